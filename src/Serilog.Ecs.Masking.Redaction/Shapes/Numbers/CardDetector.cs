using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises payment card numbers by issuer, length and check digit.</summary>
internal static class CardDetector
{
    private const int Shortest = CardIssuers.Shortest;
    private const int Longest = CardIssuers.Longest;

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

    // In fours, of which some may be written together, also with a shorter or a further group; 4-6-5 and 4-6-4; 6-13; or no separator at all.
    private static bool IsGrouped(in DigitGroups groups, int count, bool isCut)
    {
        if (count == 1)
        {
            return groups[0].Count is >= ShortestCut and <= Longest;
        }

        // Spaces and dashes may be mixed; two numbers with a full stop between them are one with a fraction.
        var isDotted = groups[0].After == DigitSeparator.Dot;
        for (var index = 0; index < count - 1; index++)
        {
            if (isDotted ? groups[index].After != DigitSeparator.Dot : groups[index].After is not (DigitSeparator.Space or DigitSeparator.Dash))
            {
                return false;
            }
        }

        return (groups[0].Count, groups[1].Count, count) switch
        {
            (6, 13, 2) or (8, 8, 2) => !isDotted,
            (6, >= 6, 2) => isCut && !isDotted,
            (4, 6, 3) => groups[2].Count is 4 or 5 || isCut,
            (_, _, 2) => false,
            _ => IsInFours(groups, count, isCut),
        };
    }

    private static bool IsInFours(in DigitGroups groups, int count, bool isCut)
    {
        var together = 0;
        for (var index = 0; index < count - 1; index++)
        {
            if (groups[index].Count is not (4 or 8))
            {
                return false;
            }

            together += groups[index].Count == 8 ? 1 : 0;
        }

        // Some that are written together are in no longer row, where other numbers may be of that length.
        var last = groups[count - 1];
        together += last.Count == 8 ? 1 : 0;
        return together > 0
            ? (last.Count is 4 or 8 && last.After is not (DigitSeparator.Space or DigitSeparator.Dash)) || isCut
            : last.Count <= 4 ? count > 3 || isCut : last.Count == 5 && count == 3;
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, in DigitGroups groups, int count)
    {
        var start = groups[0].Start;
        var last = groups[count - 1];
        if (!TextBoundary.IsEnd(text, last.End) || last.After == DigitSeparator.Dot || NumberContext.FollowsFraction(text, start))
        {
            return false;
        }

        if (count == 1)
        {
            return !NumberContext.IsNegative(text, start) && !NumberContext.IsInsideDashes(text, start, last.End) && !NumberContext.IsMachineId(text, start);
        }

        // Groups with dashes are part of something longer when more dashes and digits are around them.
        return groups[0].After != DigitSeparator.Dash
            || (last.After != DigitSeparator.Dash && !NumberContext.FollowsDashedDigit(text, start));
    }

    private static bool HasCheckDigit(in DigitGroups groups, int total)
    {
        Span<char> digits = stackalloc char[CardIssuers.Longest];
        for (var index = 0; index < total; index++)
        {
            digits[index] = (char)('0' + groups.Digit(index));
        }

        return CardIssuers.HasCheckDigit(digits[..total]);
    }

    private static bool IsIssued(in DigitGroups groups, int shortest, int longest) => CardIssuers.Issue(groups.Number(0, 4), shortest, longest);
}
