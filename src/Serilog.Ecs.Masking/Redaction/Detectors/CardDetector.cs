namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Recognises payment card numbers by issuer, length and check digit.</summary>
internal static class CardDetector
{
    private const int Shortest = 13;
    private const int Longest = 19;

    // Half a card number has no check digit, but enough of it to be worth hiding.
    private const int ShortestCut = 12;

    /// <summary>Returns where a card number that starts with the first group ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        for (var count = Math.Min(groups.Count, 5); count > 0; count--)
        {
            var total = groups.DigitsIn(count);
            var last = groups[count - 1];
            var isCut = last.After == DigitSeparator.Cut && total is >= ShortestCut and < Longest;
            if (!IsGrouped(groups, count, isCut) || !StandsAlone(text, groups, count))
            {
                continue;
            }

            if (total is >= Shortest and <= Longest && IsIssued(groups, total, total) && HasCheckDigit(groups, total))
            {
                return last.End;
            }

            if (isCut && IsIssued(groups, total, Longest))
            {
                return last.End;
            }
        }

        return -1;
    }

    // 4-4-4-4, also with a shorter or a further group; 4-6-5 and 4-6-4; 6-13; 8-8; or no separator at all.
    private static bool IsGrouped(in DigitGroups groups, int count, bool isCut)
    {
        if (count == 1)
        {
            return groups[0].Count is >= ShortestCut and <= Longest;
        }

        for (var index = 0; index < count - 1; index++)
        {
            if (groups[index].After is not (DigitSeparator.Space or DigitSeparator.Dash)
                || groups[index].After != groups[0].After)
            {
                return false;
            }
        }

        var second = groups[1].Count;
        return (groups[0].Count, second, count) switch
        {
            (6, 13, 2) or (8, 8, 2) => true,
            (6, >= 6, 2) => isCut,
            (4, 6, 3) => groups[2].Count is 4 or 5 || isCut,
            (4, 4, 3) => groups[2].Count == 5 || (groups[2].Count == 4 && isCut),
            (4, 4, 4) => groups[2].Count == 4 && groups[3].Count <= 4,
            (4, 4, 5) => groups[2].Count == 4 && groups[3].Count == 4 && groups[4].Count <= 3,
            _ => false,
        };
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, in DigitGroups groups, int count)
    {
        var start = groups[0].Start;
        var last = groups[count - 1];
        if (!TextBoundary.IsEnd(text, last.End) || last.After == DigitSeparator.Dot || Numbers.FollowsFraction(text, start))
        {
            return false;
        }

        if (count == 1)
        {
            return !Numbers.IsNegative(text, start) && !Numbers.IsInsideDashes(text, start, last.End);
        }

        // Groups with dashes are part of something longer when more dashes and digits stand around them.
        return groups[0].After != DigitSeparator.Dash
            || (last.After != DigitSeparator.Dash && !Numbers.FollowsDashedDigit(text, start));
    }

    private static bool HasCheckDigit(in DigitGroups groups, int total)
    {
        var sum = 0;
        for (var index = 0; index < total; index++)
        {
            var digit = groups.Digit(total - 1 - index);
            digit <<= index & 1;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Returns whether an issuer gives out numbers that start so and have between so many digits.</summary>
    private static bool IsIssued(in DigitGroups groups, int shortest, int longest)
    {
        var issuer = groups.Number(0, 4);
        var (least, most, isVisa) = issuer switch
        {
            >= 4000 and <= 4999 => (13, 19, true),
            (>= 5100 and <= 5599) or (>= 2221 and <= 2720) or (>= 9400 and <= 9499) or (>= 9200 and <= 9299) => (16, 16, false),
            (>= 3400 and <= 3499) or (>= 3700 and <= 3799) or 1800 or 2131 => (15, 15, false),
            6011 or (>= 6440 and <= 6599) or (>= 6200 and <= 6299) or (>= 3528 and <= 3589) => (16, 19, false),
            (>= 3000 and <= 3059) or 3095 or (>= 3600 and <= 3699) or (>= 3800 and <= 3999) => (14, 19, false),
            (>= 5000 and <= 5099) or (>= 5600 and <= 5899) or (>= 6700 and <= 6799) => (13, 19, false),
            _ => (0, 0, false),
        };
        var fits = most > 0 && shortest <= most && longest >= least;
        return fits && (!isVisa || shortest != longest || shortest is 13 or 16 or 19);
    }
}
