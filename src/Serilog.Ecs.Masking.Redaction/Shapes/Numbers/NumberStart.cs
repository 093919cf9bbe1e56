using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Turns nearly all numbers of ordinary text away by their first two groups, before their digits are read: dates, times, sizes, ids.</summary>
internal sealed class NumberStart(Func<string, DetectorRule?> enabled)
{
    /// <summary>The most digits of a number that is sought.</summary>
    public const int LongestNumber = 19;

    /// <summary>The fewest digits of a card's number, one that was cut included.</summary>
    public const int ShortestCard = 12;

    /// <summary>The fewest digits of a number that a token begins with.</summary>
    public const int ShortestTokenNumber = 8;

    /// <summary>The most digits of a number in an address.</summary>
    public const int LongestOctet = 3;

    private const int LongestGroup = 16;
    private const int LongestFirstGroup = 8;

    // Two digits and seven are written behind a dash or a blank.
    private const int AfterDash = (1 << 2) | (1 << 7) | (1 << 13);

    private const int ResidentNumber = 13;
    private const char FirstBeyondControls = ' ';
    private const char FirstBeyondAscii = '\u0080';

    private readonly bool _readsDotted = enabled(DetectorRules.Ipv4) is not null || enabled(DetectorRules.Coordinates) is not null;
    private readonly bool _readsDriver = enabled(DetectorRules.KrDriver) is not null;
    private readonly bool _readsBusiness = enabled(DetectorRules.KrBrn) is not null;

    /// <summary>Returns how many digits of ASCII follow one another from a place on, or more than any number that is sought has.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var length = 1;
        while (at + length < text.Length && char.IsAsciiDigit(text[at + length]) && length <= LongestNumber)
        {
            length++;
        }

        return length;
    }

    /// <summary>Returns whether the number that starts at a place may be any that is sought: nearly all of ordinary text are not.</summary>
    /// <param name="text">The text.</param>
    /// <param name="floor">The offset before which nothing counts.</param>
    /// <param name="at">The offset of the number.</param>
    /// <param name="length">How many digits of ASCII there are; any number beyond <see cref="LongestNumber"/> for more than that.</param>
    public bool MayMatch(ReadOnlySpan<char> text, int floor, int at, int length)
    {
        var previous = at > floor ? text[at - 1] : '\0';
        if (CharacterSet.Word.Contains(previous) || length >= ShortestCard)
        {
            return true;
        }

        var next = at + length < text.Length ? text[at + length] : '\0';
        return ((next is ':' or '|') && length >= ShortestTokenNumber)
            || (next == '.' && length <= LongestOctet && _readsDotted)
            || IsWorthReading(text[at..], length, previous, next);
    }

    /// <summary>Returns whether the digits of a number are worth being read.</summary>
    /// <param name="text">The text from the number on.</param>
    /// <param name="length">How many digits of ASCII there are.</param>
    /// <param name="previous">The character before the number.</param>
    /// <param name="next">The character after those digits.</param>
    public bool IsWorthReading(ReadOnlySpan<char> text, int length, char previous, char next)
    {
        if (previous is '+' or '＋')
        {
            return true;
        }

        if (next >= 0x80 && !char.IsLetter(next))
        {
            return true;
        }

        if (length > LongestNumber)
        {
            return false;
        }

        var first = text[0];
        var isSeparated = next is '-' or ' ' or '%' or '+' or ')' or '.'
            && length + 1 < text.Length
            && (text[length + 1] < 0x80 ? char.IsAsciiDigit(text[length + 1]) || text[length + 1] is ' ' or '-' : true);
        var isLikely = length switch
        {
            2 => isSeparated && (first == '0' || _readsDriver),
            3 => isSeparated,
            4 or 8 => isSeparated
                && (first is >= '3' and <= '6' or '9'
                    || (first == '8' && text[1] is '1' or '2' or '6')
                    || (first == '2' && text[1] >= '2')
                    || (first == '0' && text[1] is '5' or '0')),
            6 => isSeparated,
            7 => isSeparated && first == '0',
            10 or 11 => first == '0' || (_readsBusiness && length == 10),
            >= 12 => true,
            _ => false,
        };
        return isLikely && (previous is '(' or '（' || (length >= ShortestCard ? MayBeSolid(text, length) : MayGoOn(text, length)));
    }

    // Of a first group with fewer digits than a card's number.
    private static bool MayGoOn(ReadOnlySpan<char> text, int length) =>
        length > LongestFirstGroup
        || MayBeKoreanPhone(text, length)
        || length + 1 >= text.Length
        || text[length] == '%'
        || !char.IsAsciiDigit(text[length + 1])
        || HasSecondGroup(text, length);

    // Of as many digits as a card has, or more.
    private static bool MayBeSolid(ReadOnlySpan<char> text, int length) =>
        length == ResidentNumber
        || text[0] == '0'
        || CardIssuers.Issue(((text[0] - '0') * 1_000) + ((text[1] - '0') * 100) + ((text[2] - '0') * 10) + text[3] - '0', length, CardIssuers.Longest);

    // 01x, 02 to 06x, 070 and 050x; 0082 stands for the plus sign.
    private static bool MayBeKoreanPhone(ReadOnlySpan<char> text, int length) =>
        text[0] == '0' && (length < 2 || text[1] is >= '1' and <= '7' || (text[1] == '0' && (length < 4 || text[2] == '8')));

    // A longer group, and one that something invisible or the end of a cut follows, may be anything.
    private static bool HasSecondGroup(ReadOnlySpan<char> text, int length)
    {
        var start = length + 1;
        var end = start;
        while (end < text.Length && end - start <= LongestGroup && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var lengths = text[length] == '.' ? SecondLengths(length) & ~AfterDash : SecondLengths(length);
        return ((lengths >> (end - start)) & 1) != 0 || IsOpen(text, end) || (end < text.Length && text[end] == '-' && IsOpen(text, end + 1));
    }

    private static bool IsOpen(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is < FirstBeyondControls or >= FirstBeyondAscii;

    // One bit for each length: 2-2-6-2 (driver licences), 3-2-4, 3-3-4 (social security, telephones), 4-4-4-4, 4-6-5, 4-8-4, 8-8 (cards),
    // 6-7 (resident numbers) and 6-13 (cards).
    private static int SecondLengths(int first) => first switch
    {
        2 => 1 << 2,
        3 => (1 << 2) | (1 << 3),
        4 => (1 << 4) | (1 << 6) | (1 << 8),
        6 => (1 << 7) | (1 << 13),
        8 => (1 << 4) | (1 << 8),
        _ => 0,
    };
}
