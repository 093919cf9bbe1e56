using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>
/// Recognises what the chip of a card says, tag by tag in hexadecimal digits as EMV has it, with the card's number or its tracks among it:
/// <c>5A08…</c>, <c>5713…D2912…</c>. All of it is one finding.
/// </summary>
internal static class ChipDataDetector
{
    private const int Shortest = 18;
    private const int Longest = 4_096;
    private const int ShortestNumber = 12;
    private const int LongestNumber = 19;

    private const int FirstTrack = 0x56;
    private const int SecondTrack = 0x57;
    private const int Number = 0x5A;
    private const int ContactlessTrack = 0x9F6B;

    /// <summary>Returns whether the digits that start at a place may be as many as are needed.</summary>
    public static bool MayReach(ReadOnlySpan<char> text, int at) => at + Shortest <= text.Length && char.IsAsciiHexDigit(text[at + Shortest - 1]);

    /// <summary>Returns where the digits end that start at <paramref name="at"/> and hold a card's number, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        if (at + Shortest > text.Length || !char.IsAsciiHexDigit(text[at + 2]) || !TextBoundary.IsStart(text, at))
        {
            return -1;
        }

        var end = CharacterSet.HexDigits.EndOfRun(text[..Math.Min(text.Length, at + Longest)], at);
        if (end - at < Shortest || !Holds(text[at..end]))
        {
            return -1;
        }

        return CharacterSet.HexDigits.EndOfRun(text, end);
    }

    private static bool Holds(ReadOnlySpan<char> data)
    {
        for (var at = 0; TryReadTag(data, ref at, out var tag, out var isConstructed) && TryReadLength(data, ref at, out var length);)
        {
            if (isConstructed)
            {
                continue; // Its tags come next.
            }

            var value = data[at..Math.Min(data.Length, at + length)];
            if (IsCardData(tag, value))
            {
                return true;
            }

            at += length;
        }

        return false;
    }

    private static bool IsCardData(int tag, ReadOnlySpan<char> value) => tag switch
    {
        Number => IsNumber(WithoutFill(value)),
        SecondTrack or ContactlessTrack => IsTrack(value),
        FirstTrack => IsSpelledTrack(value),
        _ => false,
    };

    private static bool TryReadTag(ReadOnlySpan<char> data, ref int at, out int tag, out bool isConstructed)
    {
        // Bytes of nothing may be between tags.
        while (TryReadByte(data, ref at, out tag) && tag == 0)
        {
        }

        isConstructed = (tag & 0x20) != 0;
        if ((tag & 0x1F) == 0x1F)
        {
            TryReadByte(data, ref at, out var next);
            tag = (tag << 8) | next;
        }

        return tag != 0 && at <= data.Length;
    }

    private static bool TryReadLength(ReadOnlySpan<char> data, ref int at, out int length)
    {
        if (!TryReadByte(data, ref at, out length))
        {
            return false;
        }

        if (length is 0x81)
        {
            TryReadByte(data, ref at, out length);
        }
        else if (length > 0x80)
        {
            return false;
        }

        length *= 2;
        return at < data.Length;
    }

    private static bool TryReadByte(ReadOnlySpan<char> data, ref int at, out int value)
    {
        value = 0;
        if (at + 2 > data.Length)
        {
            at = data.Length + 1;
            return false;
        }

        value = (HexValue(data[at]) << 4) | HexValue(data[at + 1]);
        at += 2;
        return true;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;

    // Up to a whole byte.
    private static ReadOnlySpan<char> WithoutFill(ReadOnlySpan<char> value) => value is [.., 'F' or 'f'] ? value[..^1] : value;

    private static bool IsNumber(ReadOnlySpan<char> value) =>
        value.Length is >= ShortestNumber and <= LongestNumber && CharacterSet.Digits.Covers(value) && CardIssuers.HasCheckDigit(value);

    private static bool IsTrack(ReadOnlySpan<char> value) => value.IndexOfAny('D', 'd') is var separator and > 0 && IsNumber(value[..separator]);

    // The letter B and digits, each as its character.
    private static bool IsSpelledTrack(ReadOnlySpan<char> value)
    {
        const string LetterB = "42";
        if (value.Length < 2 * (ShortestNumber + 1) || !value.StartsWith(LetterB))
        {
            return false;
        }

        for (var at = 2; at < 2 * (ShortestNumber + 1); at += 2)
        {
            if (value[at] != '3' || !char.IsAsciiDigit(value[at + 1]))
            {
                return false;
            }
        }

        return true;
    }
}
