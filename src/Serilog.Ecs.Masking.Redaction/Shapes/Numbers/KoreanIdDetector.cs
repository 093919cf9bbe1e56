using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises Korean passports, driver licences and business numbers. Off by default: the shapes are common.</summary>
internal static class KoreanIdDetector
{
    private const int PassportLength = 9;

    /// <summary>Returns where the passport number at <paramref name="at"/> ends, or -1.</summary>
    public static int FindPassportEnd(ReadOnlySpan<char> text, int at)
    {
        var end = at + PassportLength;
        if (end > text.Length || text[at] is not ('M' or 'S' or 'R' or 'O' or 'D') || !TextBoundary.IsEnd(text, end)
            || !TextBoundary.IsStart(text, at))
        {
            return -1;
        }

        // M12345678, since 2021 M123A4567.
        for (var index = 1; index < PassportLength; index++)
        {
            if (!char.IsAsciiDigit(text[at + index]) && !(index == 4 && char.IsAsciiLetterUpper(text[at + index])))
            {
                return -1;
            }
        }

        return end;
    }

    /// <summary>Returns where the driver licence 11-22-333333-44 ends, or -1.</summary>
    public static int FindDriverEnd(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        if (groups.Count < 4 || (groups[0].Count, groups[1].Count, groups[2].Count, groups[3].Count) != (2, 2, 6, 2))
        {
            return -1;
        }

        var region = groups.Number(0, 2);
        return region is >= 11 and <= 28 and not 27
            && groups[0].After == DigitSeparator.Dash
            && groups[1].After == DigitSeparator.Dash
            && groups[2].After == DigitSeparator.Dash
            && NumberContext.StandAlone(text, groups[0].Start, groups[3])
                ? groups[3].End
                : -1;
    }

    /// <summary>Returns where the business number 123-45-67890 ends, or -1; its last digit checks the others.</summary>
    public static int FindBusinessEnd(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        var isSolid = groups[0].Count == 10;
        if (!isSolid && (groups.Count < 3
            || (groups[0].Count, groups[1].Count, groups[2].Count) != (3, 2, 5)
            || groups[0].After != DigitSeparator.Dash
            || groups[1].After != DigitSeparator.Dash))
        {
            return -1;
        }

        ReadOnlySpan<byte> weights = [1, 3, 7, 1, 3, 7, 1, 3, 5];
        var sum = groups.Digit(8) * 5 / 10;
        for (var index = 0; index < weights.Length; index++)
        {
            sum += groups.Digit(index) * weights[index];
        }

        var last = groups[isSolid ? 0 : 2];
        return (10 - (sum % 10)) % 10 == groups.Digit(9) && NumberContext.StandAlone(text, groups[0].Start, last) ? last.End : -1;
    }
}
