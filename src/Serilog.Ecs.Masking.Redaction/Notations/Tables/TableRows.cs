using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Tables;

/// <summary>Reads the rows below a header.</summary>
internal static class TableRows
{
    private const int MostRows = 4_096;

    /// <summary>Reports the cells of sensitive columns.</summary>
    /// <param name="search">The search.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="line">The offset of the first row.</param>
    public static void Read(ref TextSearch search, TableColumns columns, int line)
    {
        var text = search.Text;
        columns.Rows = line;
        var hasRows = false;
        for (var rows = 0; rows < MostRows && line < text.Length; rows++)
        {
            var end = LineReader.EndOfLine(text, line);
            if (RowReader.IsRule(text[line..end]))
            {
                line = LineReader.NextLine(text, end);
                continue;
            }

            var next = ReadRow(ref search, columns, line, ref hasRows);
            if (next < 0)
            {
                break;
            }

            search.Spend(next - line);
            line = next;
        }

        columns.RowsEnd = line;
    }

    // Returns the offset of the next row, or -1 for a line that is not one of the table.
    private static int ReadRow(ref TextSearch search, TableColumns columns, int line, ref bool hasRows)
    {
        var text = search.Text;
        var counter = new RowReader(text, line, columns.Separator);
        var cells = 0;
        while (counter.MoveNext())
        {
            cells++;
        }

        // In one cell too many, a separator was a part of a value.
        var extra = cells - columns.Count;
        var isRow = extra == 0
            || (extra > 0
                ? columns is { IsSpaced: false, Separator: ',' or ';' } && (hasRows || !text[line..counter.Next].Contains(", ", StringComparison.Ordinal))
                : counter.IsLast && cells > 1);
        if (!isRow || counter.Next <= line)
        {
            return -1;
        }

        hasRows = true;
        extra = Math.Max(0, extra);
        var row = new RowReader(text, line, columns.Separator);
        for (var column = 0; row.MoveNext(); column++)
        {
            if (columns.RuleAt(column) is not { } rule)
            {
                continue;
            }

            var (start, end) = (row.Start, row.End);
            for (; extra > 0 && row.MoveNext(); extra--)
            {
                end = row.End;
            }

            search.Report(new Pair(new KeyCandidate(line, line, line, rule, columns.IsTextOnlyAt(column)), start, end, NotationKind.Table) { IsTight = true });
        }

        return counter.Next;
    }
}
