using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises Korean resident and foreigner registration numbers.</summary>
/// <remarks>
/// Numbers given out since October 2020 end in random digits, so a hyphen and a valid date are proof enough. Without
/// the hyphen, the check digit of the older ones or an indicative word nearby has to be there.
/// </remarks>
internal static class ResidentNumberDetector
{
    private const int Length = 13;
    private const int DateLength = 6;
    private const int FirstForeigner = 5;
    private const int LastForeigner = 8;

    // Thirteen digits that start so are milliseconds since 1970, in a log nearly always.
    private const int FirstClockYear = 14;
    private const int LastClockYear = 20;

    private static readonly string[] WordsNearNumbers = WordLists.PhrasesOf("near-resident");

    /// <summary>Returns where the number that starts with the first group ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, in DigitGroups groups, bool needsContext, out bool isForeigner)
    {
        isForeigner = false;
        var count = groups[0].Count == Length ? 1 : 2;
        if (groups.Count < count || groups[0].Count < DateLength || !IsShaped(groups, count))
        {
            return -1;
        }

        var start = groups[0].Start;
        var last = groups[count - 1];
        var kind = groups.Digit(DateLength);
        isForeigner = kind is >= FirstForeigner and <= LastForeigner;
        if (kind is < 1 or > LastForeigner || !HasDate(groups, kind)
            || !NumberContext.StandAlone(text, start, last) || NumberContext.IsByteRange(text, start, last.End))
        {
            return -1;
        }

        var isHyphened = count == 2 && groups[0].After != DigitSeparator.Space;
        var isProven = (isHyphened && !needsContext)
            || (!isHyphened && HasCheckDigit(groups, isForeigner) && !IsClock(groups, count))
            || NearWords.Around(text, start, last.End, WordsNearNumbers);
        return isProven ? last.End : -1;
    }

    private static bool IsShaped(in DigitGroups groups, int count)
    {
        if (count == 1)
        {
            return true;
        }

        var isJoined = groups[0].After is DigitSeparator.Dash or DigitSeparator.SpacedDash or DigitSeparator.Space;
        var isCut = groups[1].After == DigitSeparator.Cut && groups[0].After == DigitSeparator.Dash;
        return groups[0].Count == DateLength && isJoined && (groups[1].Count == Length - DateLength || (isCut && groups[1].Count < 7));
    }

    private static bool HasDate(in DigitGroups groups, int kind)
    {
        var century = kind is 1 or 2 or 5 or 6 ? 1900 : 2000;
        var year = century + groups.Number(0, 2);
        var month = groups.Number(2, 2);
        var day = groups.Number(4, 2);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    private static bool HasCheckDigit(in DigitGroups groups, bool isForeigner)
    {
        if (groups.DigitsIn(Math.Min(groups.Count, 2)) < Length)
        {
            return false;
        }

        var sum = 0;
        for (var index = 0; index < Length - 1; index++)
        {
            sum += groups.Digit(index) * (2 + (index % 8));
        }

        return ((isForeigner ? 13 : 11) - (sum % 11)) % 10 == groups.Digit(Length - 1);
    }

    private static bool IsClock(in DigitGroups groups, int count) =>
        count == 1 && groups.Number(0, 2) is >= FirstClockYear and <= LastClockYear;
}
