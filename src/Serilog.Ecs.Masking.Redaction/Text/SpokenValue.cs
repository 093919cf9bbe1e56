using System.Buffers;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Finds values that no sign sets off from what they are called, as people write to one another: <c>the password is hunter2</c>,
/// <c>OTP 482913</c>, <c>482913 is your login code</c>, <c>인증번호는 482913 입니다</c>. Only what has a digit or a sign among its first characters
/// is told from a word of prose.
/// </summary>
internal static class SpokenValue
{
    /// <summary>Among so many characters of a value there is a digit or a sign: as far as a block reaches ahead of a place, so that the sieve sees it too.</summary>
    public const int Evidence = 12;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@%&\\~");

    /// <summary>Finds the first value that begins between two places.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int from, int start, int until, MaskingPolicy policy, out KeyedFinding finding)
    {
        var reach = Math.Min(text.Length, until + Evidence);
        var last = -1;
        for (var at = start; at < reach; at++)
        {
            var next = text[at..reach].IndexOfAny(Signs);
            if (next < 0)
            {
                break;
            }

            at += next;
            var begin = StartOfRun(text, at);
            if (begin >= start && begin < until && begin != last && TryMatch(text, begin, from, policy, out finding))
            {
                return true;
            }

            last = begin < 0 ? last : begin;
            if (at < until && at != begin && IsBehindForeign(text, at) && TryMatch(text, at, from, policy, out finding))
            {
                return true;
            }
        }

        finding = default;
        return false;
    }

    /// <summary>Looks at one place where such a value may begin, behind a blank, behind a letter beyond ASCII or with the text.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (at < from || !SpokenShape.MayBegin(text, at) || (at > 0 && text[at - 1] < 0x80 && !Blanks.Contains(text[at - 1])))
        {
            return false;
        }

        var end = 0;
        var rule = RuleBefore(text, at, policy, ref end) ?? SpokenCode.RuleAhead(text, at, policy, ref end);
        if (rule is null)
        {
            return false;
        }

        finding = new KeyedFinding(at, end, rule);
        return true;
    }

    /// <summary>Whether what stands before a place, or a number at it, may be a reason to look closer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayBegin(ReadOnlySpan<char> text, int at)
    {
        if (at > NameEnding.Shortest)
        {
            var last = text[at - 2];
            if (text[at - 1] >= 0x80 || last >= 0x80 || (text[at - 1] == ' ' && IsLongEnough(text, at) && NameEnding.IsBefore(text, at, text[at - 3], last)))
            {
                return true;
            }
        }

        return at + SpokenCode.Shortest < text.Length && char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 2]) && char.IsAsciiDigit(text[at + 3]);
    }

    // Nothing that is hidden has but one or two characters.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsLongEnough(ReadOnlySpan<char> text, int at) => at + 2 < text.Length && text[at + 1] != ' ' && text[at + 2] != ' ';

    private static MaskRule? RuleBefore(ReadOnlySpan<char> text, int at, MaskingPolicy policy, ref int end)
    {
        if (at <= NameEnding.Shortest)
        {
            return null;
        }

        var isGlued = text[at - 1] != ' ';
        var close = isGlued ? at : at - 1;
        if (!isGlued && close > NameEnding.Shortest && text[close - 1] == ']' && SpokenCode.IsShort(text, at))
        {
            return OfBrackets(text, at, close - 1, policy, ref end);
        }

        if (text[close - 1] >= 0x80)
        {
            return OfForeign(text, at, close, isGlued, policy, ref end);
        }

        if (isGlued || !NameEnding.IsBefore(text, at, text[close - 2], text[close - 1]))
        {
            return null;
        }

        var start = SpokenWords.StartOfWord(text, close);
        var word = text[start..close];
        if (SpokenWords.Is(word, "is") || SpokenWords.Is(word, "to") || SpokenWords.Is(word, "was") || SpokenWords.Is(word, "now"))
        {
            return SpokenShape.MayBeTold(text, at) ? OfCopula(text, at, close, policy, ref end) : null;
        }

        return SpokenSubject.KeyBefore(text, close, policy) is { } rule && SpokenShape.TryBare(text, at, rule, out end) ? rule : null;
    }

    // "[인증번호] 482913", "[OTP] 482913"
    private static MaskRule? OfBrackets(ReadOnlySpan<char> text, int at, int close, MaskingPolicy policy, ref int end)
    {
        var start = SpokenWords.StartOfWord(text, close);
        return start > 0 && text[start - 1] == '[' && start < close - 1 && policy.Decide(text[start..close]).Rule is { } rule && SpokenCode.Is(rule) && SpokenCode.TryFind(text, at, rule, out end) ? rule : null;
    }

    // "is", "was", "is now", "set to", "changed to"
    private static MaskRule? OfCopula(ReadOnlySpan<char> text, int at, int close, MaskingPolicy policy, ref int end)
    {
        var start = SpokenWords.StartOfWord(text, close);
        if (SpokenWords.Is(text[start..close], "now") && start > 2 && text[start - 1] == ' ')
        {
            close = start - 1;
            start = SpokenWords.StartOfWord(text, close);
        }

        var word = text[start..close];
        if (!(SpokenWords.Is(word, "is") || SpokenWords.Is(word, "was") || SpokenWords.Is(word, "to")) || start < 3 || text[start - 1] != ' ')
        {
            return null;
        }

        var rule = SpokenSubject.Before(text, start - 1, policy) ?? (SpokenCode.IsShort(text, at) && SpokenWords.IsYourCode(text[Math.Max(0, start - 1 - SpokenWords.LongestName)..(start - 1)]) ? policy.Decide("otp").Rule : null);
        return rule is not null && SpokenShape.TryTold(text, at, rule, out end) ? rule : null;
    }

    // "인증번호는 482913 입니다", "비밀번호 hunter2", "验证码是482913": a particle belongs to the word.
    private static MaskRule? OfForeign(ReadOnlySpan<char> text, int at, int close, bool isGlued, MaskingPolicy policy, ref int end)
    {
        var start = SpokenWords.StartOfWord(text, close);
        if (start == close || policy.Decide(text[start..close]).Rule is not { } rule || !SpokenShape.IsSpoken(rule) || (isGlued && !SpokenCode.Is(rule)))
        {
            return null;
        }

        var isFound = rule.IsTyped || rule.Class == RuleClass.Personal ? SpokenShape.TryBare(text, at, rule, out end) : SpokenWords.IsParticle(text[close - 1]) && SpokenShape.TryTold(text, at, rule, out end);
        return isFound ? rule : null;
    }

    private static bool IsBehindForeign(ReadOnlySpan<char> text, int at) => at > 0 && text[at - 1] >= 0x80 && char.IsAsciiDigit(text[at]);

    // Where the run of other characters than blanks starts that a sign is near the start of, or -1.
    private static int StartOfRun(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - Evidence);
        var blank = text[from..at].LastIndexOfAny(Blanks);
        return blank >= 0 ? from + blank + 1 : from == 0 && at < Evidence ? 0 : -1;
    }
}
