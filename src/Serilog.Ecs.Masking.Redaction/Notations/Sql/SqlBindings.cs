using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>
/// Reads the values that are listed after a statement for its parameters without names: <c>Parameters: ann(String), x(String)</c>,
/// <c>-- PARAMETERS: ["ann","x"]</c>, <c>binding parameter (2:VARCHAR) &lt;- [x]</c>.
/// </summary>
internal static class SqlBindings
{
    private const int Reach = 4_096;
    private const int MostValues = 256;

    /// <summary>Reports the value of the parameter between two offsets.</summary>
    /// <returns>Whether one is hidden.</returns>
    public static bool TryRead(ref TextSearch search, in KeyCandidate key, int start, int end)
    {
        var text = search.Text;
        var number = start < end ? NumberOf(ref search, start, end) : 0;
        var limit = number == 0 ? end : Math.Min(text.Length, end + Reach);
        search.Spend(limit - end);
        for (var at = end; at < limit;)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            var word = text[at..NameReader.EndOfWord(text, at)];
            at += word.Length;
            if (Vocabulary.Is(word, WordClass.Binding) && (TryReadNumbered(ref search, key, at, number) || TryReadList(ref search, key, at, number)))
            {
                return true;
            }
        }

        return false;
    }

    // "$2" and ":2" are numbered, "?" and "%s" are counted; 0 for a parameter with a name.
    private static int NumberOf(ref TextSearch search, int start, int end)
    {
        const string Format = "%s";
        var text = search.Text;
        if (text[start] is '$' or ':')
        {
            return int.TryParse(text[(start + 1)..end], out var number) && number is > 0 and <= MostValues ? number : 0;
        }

        if (text[start] != '?' && !text[start..].StartsWith(Format))
        {
            return 0;
        }

        var from = Math.Max(0, start - Reach);
        search.Spend(start - from);
        return text[from..start].Count(text[start] == '?' ? "?" : Format) + 1;
    }

    // "binding parameter [2] as [VARCHAR] - [x]", "binding parameter (2:VARCHAR) <- [x]"
    private static bool TryReadNumbered(ref TextSearch search, in KeyCandidate key, int at, int number)
    {
        var text = search.Text;
        var line = text[at..LineReader.EndOfLine(text, at)];
        search.Spend(line.Length);
        var digits = line is [' ', '[' or '(', ..] ? CharacterSet.Digits.EndOfRun(line, 2) : 0;
        if (digits < 3 || !int.TryParse(line[2..digits], out var found) || found != number || line.IndexOf("- [") is not (> 0 and var sign))
        {
            return false;
        }

        var start = at + sign + 3;
        var value = line[(sign + 3)..].TrimEnd();
        return search.Report(new Pair(key, start, start + (value is [.., ']'] ? value.Length - 1 : value.Length), NotationKind.Sql) { IsTight = true });
    }

    private static bool TryReadList(ref TextSearch search, in KeyCandidate key, int at, int number)
    {
        var text = search.Text;
        var sign = OperatorReader.ReadAt(text, at + QuoteReader.ReadAt(text, at).Length);
        if (!sign.Exists)
        {
            return false;
        }

        at = WhiteSpace.SkipBlanks(text, sign.End);
        var line = LineReader.EndOfLine(text, at);
        search.Spend(line - at);
        var isBracketed = at < line && text[at] is '[' or '(';
        at += isBracketed ? 1 : 0;
        var isTyped = EndsWithType(text[at..line]);
        for (var item = 1; at < line; item++)
        {
            at = WhiteSpace.SkipBlanks(text, at);
            var isQuoted = ValueReader.TryReadQuote(text, at, out var open);
            var end = isQuoted ? Math.Min(line, QuoteReader.FindClose(text[..line], open)) : EndOfItem(text[..line], at, isTyped);
            if (item == number)
            {
                // "params: see below"
                if (!isQuoted && !isTyped && !isBracketed && text[at..end].Trim().Contains(' '))
                {
                    return false;
                }

                var pair = new Pair(key, at, end, NotationKind.Sql) { IsTight = true };
                return isQuoted ? ValueReader.ReportQuoted(ref search, pair, open) : search.Report(pair with { End = BeforeType(text, at, end) });
            }

            var comma = text[end..line].IndexOf(',');
            at = comma < 0 ? line : end + comma + 1;
        }

        return false;
    }

    // With the types after them, values may have commas.
    private static int EndOfItem(ReadOnlySpan<char> text, int start, bool isTyped)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == ',' ? !isTyped || EndsWithType(text[start..at]) || text[start..at] is "null" : !isTyped && text[at] is ']' or ')')
            {
                return at;
            }
        }

        return text.Length;
    }

    private static int BeforeType(ReadOnlySpan<char> text, int start, int end) =>
        EndsWithType(text[start..end]) ? start + text[start..end].LastIndexOf('(') : end;

    // "x(String)", as MyBatis prints the type of a value.
    private static bool EndsWithType(ReadOnlySpan<char> item) =>
        item is [.., ')'] && item.LastIndexOf('(') is > 0 and var open && open + 2 < item.Length && CharacterSet.Letters.Covers(item[(open + 1)..^1]);
}
