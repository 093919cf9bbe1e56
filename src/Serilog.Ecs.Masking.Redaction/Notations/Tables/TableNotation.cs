using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Tables;

/// <summary>
/// Cells below a header: CSV and the like, Markdown, and what databases and shells print. A table is read once, for all of its
/// sensitive columns.
/// </summary>
internal sealed class TableNotation : Notation
{
    private const int MostRowsAbove = 64;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Table;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        if (head.Operator.Exists || text.Length < 8 || search.IsOneLine)
        {
            return false;
        }

        var start = LineReader.StartOfLine(text, head.Key.Start);
        var end = LineReader.EndOfLine(text, head.Key.End);
        search.Spend(end - start);
        if (!RowReader.MayBeRow(text[start..end]))
        {
            return RuledTable.TryRead(ref search, head, start, end);
        }

        var columns = search.Columns;
        if (columns.Line == start)
        {
            return columns.IsHeader;
        }

        // The header comes again within its table.
        if (columns.IsHeader && start >= columns.Rows && start < columns.RowsEnd && text[columns.Line..].StartsWith(text[start..end]))
        {
            return true;
        }

        if (start > search.FirstRecord && IsRecord(text, start))
        {
            return TryReadRecord(ref search, head);
        }

        if (TryFindHeader(ref search, start, columns))
        {
            return TryReadNamedRow(ref search, head, start);
        }

        if (end >= text.Length - 1 || text[end] is not ('\r' or '\n') || IsRow(text, start) || !TableHeader.TryRead(text, start, end, search.Policy, columns))
        {
            return TryReadNamedRow(ref search, head, start);
        }

        if (IsBelowHeader(ref search, start, columns))
        {
            return true;
        }

        TableRows.Read(ref search, columns, LineReader.NextLine(text, end));
        return true;
    }

    // The line above is drawn as a row: this one is no header, but a row of it.
    private static bool IsRow(ReadOnlySpan<char> text, int start)
    {
        if (start == 0)
        {
            return false;
        }

        var above = LineReader.StartOfLine(text, start - 1);
        var line = text[above..(start - 1)];
        return RowReader.IsDrawn(line) || (above > 0 && IsRuleBelowHeader(line));
    }

    // "-----+-----" as psql draws it below the names of the columns; a frame of a table begins with its corner.
    private static bool IsRuleBelowHeader(ReadOnlySpan<char> line) => line.TrimStart(' ') is ['-', ..] && line.Contains('+') && RowReader.IsRule(line);

    // The line above has as many cells: this one is a row, and its names are values.
    private static bool IsBelowHeader(ref TextSearch search, int start, TableColumns columns)
    {
        var text = search.Text;
        var (separator, count) = (columns.Separator, columns.Count);
        if (start < 2 || separator == RowReader.Blanks)
        {
            return false;
        }

        var above = LineReader.StartOfLine(text, start - 1);
        var isBelow = TableHeader.TryRead(text, above, LineReader.EndOfLine(text, above), search.Policy, columns)
            && columns.Separator == separator
            && columns.Count == count;
        columns.Line = start;
        if (!isBelow)
        {
            TableHeader.TryRead(text, start, LineReader.EndOfLine(text, start), search.Policy, columns);
        }

        return isBelow;
    }

    private static bool IsRecord(ReadOnlySpan<char> text, int start)
    {
        for (var lines = 0; lines < 32 && start > 0; lines++)
        {
            start = LineReader.StartOfLine(text, start - 1);
            if (text[start..].StartsWith(TextSearch.RecordHead))
            {
                return true;
            }
        }

        return false;
    }

    // "password | x", as psql prints a record.
    private bool TryReadRecord(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = WhiteSpace.SkipBlanks(text, head.Key.End);
        if (at >= text.Length || text[at] != '|')
        {
            return false;
        }

        at = WhiteSpace.SkipBlanks(text, at + 1);
        var end = LineReader.EndOfLine(text, at);
        search.Report(new Pair(head.Key, at, Math.Max(at, WhiteSpace.TrimEnd(text, end)), Kind) { IsTight = true });
        return true;
    }

    // "| adminPass | x |" below a header of a name and a value.
    private bool TryReadNamedRow(ref TextSearch search, in PairHead head, int start)
    {
        var text = search.Text;
        var columns = search.Columns;
        if (!(columns.IsNamed && start >= columns.Rows && start < columns.RowsEnd) && !TryFindHeader(ref search, start, columns))
        {
            return false;
        }

        var row = new RowReader(text, start, columns.Separator);
        var isNamed = false;
        for (var column = 0; row.MoveNext(); column++)
        {
            isNamed |= column == columns.NameColumn
                && row.Start <= head.Key.Start
                && head.Key.End <= row.End
                && text[row.Start..row.End].Trim("*`").Length == head.Key.End - head.Key.Start;
            if (isNamed && column == columns.ValueColumn)
            {
                search.Report(new Pair(head.Key, row.Start, row.End, Kind) { IsTight = true });
                return true;
            }
        }

        return false;
    }

    // The first of the rows above that are drawn as this one is.
    private static bool TryFindHeader(ref TextSearch search, int start, TableColumns columns)
    {
        var text = search.Text;
        if (RowReader.SeparatorOf(text[start..LineReader.EndOfLine(text, start)]) is not ('|' or '│' or '┃' or '║' or '\t' or RowReader.Blanks))
        {
            return false;
        }

        var top = start;
        for (var lines = 0; lines < MostRowsAbove && top > 0; lines++)
        {
            var above = LineReader.StartOfLine(text, top - 1);
            var line = text[above..(top - 1)];
            search.Spend(line.Length);
            if (!RowReader.IsDrawn(line) && !RowReader.IsRule(line) && !line.Contains('\t') && !line.Contains("  ", StringComparison.Ordinal))
            {
                break;
            }

            top = above;
        }

        while (top < start && RowReader.IsRule(text[top..LineReader.EndOfLine(text, top)]))
        {
            top = LineReader.NextLine(text, top);
        }

        if (top >= start || !TableHeader.TryRead(text, top, LineReader.EndOfLine(text, top), search.Policy, columns) || !columns.IsNamed)
        {
            return false;
        }

        columns.Rows = top;
        columns.RowsEnd = int.MaxValue;
        return true;
    }
}
