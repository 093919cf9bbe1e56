using System.Globalization;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Cuts text that is over a limit, never inside a text element.</summary>
internal static class TextCut
{
    public const char Ellipsis = '…';

    // No sensible text element is longer; one that is may be cut between its combining marks.
    private const int LongestElement = 64;

    /// <summary>
    /// Returns how many characters of <paramref name="text"/> to keep before <see cref="Ellipsis"/>, or the whole length
    /// where it is within <paramref name="limit"/>.
    /// </summary>
    public static int KeptLength(ReadOnlySpan<char> text, int limit)
    {
        if (text.Length <= limit)
        {
            return text.Length;
        }

        var end = limit - 1;

        // Between two plain ASCII characters there is always a boundary; from the last such one only a few elements are walked.
        var start = end;
        while (start > 0 && end - start < LongestElement && !(IsPlain(text[start]) && IsPlain(text[start - 1])))
        {
            start--;
        }

        if (start > 0 && char.IsLowSurrogate(text[start]) && char.IsHighSurrogate(text[start - 1]))
        {
            start--;
        }

        var kept = start;
        while (kept < end)
        {
            var next = kept + StringInfo.GetNextTextElementLength(text[kept..Math.Min(text.Length, kept + (2 * LongestElement))]);
            if (next > end)
            {
                break;
            }

            kept = next;
        }

        if (kept == 0)
        {
            // One element fills the whole limit: keep what fits of it, but not half a surrogate pair.
            kept = end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        }

        return kept;
    }

    private static bool IsPlain(char value) => value is >= ' ' and < '\u007F';
}
