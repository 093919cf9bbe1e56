using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The value of a block that its label names: <c>variable "db_password" { default = "x" }</c>.</summary>
internal static class BlockText
{
    private const int Reach = 512;

    /// <summary>Returns the rule for the text in quotes behind the sign, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int sign, MaskingPolicy policy)
    {
        var before = text[Math.Max(0, sign - Reach)..sign].TrimEnd(' ');
        if (!before.EndsWith("default") && !before.EndsWith("value"))
        {
            return null;
        }

        var depth = 0;
        for (var at = before.Length - 1; at >= 0; at--)
        {
            if (before[at] == '}')
            {
                depth++;
            }
            else if (before[at] == '{' && depth-- == 0)
            {
                var label = before[..at].TrimEnd(' ');
                var close = label.Length - 1;
                var open = close > 0 && label[close] == '"' ? label[..close].LastIndexOf('"') : -1;
                return open >= 0 && open + 1 < close ? policy.Decide(label[(open + 1)..close]).Rule : null;
            }
        }

        return null;
    }
}
