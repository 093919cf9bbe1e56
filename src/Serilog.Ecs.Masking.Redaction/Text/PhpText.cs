using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>What PHP writes of its values: <c>["password":protected]=> string(7) "x"</c>, <c>s:8:"password";s:7:"x";</c>.</summary>
internal static class PhpText
{
    private const int Longest = 128;

    /// <summary>Goes on from the type of a value, and who may see it, to the value itself.</summary>
    public static void Enter(ReadOnlySpan<char> text, ref int start)
    {
        if (text[start] is 'p' or '"' && text[start..Math.Min(text.Length, start + Longest)] is var ahead && (ahead.StartsWith("protected]=>") || ahead.StartsWith("private]=>") || ahead.IndexOf(":private]=>") is > 0 and < 64))
        {
            start += ahead.IndexOf("]=>") + 3;
            while (start < text.Length - 1 && char.IsWhiteSpace(text[start]))
            {
                start++;
            }
        }

        if (text[start] == 's' && text[start..].StartsWith("string(") && text[start..Math.Min(text.Length, start + 24)].IndexOf(") \"") is var open and > 0)
        {
            start += open + 2;
        }
    }

    /// <summary>Finds a serialized text that the one before it names, at the colon before its quotation mark.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int colon, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = colon + 2;
        var before = text[Math.Max(0, colon - Longest)..colon].TrimEnd("0123456789");
        if (start > text.Length || start < from || text[colon + 1] != '"' || !before.EndsWith("\";s:"))
        {
            return false;
        }

        before = before[..^4];
        var open = before.LastIndexOf('"');
        if (open < 0 || policy.Decide(before[(open + 1)..].Trim('*')).Rule is not { } rule)
        {
            return false;
        }

        var length = text[start..].IndexOf("\";");
        finding = new KeyedFinding(start, length < 0 ? text.Length : start + length, rule);
        return finding.End > start && !PlainValue.IsNothing(text[start..finding.End]) && !PlainValue.IsPlaceholder(text[start..finding.End]);
    }
}
