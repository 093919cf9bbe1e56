using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Finds the cells of tables that stand in sensitive columns, however the tables are drawn: CSV and the like, Markdown, what
/// databases and shells print. A place in a text, to go on from.
/// </summary>
internal struct TableText
{
    private TableHeader _header;
    private bool _hasHeader;
    private bool _hasRows;
    private bool _isDrawn;
    private int _line;

    /// <summary>Whether there is such a cell in a text.</summary>
    public static bool IsIn(ReadOnlySpan<char> text, MaskingPolicy policy) => default(TableText).TryFind(text, 0, policy, out _);

    /// <summary>Finds the first cell that ends behind <paramref name="from"/>; from call to call, that place only rises.</summary>
    public bool TryFind(ReadOnlySpan<char> text, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        while (_line < text.Length)
        {
            var end = TableHeader.EndOfLine(text, _line);
            if (!_hasHeader)
            {
                if (end == text.Length)
                {
                    _line = end;
                    return false;
                }

                ReadHeader(text, end, policy);
                _line = end + 1;
            }
            else if (TableRow.IsRule(text[_line..end]))
            {
                _line = end + 1;
            }
            else if (TryRow(text, from, policy, out finding, out var next))
            {
                return true;
            }
            else if (next < 0)
            {
                _hasHeader = false; // The table ends, and another may begin here.
            }
            else
            {
                _hasRows = true;
                _line = next;
            }
        }

        return false;
    }

    // Only the first line that is drawn as a row may be one.
    private void ReadHeader(ReadOnlySpan<char> text, int end, MaskingPolicy policy)
    {
        var line = text[_line..end];
        var isDrawn = TableRow.IsDrawn(line);
        _hasHeader = !(isDrawn && _isDrawn) && TableHeader.TryRead(text, _line, end, policy, out _header);
        _hasRows = false;
        _isDrawn = isDrawn || (_isDrawn && TableRow.IsRule(line));
    }

    // Returns where the next row begins, or -1 where this is none of the table.
    private readonly bool TryRow(ReadOnlySpan<char> text, int from, MaskingPolicy policy, out KeyedFinding finding, out int next)
    {
        finding = default;
        next = -1;
        var row = new TableRow(text, _line, _header.Delimiter);
        var columns = 0;
        while (row.MoveNext())
        {
            columns++;
        }

        // In one cell too many, a delimiter was a part of a value.
        var wanted = _header.IsRecord ? 2 : _header.Columns;
        var extra = columns - wanted;
        if (extra != 0 && !(extra > 0 ? _header is { IsSpaced: false, Delimiter: ',' or ';' } && (_hasRows || !text[_line..row.Next].Contains(", ", StringComparison.Ordinal)) : row.IsLast && columns > 1))
        {
            return false;
        }

        next = row.Next;
        return _header.IsSensitive && TryCell(text, from, Math.Max(0, extra), policy, out finding);
    }

    private readonly bool TryCell(ReadOnlySpan<char> text, int from, int extra, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        ReadOnlySpan<char> own = default;
        var row = new TableRow(text, _line, _header.Delimiter);
        for (var column = 0; row.MoveNext(); column++)
        {
            var (start, end) = (row.Start, row.End);
            var name = _header.IsRecord ? column == 0 ? "name" : "value" : _header.NameAt(text, column);
            if (policy.Decide(name) is not { Rule: { } rule } decision)
            {
                if (PairNames.Names(name))
                {
                    own = text[start..end].Trim("*`");
                }

                if (!(own.Length > 1 && TableHeader.HoldsValues(name) && policy.Decide(own) is { Rule: { } named } of))
                {
                    continue;
                }

                (rule, decision) = (named, of);
            }

            for (; extra > 0 && row.MoveNext(); extra--)
            {
                end = row.End;
            }

            var value = text[start..end];
            if (end > from && start >= from && !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value) && rule.Takes(value) && !(decision.TextOnly && !value.ContainsAnyExceptInRange('0', '9')))
            {
                finding = new KeyedFinding(start, end, rule);
                return true;
            }
        }

        return false;
    }
}
