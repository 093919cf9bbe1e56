namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>
/// Tells a document of YAML from a line of a log: a line of it has others next to it, with a name and a colon, an item of a list, or a comment.
/// </summary>
internal static class YamlDocument
{
    private const int LongestName = 64;

    /// <summary>Returns whether there is one around a name and its value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The offset of the name.</param>
    /// <param name="end">The offset after the value.</param>
    public static bool IsAround(ReadOnlySpan<char> text, int at, int end)
    {
        var line = LineReader.StartOfLine(text, at);
        return (line > 0 && IsEntry(text, LineReader.StartOfLine(text, line - 1))) || (end < text.Length && IsEntry(text, LineReader.NextLine(text, end)));
    }

    private static bool IsEntry(ReadOnlySpan<char> text, int line)
    {
        if (line >= text.Length)
        {
            return false;
        }

        var first = LineReader.FirstVisible(text, line);
        if (first >= text.Length || text[first] == '#' || text[first..].StartsWith("- ") || text[first..].StartsWith("---"))
        {
            return first < text.Length;
        }

        var end = EndOfName(text, first);
        return end > first
            && end < text.Length
            && text[end] == ':'
            && (end + 1 == text.Length || text[end + 1] is ' ' or '\r' or '\n')
            && !char.IsAsciiLetterUpper(text[first]);
    }

    private static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && end - at < LongestName && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '$'))
        {
            end++;
        }

        return end;
    }
}
