using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Looks at what is around a number.</summary>
internal static class NumberContext
{
    private const int LongestName = 32;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Returns whether the number at <paramref name="at"/> is the fraction of another: <c>0.4111…</c>.</summary>
    public static bool FollowsFraction(ReadOnlySpan<char> text, int at) =>
        at >= 2 && text[at - 1] == '.' && char.IsAsciiDigit(text[at - 2]);

    /// <summary>Returns whether a digit and a dash are directly before <paramref name="at"/>.</summary>
    public static bool FollowsDashedDigit(ReadOnlySpan<char> text, int at) =>
        at >= 2 && text[at - 1] == '-' && char.IsAsciiDigit(text[at - 2]);

    /// <summary>Returns whether the number is a negative one: a minus sign before it, and nothing before that.</summary>
    public static bool IsNegative(ReadOnlySpan<char> text, int at) =>
        at >= 1 && text[at - 1] == '-' && (at == 1 || !(char.IsLetterOrDigit(text[at - 2]) || text[at - 2] == '-'));

    /// <summary>Returns whether more of a dashed id stands on both sides of the range.</summary>
    public static bool IsInsideDashes(ReadOnlySpan<char> text, int start, int end) =>
        start >= 2 && text[start - 1] == '-' && char.IsAsciiLetterOrDigit(text[start - 2])
        && end + 1 < text.Length && text[end] == '-' && char.IsAsciiLetterOrDigit(text[end + 1]);

    /// <summary>Returns whether the range is that of bytes in an HTTP header: <c>bytes 200000-1000000/5000000</c>.</summary>
    public static bool IsByteRange(ReadOnlySpan<char> text, int start, int end) =>
        (end + 1 < text.Length && text[end] == '/' && char.IsAsciiDigit(text[end + 1]))
        || (start >= 6 && text.Slice(start - 6, 5).Equals("bytes", StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Returns whether the number at <paramref name="at"/> is the value of a name such as <c>flow_id</c>, under which machines number what they do.
    /// </summary>
    public static bool IsMachineId(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - LongestName)..at].TrimEnd(" \"'");
        if (before is not [.., ':' or '='])
        {
            return false;
        }

        before = before[..^1].TrimEnd(" \"'\\");
        before = before.EndsWith("id", StringComparison.OrdinalIgnoreCase) ? before[..^2].TrimEnd("_-.") : default;
        return Vocabulary.Is(before[(before.LastIndexOfAnyExcept(Letters) + 1)..], WordClass.MachineId);
    }

    /// <summary>Returns whether a number with separators of its own goes neither before nor after the range.</summary>
    public static bool StandAlone(ReadOnlySpan<char> text, int start, DigitGroup last) =>
        TextBoundary.IsEnd(text, last.End)
        && last.After is not (DigitSeparator.Dash or DigitSeparator.Dot)
        && !FollowsFraction(text, start)
        && !FollowsDashedDigit(text, start);
}
