namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Looks at what stands around a number.</summary>
internal static class Numbers
{
    /// <summary>Returns whether the number at <paramref name="at"/> is the fraction of another: <c>0.4111…</c>.</summary>
    public static bool FollowsFraction(ReadOnlySpan<char> text, int at) =>
        at >= 2 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]);

    /// <summary>Returns whether a digit and a dash stand right before <paramref name="at"/>.</summary>
    public static bool FollowsDashedDigit(ReadOnlySpan<char> text, int at) =>
        at >= 2 && text[at - 1] == '-' && char.IsAsciiDigit(text[at - 2]);

    /// <summary>Returns whether a number with separators of its own goes neither before nor behind the range.</summary>
    public static bool StandAlone(ReadOnlySpan<char> text, int start, DigitGroup last) =>
        TextBoundary.IsEnd(text, last.End)
        && last.After is not (DigitSeparator.Dash or DigitSeparator.Dot)
        && !FollowsFraction(text, start)
        && !FollowsDashedDigit(text, start);
}
