using System.Text;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// The values of a command's parameters, <c>@p0='x' (Size = 8), @p1='7'</c>, that belong to sensitive columns. The list names
/// no column; the command does: <c>SET "Password" = @p0</c>, <c>INSERT INTO t ("Name", "Password") VALUES (@p1, @p0)</c>.
/// </summary>
internal static class SqlParameters
{
    /// <summary>What Entity Framework Core calls the list and the command.</summary>
    public const string ListName = "parameters";

    public const string CommandName = "commandText";

    private const int MaxPlaceholders = 256;

    private static readonly string[] ValueEnds = ["' (Size", "' (DbType", "' (Nullable", "' (Precision", "' (Scale", "' (Direction", "', "];

    /// <summary>Returns the list with the values of sensitive columns masked, the same instance where it has none.</summary>
    public static string Mask(string list, string command, EventMasking masking)
    {
        if (!list.Contains("='", StringComparison.Ordinal))
        {
            return list;
        }

        var rules = new Dictionary<string, MaskRule>(StringComparer.Ordinal);
        AddCompared(command, rules, masking.Policy);
        AddInserted(command, rules, masking.Policy);
        return rules.Count == 0 ? list : Masked(list, rules, masking);
    }

    private static string Masked(string list, Dictionary<string, MaskRule> rules, EventMasking masking)
    {
        var text = new StringBuilder();
        var written = 0;
        for (var at = 0; (at = list.IndexOf("='", at, StringComparison.Ordinal)) >= 0;)
        {
            var name = NameBefore(list, at);
            var start = at + 2;
            var end = EndOfValue(list, start);
            if (rules.TryGetValue(name, out var rule) && end > start && list[start..end] is not "?")
            {
                var value = list[start..end];
                var mask = SafeMask.Apply(rule.Style, value);
                text.Append(list, written, start - written).Append(mask);
                written = end;
                masking.Add(rule);
                masking.AddEcho(value, mask);
            }

            at = end;
        }

        return written == 0 ? list : text.Append(list, written, list.Length - written).ToString();
    }

    private static int EndOfValue(string list, int start)
    {
        var end = list.Length > start && list[^1] == '\'' ? list.Length - 1 : list.Length;
        foreach (var mark in ValueEnds)
        {
            var found = list.IndexOf(mark, start, StringComparison.Ordinal);
            end = found >= 0 && found < end ? found : end;
        }

        return end;
    }

    // "Password" = @p0, u.[Password] <> @p0
    private static void AddCompared(string command, Dictionary<string, MaskRule> rules, MaskingPolicy policy)
    {
        var count = 0;
        for (var at = 0; (at = command.IndexOf('@', at)) >= 0 && count++ < MaxPlaceholders; at++)
        {
            var before = command.AsSpan(0, at).TrimEnd(' ');
            var column = before.TrimEnd("=<>!").TrimEnd(' ');
            if (column.Length == before.Length && column.EndsWith(" LIKE", StringComparison.OrdinalIgnoreCase))
            {
                column = column[..^5].TrimEnd(' ');
            }

            if (column.Length < before.Length)
            {
                Add(rules, NameAt(command, at), ColumnAtEnd(column), policy);
            }
        }
    }

    // Each list behind VALUES has a placeholder for each column.
    private static void AddInserted(string command, Dictionary<string, MaskRule> rules, MaskingPolicy policy)
    {
        for (var at = 0; (at = command.IndexOf("VALUES", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 6)
        {
            var columns = ColumnsOf(command, at);
            for (var open = command.IndexOf('(', at); open >= 0 && columns.Length > 0;)
            {
                var close = command.IndexOf(')', open);
                var items = close < 0 ? [] : command[(open + 1)..close].Split(',');
                for (var index = 0; index < Math.Min(items.Length, columns.Length); index++)
                {
                    if (items[index].Trim() is ['@', ..] placeholder)
                    {
                        Add(rules, placeholder, ColumnAtEnd(columns[index].AsSpan().Trim()), policy);
                    }
                }

                open = close >= 0 && command.AsSpan(close + 1).TrimStart(" ,\r\n") is ['(', ..] next ? command.Length - next.Length : -1;
            }
        }
    }

    // Before the values; for MERGE … USING (VALUES …) AS i (…), behind them.
    private static string[] ColumnsOf(string command, int values)
    {
        var isMerge = command.AsSpan(0, values).TrimEnd(" \r\n") is [.., '('];
        var from = isMerge ? command.IndexOf(" AS ", values, StringComparison.OrdinalIgnoreCase) : command.LastIndexOf("INSERT INTO", values, StringComparison.OrdinalIgnoreCase);
        var open = from < 0 ? -1 : command.IndexOf('(', from);
        var close = open < 0 ? -1 : command.IndexOf(')', open);
        return close < 0 || (!isMerge && close > values) ? [] : command[(open + 1)..close].Split(',');
    }

    private static void Add(Dictionary<string, MaskRule> rules, string placeholder, ReadOnlySpan<char> column, MaskingPolicy policy)
    {
        if (placeholder.Length > 1 && column.Length > 1 && policy.Decide(column) is { Rule: { } rule, TextOnly: false })
        {
            rules[placeholder] = rule;
        }
    }

    private static ReadOnlySpan<char> ColumnAtEnd(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("\"]`");
        var start = text.Length;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return text[start..];
    }

    private static string NameAt(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_'))
        {
            end++;
        }

        return text[at..end];
    }

    private static string NameBefore(string text, int end)
    {
        var start = end;
        while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return start > 0 && text[start - 1] == '@' ? text[(start - 1)..end] : "";
    }
}
