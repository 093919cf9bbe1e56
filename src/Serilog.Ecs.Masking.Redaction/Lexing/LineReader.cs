using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads the lines of a text, never further than a bounded number of characters.</summary>
internal static class LineReader
{
    /// <summary>The longest line that is read.</summary>
    public const int Longest = 4_096;

    private static readonly SearchValues<char> Breaks = SearchValues.Create("\r\n");

    /// <summary>Returns whether there is no line break in a text, or none but at its end.</summary>
    public static bool IsOneLine(ReadOnlySpan<char> text) => text.IsEmpty || !text[..^1].ContainsAny(Breaks);

    /// <summary>Returns how far the line around an offset is indented; the markers of a list count.</summary>
    public static int IndentOf(ReadOnlySpan<char> text, int at)
    {
        var start = StartOfLine(text, at);
        return FirstVisible(text, start) - start;
    }

    /// <summary>Returns the offset of the line that an offset is in.</summary>
    public static int StartOfLine(ReadOnlySpan<char> text, int at)
    {
        var from = Math.Max(0, at - Longest);
        return from + text[from..at].LastIndexOfAny(Breaks) + 1;
    }

    /// <summary>Returns the offset of the break that ends the line, or the end of the text.</summary>
    public static int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        var window = text[at..Math.Min(text.Length, at + Longest)];
        var end = window.IndexOfAny(Breaks);
        return at + (end < 0 ? window.Length : end);
    }

    /// <summary>Returns the offset of the line after the one that an offset is in.</summary>
    public static int NextLine(ReadOnlySpan<char> text, int at)
    {
        at = EndOfLine(text, at);
        return at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? at + 2 : Math.Min(text.Length, at + 1);
    }

    /// <summary>Returns the offset of the first character of a line that is not a blank or tab.</summary>
    public static int FirstVisible(ReadOnlySpan<char> text, int line)
    {
        var limit = Math.Min(text.Length, line + Longest);
        while (line < limit && text[line] is ' ' or '\t')
        {
            line++;
        }

        return line;
    }
}
