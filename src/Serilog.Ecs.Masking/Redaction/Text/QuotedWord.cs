namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// Finds quoted values that no sign sets off from their name: <c>WITH PASSWORD 'x'</c>, <c>the password is "x"</c>,
/// <c>IDENTIFIED BY 'x'</c>, <c>setPassword("x")</c>.
/// </summary>
internal static class QuotedWord
{
    private const int LongestWord = 48;
    private const int LongestValue = 512;
    private const int Reach = 64;

    /// <summary>Finds the value in the quotes that open at <paramref name="quote"/>, with one space before them.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int quote, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (quote < 3 || text[quote - 1] != ' ' || !char.IsLetter(text[quote - 2]))
        {
            return false;
        }

        var start = StartOfWord(text, quote - 1);
        var word = text[start..(quote - 1)];
        var rule = IsOneOf(word, "is", "was") ? RuleBefore(text, start, policy)
            : IsOneOf(word, "by", "as") && text[Math.Max(0, start - Reach)..start].Contains("IDENTIFIED", StringComparison.OrdinalIgnoreCase) ? policy.Decide("password").Key.Rule
            : TypedRule(word, policy);
        return rule is not null && TryTake(text, quote, from, rule, out finding);
    }

    /// <summary>Finds the only or first argument of what is called like a password: <c>PASSWORD('x')</c>.</summary>
    public static bool TryFindArgument(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (bracket < 3 || bracket + 2 >= text.Length || text[bracket + 1] is not ('"' or '\'') || !char.IsLetter(text[bracket - 1]))
        {
            return false;
        }

        return TypedRule(text[StartOfWord(text, bracket)..bracket], policy) is { } rule && TryTake(text, bracket + 1, from, rule, out finding);
    }

    private static bool TryTake(ReadOnlySpan<char> text, int quote, int from, MaskRule rule, out KeyedFinding finding)
    {
        finding = default;
        var start = quote + 1;
        var window = text[start..Math.Min(text.Length, start + LongestValue)];
        var value = window[..TextQuote.FindClose(window, text.Slice(quote, 1))];
        var end = start + value.Length;
        if (end <= from || start < from || value.IsWhiteSpace() || (end == text.Length && value.Contains(' ')) || PlainValue.IsNothing(value) || PlainValue.IsPlaceholder(value) || PlainValue.StartsProse(value))
        {
            return false;
        }

        // What stands before a colon is a name.
        if (text[Math.Min(text.Length, end + 1)..].TrimStart(' ') is [':' or '=', ..])
        {
            return false;
        }

        finding = new KeyedFinding(start, end, rule);
        return true;
    }

    private static MaskRule? TypedRule(ReadOnlySpan<char> word, MaskingPolicy policy) =>
        word.Length >= 3 && policy.Decide(word).Rule is { IsTyped: true, Class: RuleClass.Secret } rule ? rule : null;

    private static MaskRule? RuleBefore(ReadOnlySpan<char> text, int end, MaskingPolicy policy)
    {
        if (end < 3 || text[end - 1] != ' ')
        {
            return null;
        }

        var word = text[StartOfWord(text, end - 1)..(end - 1)];
        return word.Length >= 3 && policy.Decide(word).Rule is { Class: RuleClass.Secret } rule ? rule : null;
    }

    private static int StartOfWord(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestWord && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '-'))
        {
            start--;
        }

        return start;
    }

    private static bool IsOneOf(ReadOnlySpan<char> word, string one, string other) =>
        word.Equals(one, StringComparison.OrdinalIgnoreCase) || word.Equals(other, StringComparison.OrdinalIgnoreCase);
}
