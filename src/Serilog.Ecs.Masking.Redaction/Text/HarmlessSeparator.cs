using System.Numerics;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells separators that stand behind a plain name that is not sensitive, or open something that is no pair, as nearly all do, by the bits of a block.</summary>
internal static class HarmlessSeparator
{
    /// <summary>Whether it is certain of the separator at a bit; whatever is not plain is left to the search.</summary>
    public static bool Is(ReadOnlySpan<char> text, in CharacterBlock block, int bit, MaskingPolicy policy)
    {
        var at = block.Start + bit;
        return text[at] switch
        {
            '=' or ':' => !ProtocolLine.MayFollow(text, at) && !EndsLine(text, at) && IsBehindHarmlessName(text, block, bit, policy),
            '(' or '[' => OpensNoPair(text, block, bit),
            '%' => at + 1 < text.Length && text[at + 1] is not ('2' or '3'),
            '\\' => at + 1 < text.Length && (text[at + 1] | 0x20) != 'u',
            ';' => at == 0 || (text[at - 1] | 0x20) != 't',
            '"' or '\'' => at == 0 || text[at - 1] != ' ',
            _ => false,
        };
    }

    // "Please use the following password:\n\nx"
    private static bool EndsLine(ReadOnlySpan<char> text, int sign) => sign + 1 < text.Length && text[sign + 1] is '\n' or '\r' && text[sign] == ':';

    private static bool IsBehindHarmlessName(ReadOnlySpan<char> text, in CharacterBlock block, int bit, MaskingPolicy policy)
    {
        if (bit > 0 && text[block.Start + bit - 1] is '"' or '\'')
        {
            bit--;
        }

        if (bit == 0 || !EndsPlainly(text, block.Start + bit))
        {
            return false;
        }

        var start = 64 - BitOperations.LeadingZeroCount(~block.Names & ((1UL << bit) - 1));
        if (start == 0 ? block.Start > 0 : !BeginsName(text[block.Start + start - 1]))
        {
            return false;
        }

        var length = bit - start;
        return length is < TextKey.Shortest or > TextKey.Longest
            ? !ShortParameter.IsAt(text, block.Start + bit)
            : policy.Decide(text.Slice(block.Start + start, length)) is { Rule: null, EndsPhrase: false, IsCalledValue: false };
    }

    // In a letter that ends no escape of a bracket or of a quotation mark: "%5D".
    private static bool EndsPlainly(ReadOnlySpan<char> text, int end) =>
        (text[end - 1] | 0x20) is >= 'a' and <= 'z' && ((text[end - 1] | 0x20) != 'd' || end < 2 || text[end - 2] != '5');

    // Behind a sign that is no part of a name, nor of an escape in it, nor makes it a parameter of SQL.
    private static bool BeginsName(char before) => before < 0x80 && before is not ('\\' or '%' or ':' or '$' or '@');

    // "(name, value)" is one; "(x64)" and "[main]" are none. Digits may be a code that the word before names.
    private static bool OpensNoPair(ReadOnlySpan<char> text, in CharacterBlock block, int bit)
    {
        var bracket = block.Start + bit;
        var end = bit + 1 + BitOperations.TrailingZeroCount(~(block.Names >> 1 >> bit));
        var behind = block.Start + end;
        return end < 64 && end > bit + 1 && !EndsInValues(text, bracket) && !CallText.MayTakeKey(text, bracket) && behind < text.Length
            && !char.IsAsciiDigit(text[bracket + 1]) && !IsBehindForeign(text, bracket) && text[behind] is ' ' or ')' or ']' or '=' or ';' or '(' or '/';
    }

    // "비밀번호(x)", "비밀번호는 [x]"
    private static bool IsBehindForeign(ReadOnlySpan<char> text, int bracket) => bracket > 1 && (text[bracket - 1] >= 0x80 || (text[bracket - 1] == ' ' && text[bracket - 2] >= 0x80));

    // "VALUES (now(), 'x')", "rejected value [x]"
    private static bool EndsInValues(ReadOnlySpan<char> text, int bracket)
    {
        var end = bracket;
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        end -= end > 5 && (text[end - 1] | 0x20) == 's' ? 1 : 0;
        return end > 4 && (text[end - 1] | 0x20) == 'e' && (text[end - 2] | 0x20) == 'u' && (text[end - 3] | 0x20) == 'l';
    }
}
