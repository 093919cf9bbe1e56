using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Notations.Prose;

/// <summary>
/// Looks for what a value in a sentence has and most sentences have not: a quotation mark, a digit, a colon or a sign. Without one near a name its
/// sentence is not read.
/// </summary>
internal static class SentenceEvidence
{
    /// <summary>How far from a name, in characters, a value in its sentence may begin.</summary>
    private const int Reach = 512;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789@%&~$!^*:\"'`“”‘’«»„「」『』]\\");
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n;!");
    private static readonly SearchValues<char> Closers = SearchValues.Create("'\"]");

    /// <summary>Returns whether there is any before or after a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the name.</param>
    /// <param name="end">The offset after the name.</param>
    public static bool IsAround(ReadOnlySpan<char> text, int start, int end) =>
        text[end..Math.Min(text.Length, end + Reach)].ContainsAny(Signs) || text[Math.Max(0, start - Reach)..start].ContainsAny(Signs);

    /// <summary>Returns whether a value may be before a name, on its line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="end">The offset of the name.</param>
    /// <param name="isCode">Whether the value is a code, which needs no quotation marks, as one before a verb does not.</param>
    public static bool IsBefore(ReadOnlySpan<char> text, int end, bool isCode)
    {
        var before = text[Math.Max(0, end - Reach)..end];
        before = before[(before.LastIndexOfAny(Ends) + 1)..];
        return before.ContainsAny(Closers) || (isCode && before.ContainsAnyInRange('0', '9'))
            || (before.IndexOf(' ') > 0 && before.ContainsAny(Signs));
    }
}
