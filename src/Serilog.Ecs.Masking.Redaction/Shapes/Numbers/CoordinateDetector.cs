using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Numbers;

/// <summary>Recognises a latitude and a longitude side by side, precise enough to be a place. Off by default.</summary>
internal static class CoordinateDetector
{
    private const int LeastDecimals = 4;
    private const int MostDecimals = 16;

    /// <summary>Returns where the pair whose first digit is at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        var end = EndOfDegrees(text, at, 90);
        if (end < 0 || end >= text.Length || NumberContext.FollowsFraction(text, at))
        {
            return -1;
        }

        var from = end;
        while (end < text.Length && end - from < 3 && (text[end] is ',' or ';' or ' '))
        {
            end++;
        }

        if (end == from)
        {
            return -1;
        }

        end += end < text.Length && text[end] == '-' ? 1 : 0;
        end = EndOfDegrees(text, end, 180);
        return end > 0 && TextBoundary.IsEnd(text, end) ? end : -1;
    }

    private static int EndOfDegrees(ReadOnlySpan<char> text, int at, int most)
    {
        var degrees = 0;
        var start = at;
        while (at < text.Length && at - start < 3 && char.IsAsciiDigit(text[at]))
        {
            degrees = (degrees * 10) + text[at++] - '0';
        }

        if (at == start || degrees > most || at >= text.Length || text[at] != '.')
        {
            return -1;
        }

        var point = at++;
        while (at < text.Length && at - point <= MostDecimals && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - point > LeastDecimals ? at : -1;
    }
}
