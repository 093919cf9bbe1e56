using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises telephone numbers as Koreans, Americans and the rest of the world write them.</summary>
internal static class PhoneDetector
{
    // E.164 allows fewer, which would make every signed number a telephone.
    private const int ShortestInternational = 9;
    private const int LongestInternational = 15;
    private const int NumberingPlanLength = 11;

    // What is left of a number that a length limit cut must be this long to be worth hiding.
    private const int ShortestCut = 7;

    /// <summary>Returns where a Korean number that starts with the first group ends, or -1.</summary>
    /// <param name="text">The text.</param>
    /// <param name="groups">Its digits.</param>
    /// <param name="hasPlus">Whether a plus sign is before them.</param>
    public static int FindKoreanEnd(ReadOnlySpan<char> text, in DigitGroups groups, bool hasPlus)
    {
        if (hasPlus ? groups.DigitsIn(groups.Count) < 10 || groups.Number(0, 2) != 82 : groups.Digit(0) != 0)
        {
            return -1;
        }

        // What comes before the area: +82, +82 0 or 0; and 0082 for the plus sign.
        var dialled = hasPlus ? 2 : groups.DigitsIn(groups.Count) >= LongestInternational - 2 && groups.Number(0, 4) == 82 ? 4 : 0;
        var prefix = dialled == 0 ? 1 : groups.Digit(dialled) == 0 ? dialled + 1 : dialled;
        for (var count = Math.Min(groups.Count, 5); count > 0; count--)
        {
            var total = groups.DigitsIn(count);
            if ((IsMobile(groups, count, total, prefix) || (dialled < 4 && count < 5 && IsLandline(groups, count, prefix, hasPlus)))
                && IsApart(text, groups, count))
            {
                return groups[count - 1].End;
            }
        }

        return -1;
    }

    /// <summary>Returns where a number after a plus sign ends, or -1.</summary>
    public static int FindInternationalEnd(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        for (var count = groups.Count; count > 0; count--)
        {
            var total = groups.DigitsIn(count);
            if (IsCountry(groups)
                && IsInternationalLength(groups.Digit(0), total, groups[count - 1].After == DigitSeparator.Cut)
                && IsApart(text, groups, count)
                && (groups[count - 1].Count > 1 || groups[count - 1].After == DigitSeparator.Cut))
            {
                return groups[count - 1].End;
            }
        }

        return -1;
    }

    /// <summary>Returns where 212-555-0123, 1-212-555-0123 or (212) 555-0123 ends, or -1; the groups start at the area.</summary>
    public static int FindAmericanEnd(ReadOnlySpan<char> text, in DigitGroups groups, bool hasParenthesis)
    {
        if (groups.Count < 3 || groups[0].Count != 3 || groups[1].Count != 3 || !IsWholeOrCut(groups[2], 4))
        {
            return -1;
        }

        var (area, exchange) = (groups[0].After, groups[1].After);
        var isParenthesised = area == DigitSeparator.Close && hasParenthesis;
        var isJoined = (exchange is DigitSeparator.Dash or DigitSeparator.Dot) && (area == exchange || isParenthesised)
            && groups.Digit(0) >= (exchange == DigitSeparator.Dot ? 2 : isParenthesised ? 0 : 1);
        var isApart = NumberContext.StandAlone(text, StartOfAmerican(text, groups[0].Start), groups[2]);
        return isApart && (isJoined || (isParenthesised && exchange == DigitSeparator.Space)) ? groups[2].End : -1;
    }

    /// <summary>Returns where an American number starts whose area is at <paramref name="area"/>: a leading 1 is part of it.</summary>
    public static int StartOfAmerican(ReadOnlySpan<char> text, int area) =>
        area >= 2 && (text[area - 1] is '-' or '.') && text[area - 2] == '1' && TextBoundary.IsStart(text, area - 2) ? area - 2 : area;

    private static bool IsInternationalLength(int first, int total, bool isCut)
    {
        if (isCut)
        {
            return total is >= ShortestCut and <= LongestInternational;
        }

        // North America and Russia have one length; it keeps "+10 000 000" out.
        return first is 1 or 7
            ? total == NumberingPlanLength
            : total is >= ShortestInternational and <= LongestInternational;
    }

    // 010-1234-5678, 010 1234 5678, 01012345678, +82 10-1234-5678
    private static bool IsMobile(in DigitGroups groups, int count, int total, int prefix)
    {
        var isCut = groups[count - 1].After == DigitSeparator.Cut && total >= ShortestCut;
        if ((total - prefix is not (9 or 10) && !isCut)
            || total - prefix > 10
            || groups.Digit(prefix) != 1
            || groups.Digit(prefix + 1) is not (0 or 1 or >= 6 and <= 9))
        {
            return false;
        }

        for (var index = 0; index < count - 1; index++)
        {
            if (groups[index].After is DigitSeparator.SpacedDash or DigitSeparator.Cut or DigitSeparator.Close)
            {
                return false;
            }
        }

        // A time and an id: "010354 5184".
        if (count == 2 && groups[0].Count == 6 && groups[0].After == DigitSeparator.Space)
        {
            return false;
        }

        // Whatever is set apart, the last four digits are.
        return isCut || count == 1 || groups[count - 1].Count is 4 or 8 or 7 || (count == 2 && groups[0].Count == 2);
    }

    // 02-123-4567, (031) 123-4567, 070-1234-5678: only with separators, or any long number would do.
    private static bool IsLandline(in DigitGroups groups, int count, int prefix, bool hasPlus)
    {
        var needed = hasPlus && groups[0].Count == 2 ? 4 : 3;
        if (count != needed || groups[count - 1].Count != 4 || groups[count - 2].Count is not (3 or 4))
        {
            return false;
        }

        for (var index = 0; index < count - 1; index++)
        {
            if (groups[index].After is not (DigitSeparator.Dash or DigitSeparator.Close or DigitSeparator.Dot)
                && !(hasPlus && groups[index].After == DigitSeparator.Space))
            {
                return false;
            }
        }

        var area = groups[needed - 3].Count - (prefix == 2 ? 0 : 1);
        return (area, groups.Digit(prefix)) switch
        {
            (1, 2) => true,
            (2, >= 3 and <= 6) => groups.Digit(prefix + 1) is >= 1 and <= 5,
            (2, 7) => groups.Digit(prefix + 1) == 0,
            (3, 5) => groups.Digit(prefix + 1) == 0 && groups[needed - 3].After != DigitSeparator.Dot,
            _ => false,
        };
    }

    // Country codes of two digits; all others have one (1, 7) or three.
    private static bool IsCountry(in DigitGroups groups) => groups.Number(0, 2) switch
    {
        >= 10 and <= 19 or >= 70 and <= 79 => true,
        20 or 27 or >= 30 and <= 34 or 36 or 39 or 40 or 41 or >= 43 and <= 49 => true,
        >= 51 and <= 58 or >= 60 and <= 66 or 81 or 82 or 84 or 86 or >= 90 and <= 95 or 98 => true,
        21 or 22 or 23 or 24 or 25 or 26 or 29 or 35 or 37 or 38 or 42 or 50 or 59 or 67 or 68 or 69 => true,
        80 or 85 or 87 or 88 or 96 or 97 or 99 => true,
        _ => false,
    };

    private static bool IsWholeOrCut(DigitGroup group, int count) =>
        group.Count == count || (group.After == DigitSeparator.Cut && group.Count < count);

    private static bool IsApart(ReadOnlySpan<char> text, in DigitGroups groups, int count) =>
        NumberContext.StandAlone(text, groups[0].Start, groups[count - 1]);
}
