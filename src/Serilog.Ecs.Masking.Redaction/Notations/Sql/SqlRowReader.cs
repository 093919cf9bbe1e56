using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>
/// Reads the values of a column from the rows of a statement: <c>INSERT INTO users (name, password) VALUES ('ann', 'x')</c>, and
/// <c>(VALUES (1, 'x')) AS s(id, password)</c>.
/// </summary>
internal static class SqlRowReader
{
    private const string Values = "VALUES";
    private const int LongestList = 2_048;
    private const int MostRows = 1_024;
    private const int MostParameters = 16;

    /// <summary>Reads the values of a name that is one of a list of columns.</summary>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        if (!IsItem(text, head.Start) || !TryFindList(ref search, head, out var open, out var column))
        {
            return false;
        }

        var window = text[..Math.Min(text.Length, open + LongestList)];
        var close = EndOfItems(window, open + 1);
        search.Spend(close - open);
        if (close >= window.Length)
        {
            return false;
        }

        var at = WhiteSpace.SkipAll(text, close + 1);
        if (StartsWith(text, at, "OUTPUT") || StartsWith(text, at, "OVERRIDING"))
        {
            var next = text[at..Math.Min(text.Length, at + LongestList)].IndexOf(Values, StringComparison.OrdinalIgnoreCase);
            at = next < 0 ? at : at + next;
        }

        var rows = StartsWith(text, at, Values) ? WhiteSpace.SkipAll(text, at + Values.Length) : RowsBefore(ref search, open);
        if (rows < 0 || rows >= text.Length || text[rows] != '(')
        {
            return StartsWith(text, at, Values);
        }

        ReadRows(ref search, head.Key, rows, column);
        return true;
    }

    // A name in a list of columns follows a bracket or a comma; marks may be around it: [password], `password`.
    private static bool IsItem(ReadOnlySpan<char> text, int start)
    {
        while (start > 0 && text[start - 1] is '[' or '`' or '"')
        {
            start--;
        }

        start = WhiteSpace.TrimAll(text, start);
        return start > 0 && text[start - 1] is '(' or ',';
    }

    // The bracket that opens the list, and the place of the name in it.
    private static bool TryFindList(ref TextSearch search, in PairHead head, out int open, out int column)
    {
        var text = search.Text;
        column = 0;
        var limit = Math.Max(0, head.Start - LongestList);
        for (open = head.Start - 1; open >= limit; open--)
        {
            switch (text[open])
            {
                case ',':
                    column++;
                    break;
                case '(':
                    search.Spend(head.Start - open);
                    return true;
                case ')' or ';' or '=' or '\'' or ':' or '{':
                    search.Spend(head.Start - open);
                    return false;
            }
        }

        search.Spend(head.Start - limit);
        return false;
    }

    // (VALUES (1, 'x')) AS s(id, password)
    private static int RowsBefore(ref TextSearch search, int open)
    {
        var text = search.Text;
        if (!IsAliasBefore(text, open))
        {
            return -1;
        }

        var before = text[Math.Max(0, open - LongestList)..open];
        var values = before.LastIndexOf(Values, StringComparison.OrdinalIgnoreCase);
        search.Spend(before.Length);
        return values < 0 || !before[values..].Contains(") AS ", StringComparison.OrdinalIgnoreCase)
            ? -1
            : WhiteSpace.SkipAll(text, open - before.Length + values + Values.Length);
    }

    // The list of columns is that of a table with an alias. Most brackets are those of calls.
    private static bool IsAliasBefore(ReadOnlySpan<char> text, int open)
    {
        var end = WhiteSpace.TrimAll(text, open);
        var start = end;
        while (start > 0 && (NameReader.IsNameCharacter(text[start - 1]) || text[start - 1] is '[' or ']' or '`' or '"'))
        {
            start--;
        }

        return start < end && text[..WhiteSpace.TrimAll(text, start)].EndsWith("AS", StringComparison.OrdinalIgnoreCase);
    }

    private static void ReadRows(ref TextSearch search, in KeyCandidate key, int at, int column)
    {
        var text = search.Text;
        var parameters = MostParameters;
        for (var rows = 0; rows < MostRows && at < text.Length && text[at] == '('; rows++)
        {
            var start = at + 1;
            var end = EndOfItem(text, start);
            for (var item = 0; item < column && end < text.Length && text[end] == ','; item++)
            {
                start = end + 1;
                end = EndOfItem(text, start);
            }

            ReportItem(ref search, key, start, end, ref parameters);
            var close = EndOfItems(text, start);
            search.Spend(close - at);
            at = close >= text.Length ? text.Length : WhiteSpace.SkipAll(text, close + 1);
            if (at >= text.Length || text[at] != ',')
            {
                break;
            }

            at = WhiteSpace.SkipAll(text, at + 1);
        }
    }

    // A literal, or the literal in a call around it; a parameter is looked up.
    private static void ReportItem(ref TextSearch search, in KeyCandidate key, int start, int end, ref int parameters)
    {
        var text = search.Text;
        start = WhiteSpace.SkipAll(text, start);
        end = Math.Max(start, start + text[start..Math.Max(start, end)].TrimEnd().Length);
        var pair = new Pair(key, start, end, NotationKind.Sql) { IsTight = true };
        var quote = text[start..end].IndexOf('\'');
        if (quote >= 0)
        {
            ValueReader.ReportQuoted(ref search, pair, new Quote(start + quote, 1));
        }
        else if (end > start && char.IsAsciiDigit(text[start]))
        {
            search.Report(pair);
        }
        else if (SecretStrengths.Measure(text[start..end]) >= SecretStrength.Mixed
            && char.IsAsciiLetterOrDigit(text[start])
            && !text[start..end].ContainsAny('.', '('))
        {
            // Frameworks put the values into the statement that they report, without quotation marks.
            search.Report(pair);
        }
        else if (parameters-- > 0 && !SqlParameterReader.TryReadParameter(ref search, key, start, end))
        {
            SqlBindings.TryRead(ref search, key, start, end);
        }
    }

    private static bool StartsWith(ReadOnlySpan<char> text, int at, string word) => text[at..].StartsWith(word, StringComparison.OrdinalIgnoreCase);

    // The bracket that closes the list.
    private static int EndOfItems(ReadOnlySpan<char> text, int at)
    {
        var end = EndOfItem(text, at);
        while (end < text.Length && text[end] == ',')
        {
            end = EndOfItem(text, end + 1);
        }

        return end;
    }

    // The comma or bracket after an item; marks and brackets inside belong to it.
    private static int EndOfItem(ReadOnlySpan<char> text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'':
                    var close = text[(at + 1)..].IndexOf('\'');
                    at = close < 0 ? text.Length - 1 : at + 1 + close;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                case ',' when depth == 0:
                    return at;
            }
        }

        return text.Length;
    }
}
