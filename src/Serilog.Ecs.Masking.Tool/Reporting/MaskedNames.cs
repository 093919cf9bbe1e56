using System.Text;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Finds the rule that masked a field by the field's name.</summary>
internal sealed class MaskedNames(Redactor redactor)
{
    /// <summary>What was masked inside a longer text.</summary>
    public const string InText = "in text";

    private readonly Dictionary<string, string> _rules = new(StringComparer.Ordinal);

    public string RuleOf(ReadOnlySpan<byte> name)
    {
        var last = Encoding.UTF8.GetString(name[(name.LastIndexOf((byte)'.') + 1)..]);
        if (!_rules.TryGetValue(last, out var rule))
        {
            rule = redactor.IsSensitiveName(last, out var found) ? found.Id : InText;
            if (_rules.Count < 10_000)
            {
                _rules.Add(last, rule);
            }
        }

        return rule;
    }
}
