using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Values that a statement writes as they are, <c>INSERT INTO users (name, password) VALUES ('ann', 'x')</c>: the columns say
/// which of them are secret. Further rows are hidden along with the first.
/// </summary>
internal static class SqlRow
{
    private const string Values = "VALUES";
    private const string Into = "INTO ";

    /// <summary>How far back the columns are looked for.</summary>
    private const int Reach = 4_096;

    /// <summary>What is longer is hidden to its end.</summary>
    private const int Longest = 4_096;

    /// <summary>Finds from the first secret value to the last one in the rows that begin with the bracket.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int open, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (open < from || !TryColumns(text, open, out var columns))
        {
            return false;
        }

        var window = text[..Math.Min(text.Length, open + Longest)];
        var (at, place, start, end) = (open + 1, 0, -1, -1);
        MaskRule? rule = null;
        while (at < window.Length)
        {
            var stop = EndOfItem(window, at);
            if (IsLiteral(window[at..stop].Trim()) && policy.Decide(SqlColumns.At(columns, place)) is { Rule: { } own } decision && !(decision.TextOnly && IsNumber(window[at..stop].Trim())))
            {
                var (first, last) = Inner(window, at, stop);
                rule = start < 0 || ReferenceEquals(rule, own) ? own : policy.Fault;
                start = start < 0 ? first : start;
                end = last;
            }

            if (rule is null && stop == window.Length && window.Length < text.Length && IsLiteral(window[at..].Trim()) && IsSecretFrom(columns, place, policy))
            {
                // A long value, and the secret one is somewhere behind it.
                finding = new KeyedFinding(Inner(window, at, stop).Start, text.Length, policy.Fault);
                return true;
            }

            place++;
            at = stop + 1;
            if (stop < window.Length && window[stop] == ')')
            {
                place = 0;
                at = NextRow(window, stop + 1);
                if (at < 0)
                {
                    break;
                }
            }
        }

        if (rule is null || start >= end)
        {
            return false;
        }

        finding = new KeyedFinding(start, at >= window.Length && window.Length < text.Length ? text.Length : end, rule);
        return true;
    }

    private static bool TryColumns(ReadOnlySpan<char> text, int open, out ReadOnlySpan<char> columns)
    {
        columns = default;
        var before = text[Math.Max(0, open - Reach)..open].TrimEnd();
        if (!before.EndsWith(Values, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        before = before[..^Values.Length];
        var into = before.LastIndexOf(Into, StringComparison.OrdinalIgnoreCase);
        var start = into < 0 ? -1 : before[into..].IndexOf('(');
        columns = start < 0 ? default : before[(into + start + 1)..];
        var end = columns.IndexOf(')');
        columns = end < 0 ? SqlColumns.Behind(text[open..Math.Min(text.Length, open + Longest)]) : columns[..end];
        return !columns.IsEmpty;
    }

    private static bool IsSecretFrom(ReadOnlySpan<char> columns, int place, MaskingPolicy policy)
    {
        for (var last = columns.Count(','); place <= last; place++)
        {
            if (policy.Decide(SqlColumns.At(columns, place)).Rule is not null)
            {
                return true;
            }
        }

        return false;
    }

    // The comma or bracket behind it; quotation marks and brackets inside belong to it.
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

    private static int NextRow(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..].TrimStart();
        if (!rest.StartsWith(","))
        {
            return -1;
        }

        rest = rest[1..].TrimStart();
        return rest.StartsWith("(") ? text.Length - rest.Length + 1 : -1;
    }

    // What is in quotes, a number, or a call with something in quotes; what stands for another value is none.
    private static bool IsLiteral(ReadOnlySpan<char> item) => IsNumber(item) || (item.IndexOf('\'') is var quote and >= 0 && item.Length - quote > 2);

    private static bool IsNumber(ReadOnlySpan<char> item) => !item.IsEmpty && !item.ContainsAnyExceptInRange('0', '9');

    // Without the quotation marks of its own.
    private static (int Start, int End) Inner(ReadOnlySpan<char> text, int start, int end)
    {
        var item = text[start..end];
        start += item.Length - item.TrimStart().Length;
        item = text[start..end].TrimEnd();
        end = start + item.Length;
        var quote = item.IndexOf('\'');
        if (quote is 0 or 1 && item[..quote] is "" or "N" or "E" or "n" or "e")
        {
            return (start + quote + 1, item[^1] == '\'' && item.Length > quote + 1 ? end - 1 : end);
        }

        return (start, end);
    }
}
