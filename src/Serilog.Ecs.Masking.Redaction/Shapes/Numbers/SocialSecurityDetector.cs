namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises US social security numbers that are written in their three groups.</summary>
internal static class SocialSecurityDetector
{
    // The number of a sample card that was sold with wallets.
    private const int SampleArea = 78;
    private const int SampleGroup = 5;
    private const int SampleSerial = 1120;

    /// <summary>Returns where the number that starts with the first group ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, in DigitGroups groups)
    {
        if (groups.Count < 3 || groups[0].Count != 3 || groups[1].Count != 2
            || (groups[2].Count != 4 && !(groups[2].Count < 4 && groups[2].After == DigitSeparator.Cut)))
        {
            return -1;
        }

        var separator = groups[0].After;
        var start = groups[0].Start;
        var last = groups[2];
        if (separator != groups[1].After
            || separator is not (DigitSeparator.Dash or DigitSeparator.Space)
            || !NumberContext.StandAlone(text, start, last)
            || !IsGivenOut(groups.Number(0, 3), groups.Number(3, 2), groups.Number(5, groups[2].Count)))
        {
            return -1;
        }

        return separator == DigitSeparator.Dash || IsNoTableRow(text, start, last) ? last.End : -1;
    }

    // "404 12 1234" between other numbers is a row of a log, not a person.
    private static bool IsNoTableRow(ReadOnlySpan<char> text, int start, DigitGroup last) =>
        last.After == DigitSeparator.None
        && !(start >= 2 && text[start - 1] == ' ' && char.IsAsciiDigit(text[start - 2]));

    private static bool IsGivenOut(int area, int group, int serial) =>
        area is not (0 or 666 or >= 900)
        && group != 0
        && serial != 0
        && (area, group, serial) != (SampleArea, SampleGroup, SampleSerial);
}
