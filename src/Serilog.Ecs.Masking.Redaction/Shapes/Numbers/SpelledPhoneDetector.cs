namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises Korean mobile numbers whose digits are spelled out: 공일공-일이삼사-오육칠팔.</summary>
internal static class SpelledPhoneDetector
{
    /// <summary>The digit that every mobile number starts with.</summary>
    public const char Zero = '공';

    /// <summary>The digit that comes next.</summary>
    public const char One = '일';

    private const string Digits = "공영일이삼사오육륙칠팔구";
    private const int PrefixLength = 3;
    private const int GroupLength = 4;

    /// <summary>Returns where the number at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        if (!text[at..].StartsWith("공일") || EndOfDigits(text, at, PrefixLength) != at + PrefixLength)
        {
            return -1;
        }

        var middle = BehindSeparator(text, at + PrefixLength);
        var last = BehindSeparator(text, middle + GroupLength);
        return EndOfDigits(text, middle, GroupLength) == middle + GroupLength
            && EndOfDigits(text, last, GroupLength) == last + GroupLength
                ? last + GroupLength
                : -1;
    }

    private static int EndOfDigits(ReadOnlySpan<char> text, int at, int most)
    {
        var end = at;
        while (end < text.Length && end - at < most && Digits.Contains(text[end], StringComparison.Ordinal))
        {
            end++;
        }

        return end;
    }

    private static int BehindSeparator(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (text[at] is '-' or ' ' or '.') ? at + 1 : at;
}
