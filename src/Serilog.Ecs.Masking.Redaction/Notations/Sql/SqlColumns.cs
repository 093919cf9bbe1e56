namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>Determines which column of a statement a parameter is for, so that <c>@p2</c> is as sensitive as <c>"Password"</c>.</summary>
internal static class SqlColumns
{
    /// <summary>Returns the column that the parameter is compared with, or is written to; empty if none is found.</summary>
    /// <remarks>For the parameters of one statement <see cref="SqlColumnReader"/> looks through it once.</remarks>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> statement, ReadOnlySpan<char> parameter) => new SqlColumnReader(statement).Read(parameter);

    /// <summary>Returns the name in one place of a list of columns; empty if there is none.</summary>
    public static ReadOnlySpan<char> At(ReadOnlySpan<char> list, int place) => LastName(Item(list, place));

    /// <summary>Returns the column before the operator in which a text ends: <c>"u"."Password" = </c>; empty where it ends in none.</summary>
    public static ReadOnlySpan<char> Compared(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        var operators = before.TrimEnd("=<>!");
        if (operators.Length == before.Length && before.EndsWith(" LIKE", StringComparison.OrdinalIgnoreCase))
        {
            operators = before[..^5];
        }

        return operators.Length == before.Length ? [] : LastName(operators.TrimEnd());
    }

    /// <summary>Returns what is in the first brackets of a text; empty if it has none.</summary>
    public static ReadOnlySpan<char> InBrackets(ReadOnlySpan<char> text)
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

    /// <summary>Returns whether a character belongs to a name.</summary>
    public static bool IsNamePart(char value) => char.IsLetterOrDigit(value) || value == '_';
}
