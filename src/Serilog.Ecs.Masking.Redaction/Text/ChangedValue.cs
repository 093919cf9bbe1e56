using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The new value behind the old one, as plans of changes print them: <c>password = "x" -> "y"</c>.</summary>
internal static class ChangedValue
{
    private const int Longest = 512;

    /// <summary>Finds the text in quotes behind the arrow.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int arrow, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = arrow + 2;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        var reach = Math.Max(0, arrow - Longest);
        var old = text[reach..arrow].TrimEnd(' ');
        if (start >= text.Length || text[start] is not ('"' or '\'') || old.Length < 4 || old[^1] != text[start])
        {
            return false;
        }

        var open = old[..^1].LastIndexOf(old[^1]);
        var sign = open < 0 ? -1 : reach + old[..open].TrimEnd(' ').Length - 1;
        if (sign < 1 || text[sign] is not ('=' or ':') || !TextKey.TryRead(text, sign, out var key) || policy.Decide(text[key.Start..key.End]).Rule is not { } rule || KeyContext.IsOther(text, sign, key, rule))
        {
            return false;
        }

        var value = text[(start + 1)..];
        value = value[..TextQuote.FindClose(value, text.Slice(start, 1))];
        finding = new KeyedFinding(start + 1, start + 1 + value.Length, rule);
        return start >= from && !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value);
    }
}
