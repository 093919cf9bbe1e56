using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Markup;

/// <summary>Reads the cells below a name in the header of a table: <c>&lt;th&gt;password&lt;/th&gt; … &lt;td&gt;x&lt;/td&gt;</c>.</summary>
internal static class MarkupTable
{
    private const int Reach = 4_096;
    private const int LongestTag = 512;
    private const int MostRows = 256;
    private const string Row = "tr";

    /// <summary>Reads the cells.</summary>
    /// <returns>Whether the name is in a row with others below it.</returns>
    public static bool TryRead(ref TextSearch search, in PairHead head, int spelling)
    {
        var text = search.Text;
        var length = TagReader.OpenLength(spelling);
        if (!TagReader.IsOpenAt(text, head.Key.End, spelling) || !text[(head.Key.End + length)..].StartsWith("/"))
        {
            return false;
        }

        var from = Math.Max(0, head.Key.Start - Reach);
        search.Spend(head.Key.Start - from);
        var column = -1;
        var isRow = false;
        for (var at = TagReader.FindOpen(text, from, spelling); at < head.Key.Start; at = TagReader.FindOpen(text, at + length, spelling))
        {
            var element = ElementAt(text, at + length);
            isRow |= IsRow(element);
            column = IsRow(element) ? -1 : IsCell(element) ? column + 1 : column;
        }

        if (!isRow || column < 0)
        {
            return false;
        }

        var row = FindRow(ref search, head.Key.End, spelling);
        for (var rows = 0; rows < MostRows && row < text.Length; rows++)
        {
            var next = FindRow(ref search, row, spelling);
            ReadCell(ref search, head, row, next, column, spelling);
            row = next;
        }

        return true;
    }

    private static void ReadCell(ref TextSearch search, in PairHead head, int row, int end, int column, int spelling)
    {
        var text = search.Text[..end];
        var length = TagReader.OpenLength(spelling);
        for (var at = TagReader.FindOpen(text, row, spelling); at < text.Length; at = TagReader.FindOpen(text, at + length, spelling))
        {
            if (!IsCell(ElementAt(text, at + length)) || column-- > 0)
            {
                continue;
            }

            var window = text[..Math.Min(text.Length, at + LongestTag)];
            var close = TagReader.FindClose(window, at, spelling);
            if (close < window.Length)
            {
                MarkupContent.Report(ref search, head, close + TagReader.CloseLength(spelling), spelling, default);
            }

            return;
        }
    }

    // The offset after the tag of the next row; the length of the text where none is near.
    private static int FindRow(ref TextSearch search, int from, int spelling)
    {
        var text = search.Text;
        var length = TagReader.OpenLength(spelling);
        var window = text[..Math.Min(text.Length, from + Reach)];
        for (var at = TagReader.FindOpen(window, from, spelling); at < window.Length; at = TagReader.FindOpen(window, at + length, spelling))
        {
            var element = ElementAt(window, at + length);
            if (IsRow(element) || element.Equals("table", StringComparison.OrdinalIgnoreCase))
            {
                search.Spend(at - from);
                return IsRow(element) ? at + length : text.Length;
            }
        }

        search.Spend(window.Length - from);
        return text.Length;
    }

    private static ReadOnlySpan<char> ElementAt(ReadOnlySpan<char> text, int at) => text[at..NameReader.EndOfWord(text, at)];

    private static bool IsRow(ReadOnlySpan<char> element) => element.Equals(Row, StringComparison.OrdinalIgnoreCase);

    private static bool IsCell(ReadOnlySpan<char> element) =>
        element.Equals("td", StringComparison.OrdinalIgnoreCase) || element.Equals("th", StringComparison.OrdinalIgnoreCase);
}
