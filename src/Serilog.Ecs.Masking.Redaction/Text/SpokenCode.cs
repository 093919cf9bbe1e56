using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Recognises codes in prose, numbers that are sent to a telephone or printed on a card.</summary>
internal static class SpokenCode
{
    public const int Shortest = 4;
    private const int Longest = 8;
    private const int ShortestOfCards = 3;
    private const int LongestOfCards = 4;
    private const int MostWordsAhead = 6;

    /// <summary>Whether the values of a rule are such codes.</summary>
    public static bool Is(MaskRule rule) => rule.Id is KeyRules.OneTimeCode or KeyRules.CardCode;

    /// <summary>Whether four digits stand at a place, as far as the sieve looks for them.</summary>
    public static bool IsShort(ReadOnlySpan<char> text, int at) => at + Shortest <= text.Length && CharacterSet.Digits.Covers(text.Slice(at, Shortest));

    /// <summary>Finds digits alone, of which three and three may stand apart.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int at, MaskRule rule, out int end)
    {
        end = at;
        while (end < text.Length && end - at <= Longest && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var isCard = rule.Id == KeyRules.CardCode;
        var shortest = isCard || (at > 1 && text[..(at - 1)].EndsWith("security code", StringComparison.OrdinalIgnoreCase)) ? ShortestOfCards : Shortest;
        if (!isCard && end - at == 3 && end + 3 < text.Length && text[end] is '-' or ' ' && CharacterSet.Digits.Covers(text.Slice(end + 1, 3)))
        {
            end += 4;
        }

        return end - at >= shortest && end - at <= (isCard ? LongestOfCards : Longest) && StandsAlone(text, end);
    }

    /// <summary>Judges a number that comes first: <c>482913 is your login code</c>, <c>482913 인증번호</c>.</summary>
    public static MaskRule? RuleAhead(ReadOnlySpan<char> text, int at, MaskingPolicy policy, ref int end)
    {
        var close = at;
        while (close < text.Length && close - at <= Longest && char.IsAsciiDigit(text[close]))
        {
            close++;
        }

        if (close - at is < Shortest or > Longest || close + 3 >= text.Length || text[close] != ' ')
        {
            return null;
        }

        var next = close + 1;
        if (text[next] >= 0x80)
        {
            end = close;
            return policy.Decide(text[next..SpokenWords.EndOfWord(text, next)]).Rule is { } named && Is(named) ? named : null;
        }

        if ((text[next] | 0x20) is not ('i' or 'a') || (text[next + 1] | 0x20) != 's' || text[next + 2] != ' ')
        {
            return null;
        }

        next += 3;
        var word = SpokenWords.EndOfWord(text, next);
        if (!SpokenWords.IsArticle(text[next..word]))
        {
            return null;
        }

        for (var words = 0; words < MostWordsAhead && word + 1 < text.Length && text[word] == ' '; words++)
        {
            word = SpokenWords.EndOfWord(text, word + 1);
            if (SpokenSubject.KeyBefore(text, word, policy) is { } rule && Is(rule))
            {
                end = close;
                return rule;
            }
        }

        return null;
    }

    /// <summary>Whether a number that ends at a place is no part of a date, a time, a version or an address, and counts nothing.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> text, int end) => IsWhole(text, end) && !SpokenWords.IsCounted(text, end);

    private static bool IsWhole(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || !(CharacterSet.Word.Contains(text[end]) || (text[end] is '-' or '.' or ':' or '/' or ',' or '%' or '=' && end + 1 < text.Length && CharacterSet.Word.Contains(text[end + 1])) || text[end] is '%' or '=');
}
