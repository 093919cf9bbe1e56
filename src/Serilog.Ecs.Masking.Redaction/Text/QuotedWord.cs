using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Finds quoted values that no sign sets off from their name: <c>WITH PASSWORD 'x'</c>, <c>the password is "x"</c>,
/// <c>IDENTIFIED BY 'x'</c>, <c>setPassword("x")</c>.
/// </summary>
internal static class QuotedWord
{
    /// <summary>What PowerShell calls the making of a password.</summary>
    private const string Secure = "ConvertTo-SecureString";

    private const int LongestWord = 48;
    private const int LongestValue = 512;
    private const int Reach = 128;
    private const int ShortestCode = 4;
    private const int LongestCode = 10;

    /// <summary>Finds the value in the quotes that open at <paramref name="quote"/>, with one space before them.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int quote, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (quote < 3 || text[quote - 1] != ' ')
        {
            return false;
        }

        if (text[quote] == '\'' && SqlAssignment.OfCommand(text, quote, policy) is { } assigned)
        {
            return TryTake(text, quote, from, assigned, out finding);
        }

        if (!char.IsLetter(text[quote - 2]))
        {
            return BehindSign(text, quote, policy) is { } named && TryTake(text, quote, from, named, out finding);
        }

        var start = StartOfWord(text, quote - 1);
        var word = text[start..(quote - 1)];
        var rule = IsOneOf(word, "is", "was") ? RuleBefore(text, start, policy)
            : IsOneOf(word, "by", "as") ? IsIdentified(text[Math.Max(0, start - Reach)..start]) ? policy.Decide("password").Rule : null
            : IsOneOf(word, "like", "ilike") ? SqlCommand.OfColumn(text, start, policy)
            : IsOneOf(word, Secure, "-String") ? text[Math.Max(0, start - Reach)..(quote - 1)].Contains(Secure, StringComparison.OrdinalIgnoreCase) ? policy.Decide("password").Rule : null
            : IsOneOf(word, "key", "key") ? SqlCommand.OfDatabase(text, start, policy) ?? RuleOfToken(text, quote, policy)
            : IsOneOf(word, "pass", "pin") ? null
            : RuleOf(word, policy, bare: !word.ContainsAnyExceptInRange('A', 'Z')) ?? RuleOfToken(text, quote, policy) ?? MentionedName.RuleOf(text, start, quote, policy);
        return rule is not null && TryTake(text, quote, from, rule, out finding);
    }

    // Behind a sign of the statement, a comma between arguments, another text in quotes.
    private static MaskRule? BehindSign(ReadOnlySpan<char> text, int quote, MaskingPolicy policy) => text[quote - 2] switch
    {
        '=' => SqlCommand.OfAssigned(text, quote - 2, policy) ?? BlockText.RuleOf(text, quote - 2, policy),
        ',' => SqlCommand.OfArgument(text, quote, policy) ?? QuotedList.RuleOf(text, quote, policy),
        '"' or '\'' => QuotedList.RuleOf(text, quote, policy),
        _ => null,
    };

    /// <summary>Finds the only or first argument of what is called like a password, <c>PASSWORD('x')</c>, and codes in brackets, <c>OTP [123456]</c>.</summary>
    public static bool TryFindArgument(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var end = bracket > 0 && text[bracket - 1] == ' ' ? bracket - 1 : bracket;
        if (end < 2 || bracket + 2 >= text.Length || !char.IsLetter(text[end - 1]))
        {
            return false;
        }

        if (char.IsAsciiDigit(text[bracket + 1]))
        {
            return TryCode(text, end, bracket, from, policy, out finding) || (text[bracket] == '[' && TryRejected(text, end, bracket, from, policy, out finding));
        }

        if (text[end - 1] >= 0x1100 && TryPassword(text, end, bracket, from, policy, out finding))
        {
            return true;
        }

        return text[bracket] == '(' ? end == bracket && CallText.TryFind(text, bracket, from, policy, out finding) : TryRejected(text, end, bracket, from, policy, out finding);
    }

    // "비밀번호(hunter2)가", "비밀번호는 [hunter2] 입니다"
    private static bool TryPassword(ReadOnlySpan<char> text, int end, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = bracket + 1;
        var length = text[start..Math.Min(text.Length, start + LongestWord)].IndexOf(text[bracket] == '(' ? ')' : ']');
        if (length < ShortestCode || start < from || text.Slice(start, length).ContainsAny(' ', ',') || TypedRule(text[StartOfWord(text, end)..end], policy) is not { } rule || !SpokenShape.TryTold(text[..(start + length)], start, rule, out _))
        {
            return false;
        }

        finding = new KeyedFinding(start, start + length, rule);
        return true;
    }

    // "OTP [123456]", "인증번호(123456)"
    private static bool TryCode(ReadOnlySpan<char> text, int end, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = bracket + 1;
        var length = text[start..].IndexOfAnyExceptInRange('0', '9');
        if (length is < ShortestCode or > LongestCode || start < from || text[start + length] != (text[bracket] == '(' ? ')' : ']') || TypedRule(text[StartOfWord(text, end)..end], policy) is not { } rule)
        {
            return false;
        }

        finding = new KeyedFinding(start, start + length, rule);
        return true;
    }

    // "on field 'pin': rejected value [x]"
    private static bool TryRejected(ReadOnlySpan<char> text, int end, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = StartOfWord(text, end);
        var close = end == bracket || bracket < from ? -1 : text[bracket..Math.Min(text.Length, bracket + LongestValue)].IndexOf(']');
        if (close < 2 || text[start..end] is not "value" || MentionedName.RuleOf(text, start, bracket, policy) is not { } rule)
        {
            return false;
        }

        finding = new KeyedFinding(bracket + 1, bracket + close, rule);
        return !PlainValue.IsNothing(text[finding.Start..finding.End]) && !PlainValue.IsPlaceholder(text[finding.Start..finding.End]);
    }

    private static bool TryTake(ReadOnlySpan<char> text, int quote, int from, MaskRule rule, out KeyedFinding finding)
    {
        finding = default;
        var start = quote + 1;
        var window = text[start..Math.Min(text.Length, start + LongestValue)];
        var value = window[..TextQuote.FindClose(window, text.Slice(quote, 1))];
        var end = start + value.Length;
        if (end <= from || start < from || value.IsWhiteSpace() || (end == text.Length && value.Contains(' ')) || PlainValue.IsNothing(value) || PlainValue.IsPlaceholder(value) || KeyProse.Begins(value))
        {
            return false;
        }

        // What stands before a colon is a name, and what a generator makes is no word.
        if ((!rule.IsTyped && PlainWords.Covers(value)) || (text[Math.Min(text.Length, end + 1)..].TrimStart(' ') is [':' or '=', ..] and not [':', >= 'a' and <= 'z', ..]))
        {
            return false;
        }

        finding = new KeyedFinding(start, end, rule);
        return true;
    }

    // API key "8f14e45fceea167a5a36dedd", token '8f14e45fceea167a': what no person would call a thing.
    private static MaskRule? RuleOfToken(ReadOnlySpan<char> text, int quote, MaskingPolicy policy)
    {
        var value = text[(quote + 1)..];
        value = value[..Math.Max(0, value[..Math.Min(value.Length, LongestValue)].IndexOf(text[quote]))];
        return SpokenShape.IsToken(value) && SpokenSubject.KeyBefore(text, quote - 1, policy) is { IsTyped: false } rule ? rule : null;
    }

    // A word of prose, secret "db-credentials" or token 'x', is followed by names as often as by secrets.
    private static MaskRule? RuleOf(ReadOnlySpan<char> word, MaskingPolicy policy, bool bare) =>
        word.Length >= 3 && policy.Decide(word).Rule is { Class: RuleClass.Secret } rule && (rule.IsTyped || bare || word.ContainsAny('_', '-') || word[1..].ContainsAnyInRange('A', 'Z')) ? rule : null;

    private static MaskRule? TypedRule(ReadOnlySpan<char> word, MaskingPolicy policy) =>
        word.Length >= 2 && policy.Decide(word).Rule is { IsTyped: true, Class: RuleClass.Secret } rule ? rule : null;

    private static MaskRule? RuleBefore(ReadOnlySpan<char> text, int end, MaskingPolicy policy) =>
        end > 3 && text[end - 1] == ' ' ? RuleOf(text[StartOfWord(text, end - 1)..(end - 1)], policy, bare: true) : null;

    // "CREATE USER app IDENTIFIED BY 'x'", and not "the algorithm identified by 'x'".
    private static bool IsIdentified(ReadOnlySpan<char> before)
    {
        if (!before.Contains("IDENTIFIED", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        foreach (var verb in (ReadOnlySpan<string>)["CREATE", "ALTER", "GRANT", "SET"])
        {
            if (before.Contains(verb, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
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
