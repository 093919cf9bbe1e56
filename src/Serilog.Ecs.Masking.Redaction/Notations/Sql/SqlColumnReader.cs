namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>
/// Reads the columns of the parameters of one statement. Parameters are asked for in about the order in which they are there, so that
/// each search begins where the last one ended; a statement of thousands of rows is looked through once.
/// </summary>
internal ref struct SqlColumnReader
{
    private const int LongestStatement = 256 * 1024;
    private const string Rows = "VALUES";
    private const string Alias = ") AS ";

    private readonly ReadOnlySpan<char> _statement;
    private ReadOnlySpan<char> _columns;
    private int _last;
    private int _searched;
    private int _rows = -1;
    private bool _isMerge;
    private int _behind = -1;

    public SqlColumnReader(ReadOnlySpan<char> statement) => _statement = statement[..Math.Min(statement.Length, LongestStatement)];

    /// <summary>Returns the column that the parameter is compared with, or is written to; empty if none is found.</summary>
    public ReadOnlySpan<char> Read(ReadOnlySpan<char> parameter)
    {
        var at = Find(parameter, _last, _statement.Length);
        at = at < 0 ? Find(parameter, 0, Math.Min(_statement.Length, _last + parameter.Length)) : at;
        if (at < 0)
        {
            return [];
        }

        _last = at;
        var column = SqlColumns.Compared(_statement[..at]);
        return column.IsEmpty ? Written(at) : column;
    }

    private readonly int Find(ReadOnlySpan<char> parameter, int from, int end)
    {
        while (from < end)
        {
            var at = _statement[from..end].IndexOf(parameter, StringComparison.Ordinal);
            if (at < 0)
            {
                return -1;
            }

            at += from;
            from = at + parameter.Length;
            if (from == _statement.Length || !SqlColumns.IsNamePart(_statement[from]))
            {
                return at;
            }
        }

        return -1;
    }

    // INSERT INTO "T" ("A", "B") … VALUES (@p0, @p1), and MERGE … USING (VALUES (@p0, @p1, 0)) AS i ("A", "B", _Position)
    private ReadOnlySpan<char> Written(int at)
    {
        FindRows(at);
        var open = _rows < 0 ? -1 : _statement[_rows..at].LastIndexOf('(');
        if (open < 0)
        {
            return [];
        }

        if (_isMerge && _behind < at)
        {
            var alias = _statement[at..].IndexOf(Alias, StringComparison.OrdinalIgnoreCase);
            _behind = alias < 0 ? _statement.Length : at + alias;
            _columns = alias < 0 ? [] : SqlColumns.InBrackets(_statement[(_behind + 1)..]);
        }

        return SqlColumns.At(_columns, _statement[(_rows + open)..at].Count(','));
    }

    private void FindRows(int at)
    {
        if (at < _searched)
        {
            (_searched, _rows, _behind) = (0, -1, -1);
        }

        // What began before the end of the last search was no whole word then.
        var start = Math.Max(0, _searched - Rows.Length + 1);
        var found = _statement[start..at].LastIndexOf(Rows, StringComparison.OrdinalIgnoreCase);
        _searched = at;
        if (found < 0 || start + found == _rows)
        {
            return;
        }

        _rows = start + found;
        var insert = _statement[.._rows].LastIndexOf("INSERT INTO", StringComparison.OrdinalIgnoreCase);
        _isMerge = _statement[.._rows].LastIndexOf("MERGE", StringComparison.OrdinalIgnoreCase) > insert;
        _columns = insert < 0 || _isMerge ? [] : SqlColumns.InBrackets(_statement[insert.._rows]);
        _behind = -1;
    }
}
