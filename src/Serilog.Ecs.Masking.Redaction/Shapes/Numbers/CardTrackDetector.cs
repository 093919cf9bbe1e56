using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>
/// Recognises what a magnetic stripe holds, as ISO/IEC 7813 has it and ISO 8583 sends it: the first track, <c>%B…^NAME^2912…?</c>, and the
/// second, <c>;…=2912…?</c> or <c>…D2912…F</c>. PCI DSS forbids to store any of it, so all of it is one finding.
/// </summary>
internal static class CardTrackDetector
{
    private const int LongestNumber = 19;
    private const int ShortestNumber = 12;
    private const int LongestTrack = 107;
    private const int ShortestDate = 4;

    // Of the date and the service code.
    private const int ShortestData = 7;

    /// <summary>Returns whether the first track, a letter and digits, or what a chip says, hexadecimal digits, may start at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool MayStart(ReadOnlySpan<char> text, int at) =>
        at + ShortestNumber < text.Length
        && (char.IsAsciiDigit(text[at + 1]) || char.IsAsciiDigit(text[at]))
        && char.IsAsciiHexDigit(text[at + 4])
        && char.IsAsciiHexDigit(text[at + 8])
        && char.IsAsciiHexDigit(text[at + ShortestNumber])
        && (ChipDataDetector.MayReach(text, at) || char.IsAsciiDigit(text[at + 3]));

    /// <summary>Returns where the first track ends whose letter is at <paramref name="at"/>, or -1.</summary>
    public static int FindEndOfFirst(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || !char.IsAsciiLetter(text[at]) || !char.IsAsciiDigit(text[at + 1]) || !TextBoundary.IsStart(text, at))
        {
            return -1;
        }

        // Some issuers print the groups of their numbers.
        Span<char> number = stackalloc char[LongestNumber];
        var count = 0;
        var end = at + 1;
        for (; end < text.Length && count < LongestNumber && (char.IsAsciiDigit(text[end]) || IsSpace(text, end)); end++)
        {
            if (char.IsAsciiDigit(text[end]))
            {
                number[count++] = text[end];
            }
        }

        return EndBehindCaret(text, end, number[..count]);
    }

    /// <summary>Returns where the track ends whose number is between two places, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int start, int end)
    {
        if (end - start is < ShortestNumber or > LongestNumber || end >= text.Length)
        {
            return -1;
        }

        return text[end] switch
        {
            '=' => EndOfSecond(text, start, end, end + 1, isHex: false),
            'D' or 'd' => EndOfSecond(text, start, end, end + 1, isHex: true),
            '^' => EndBehindCaret(text, end, text[start..end]),
            '%' when Is(text, end, "%3D") => EndOfSecond(text, start, end, end + 3, isHex: false),
            '%' when Is(text, end, "%5E") => EndBehindCaret(text, end, text[start..end]),
            '\\' when Is(text, end, "\\u003D") => EndOfSecond(text, start, end, end + 6, isHex: false),
            _ => -1,
        };
    }

    private static int EndOfSecond(ReadOnlySpan<char> text, int start, int separator, int data, bool isHex)
    {
        var end = data;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (text[end] == '=' && !isHex)))
        {
            end++;
        }

        if (start > 0 && text[start - 1] == ';' && end < text.Length && text[end] == '?')
        {
            return end;
        }

        var digits = end - data;
        var isCut = digits > 0 && end < text.Length && text[end] == '…';
        var isDated = digits >= ShortestDate && IsMonth(text[(data + 2)..]);
        var number = text[start..separator];
        if (!(isDated || isCut) || !CardIssuers.HasCheckDigit(number) || (digits < ShortestData && !IsIssued(number)))
        {
            return -1;
        }

        // Filled up to whole bytes.
        while (end < text.Length && text[end] is 'F' or 'f')
        {
            end++;
        }

        if (TextBoundary.IsEnd(text, end))
        {
            return end;
        }

        return isHex ? -1 : EndOfWord(text, end);
    }

    // "^DOE/JOHN^2912…?": the name, then the date, the service code and what the issuer adds.
    private static int EndBehindCaret(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> number)
    {
        var length = CaretLength(text, at);
        if (length == 0 || number.Length < ShortestNumber)
        {
            return -1;
        }

        var from = at + length;
        var limit = Math.Min(text.Length, from + LongestTrack);
        var second = from;
        while (second < limit && CaretLength(text, second) == 0 && !IsEndOfLine(text[second]))
        {
            second++;
        }

        var isWhole = second < limit
            && CaretLength(text, second) is var other and > 0
            && second + other + 2 < text.Length
            && IsMonth(text[(second + other + 2)..]);
        if (!isWhole && !CardIssuers.HasCheckDigit(number))
        {
            return -1;
        }

        var behind = isWhole ? second + CaretLength(text, second) : second;
        for (var end = behind; isWhole && end < limit && !IsEndOfLine(text[end]); end++)
        {
            if (text[end] == '?' || Is(text, end, "%3F"))
            {
                return end;
            }
        }

        return EndOfWord(text, behind);
    }

    private static int EndOfWord(ReadOnlySpan<char> text, int at)
    {
        var length = text[at..].IndexOfAny(TextBoundary.EndOfCredentials);
        return length < 0 ? text.Length : at + length;
    }

    private static int CaretLength(ReadOnlySpan<char> text, int at) =>
        at >= text.Length ? 0 : text[at] == '^' ? 1 : Is(text, at, "%5E") ? 3 : Is(text, at, "\\u005E") ? 6 : 0;

    private static bool IsEndOfLine(char character) => character is '"' or '\r' or '\n' or '…' or '<' or '}';

    private static bool IsSpace(ReadOnlySpan<char> text, int at) => text[at] == ' ' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static bool IsMonth(ReadOnlySpan<char> text) => text is ['0', >= '1' and <= '9', ..] or ['1', >= '0' and <= '2', ..];

    private static bool IsIssued(ReadOnlySpan<char> number) =>
        int.TryParse(number[..4], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var issuer)
            && CardIssuers.Issue(issuer, number.Length, number.Length);

    private static bool Is(ReadOnlySpan<char> text, int at, string spelling) => text[at..].StartsWith(spelling, StringComparison.OrdinalIgnoreCase);
}
