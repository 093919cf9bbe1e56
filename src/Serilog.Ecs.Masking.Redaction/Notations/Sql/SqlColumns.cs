namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>Says which column of a statement a parameter is for, so that <c>@p2</c> is as sensitive as <c>"Password"</c>.</summary>
internal static class SqlColumns
{
    private const int LongestStatement = 64 * 1024;

    /// <summary>Returns the column that the parameter is compared with, or is written to; empty where none is found.</summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> statement, ReadOnlySpan<char> parameter)
    {
        statement = statement[..Math.Min(statement.Length, LongestStatement)];
        for (var from = 0; from < statement.Length;)
        {
            var at = statement[from..].IndexOf(parameter, StringComparison.Ordinal);
            if (at < 0)
            {
                return [];
            }

            at += from;
            from = at + parameter.Length;
            if (from == statement.Length || !IsNamePart(statement[from]))
            {
                var column = Compared(statement[..at]);
                return column.IsEmpty ? Written(statement, at) : column;
            }
        }

        return [];
    }

    /// <summary>Returns the name in one place of a list of columns; empty where there is none.</summary>
    public static ReadOnlySpan<char> At(ReadOnlySpan<char> list, int place) => LastName(Item(list, place));

    /// <summary>Returns the name of the column in which a text ends; empty where it ends in none.</summary>
    public static ReadOnlySpan<char> Last(ReadOnlySpan<char> text) => LastName(text);

    /// <summary>Returns the list of columns behind the rows: <c>(VALUES (1, 'x')) AS t (id, password)</c>; empty where there is none.</summary>
    public static ReadOnlySpan<char> Behind(ReadOnlySpan<char> rest)
    {
        var alias = rest.IndexOf(") AS ", StringComparison.OrdinalIgnoreCase);
        return alias < 0 ? [] : InBrackets(rest[(alias + 1)..]);
    }

    // "u"."Password" = @p0
    private static ReadOnlySpan<char> Compared(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        var operators = before.TrimEnd("=<>!");
        if (operators.Length == before.Length && before.EndsWith(" LIKE", StringComparison.OrdinalIgnoreCase))
        {
            operators = before[..^5];
        }

        return operators.Length == before.Length ? [] : LastName(operators.TrimEnd());
    }

    // INSERT INTO "T" ("A", "B") … VALUES (@p0, @p1), and MERGE … USING (VALUES (@p0, @p1, 0)) AS i ("A", "B", _Position)
    private static ReadOnlySpan<char> Written(ReadOnlySpan<char> statement, int at)
    {
        var open = statement[..at].LastIndexOf('(');
        var values = statement[..at].LastIndexOf("VALUES", StringComparison.OrdinalIgnoreCase);
        if (open < values || values < 0)
        {
            return [];
        }

        var place = statement[open..at].Count(',');
        var insert = statement[..values].LastIndexOf("INSERT INTO", StringComparison.OrdinalIgnoreCase);
        var merge = statement[..values].LastIndexOf("MERGE", StringComparison.OrdinalIgnoreCase);
        return At(merge > insert ? Behind(statement[at..]) : insert < 0 ? [] : InBrackets(statement[insert..values]), place);
    }

    private static ReadOnlySpan<char> InBrackets(ReadOnlySpan<char> text)
    {
        var start = text.IndexOf('(') + 1;
        var end = start == 0 ? -1 : text[start..].IndexOf(')');
        return end < 0 ? [] : text.Slice(start, end);
    }

    private static ReadOnlySpan<char> Item(ReadOnlySpan<char> list, int place)
    {
        for (; place > 0; place--)
        {
            var comma = list.IndexOf(',');
            if (comma < 0)
            {
                return [];
            }

            list = list[(comma + 1)..];
        }

        var end = list.IndexOf(',');
        return end < 0 ? list : list[..end];
    }

    private static ReadOnlySpan<char> LastName(ReadOnlySpan<char> text)
    {
        text = text.Trim().TrimEnd("\"]`");
        var start = text.Length;
        while (start > 0 && IsNamePart(text[start - 1]))
        {
            start--;
        }

        return text[start..];
    }

    private static bool IsNamePart(char value) => char.IsLetterOrDigit(value) || value == '_';
}
