using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Yaml;

/// <summary>Reads the members that are indented below a name that announces secrets: <c>passwords:</c>, the <c>data:</c> of a Kubernetes Secret.</summary>
internal static class YamlMembers
{
    private const int MostLines = 256;
    private const int MostSiblings = 64;

    /// <summary>Returns the offset of the value of a key that has a line of its own, <c>? password</c> and <c>: x</c> below it; 0 where it is none.</summary>
    public static int ValueOfComplexKey(ReadOnlySpan<char> text, int name, int end)
    {
        if (name < 2
            || text[name - 2] != '?'
            || text[name - 1] != ' '
            || LineReader.FirstVisible(text, LineReader.StartOfLine(text, name)) != name - 2
            || end >= text.Length
            || text[end] is not ('\r' or '\n'))
        {
            return 0;
        }

        var at = LineReader.FirstVisible(text, LineReader.NextLine(text, end));
        return text[at..] is [':', ' ', ..] && LineReader.FirstVisible(text, at + 1) is var value && value < text.Length ? value : 0;
    }

    /// <summary>Reports the values of the lines below a line.</summary>
    /// <param name="search">The search.</param>
    /// <param name="pair">The name.</param>
    /// <param name="at">An offset in the line of the name.</param>
    public static void Report(ref TextSearch search, in Pair pair, int at)
    {
        var text = search.Text;
        var indent = LineReader.IndentOf(text, at);
        var line = LineReader.NextLine(text, at);
        for (var lines = 0; lines < MostLines && line < text.Length; lines++)
        {
            var first = LineReader.FirstVisible(text, line);
            var stop = LineReader.EndOfLine(text, first);
            search.Spend(stop - line);
            if (stop > first && first - line <= indent)
            {
                return;
            }

            line = TryReadMember(ref search, pair, first, stop, out var end) ? end : LineReader.NextLine(text, stop);
        }
    }

    /// <summary>Reports the data of a Kubernetes Secret, of which a line or a member names the kind.</summary>
    /// <param name="search">The search.</param>
    /// <param name="pair">The name that the data is hidden by.</param>
    /// <param name="at">An offset in the line that names the kind.</param>
    public static void ReportData(ref TextSearch search, in Pair pair, int at)
    {
        var text = search.Text;
        var indent = LineReader.IndentOf(text, at);
        var first = LineReader.StartOfLine(text, at);
        for (var lines = 0; lines < MostSiblings && first > 0; lines++)
        {
            var above = LineReader.StartOfLine(text, first - 1);
            if (text[above..].StartsWith("---"))
            {
                break;
            }

            first = above;
        }

        for (var lines = 0; lines < 2 * MostSiblings && first < text.Length; lines++)
        {
            var name = LineReader.FirstVisible(text, first);
            search.Spend(name - first + 1);
            if (text[first..].StartsWith("---") && first > at)
            {
                return;
            }

            if (name - first == indent && (text[name..].StartsWith("data:") || text[name..].StartsWith("stringData:")))
            {
                Report(ref search, pair, name);
            }

            first = LineReader.NextLine(text, name);
        }
    }

    // "name: value", the value quoted, plain, or a block on the lines below.
    private static bool TryReadMember(ref TextSearch search, in Pair pair, int first, int stop, out int next)
    {
        var text = search.Text;
        next = LineReader.NextLine(text, stop);
        var open = QuoteReader.ReadAt(text, first);
        var end = NameReader.EndOfWord(text, first + open.Length);
        while (end < stop && text[end] is '.' or '"' or '\'')
        {
            end = NameReader.EndOfWord(text, end + 1);
        }

        if (end + 1 >= stop || text[end] != ':' || text[end + 1] != ' ')
        {
            return false;
        }

        var value = WhiteSpace.SkipBlanks(text, end + 1);
        if (value >= stop || text[value] is '#' or '{' or '[' or '&' or '*')
        {
            return false;
        }

        if (text[value] is '|' or '>')
        {
            next = EndOfBlock(text, first, next, out var start, out var last);
            if (start < last)
            {
                search.Report(pair with { Start = start, End = last });
            }

            return true;
        }

        if (QuoteReader.ReadAt(text, value) is { Exists: true } quote)
        {
            ValueReader.ReportQuoted(ref search, pair, quote);
            return true;
        }

        search.Report(pair with { Start = value, End = WhiteSpace.TrimEnd(text, stop), MaskQuote = Quote.ForScalar });
        return true;
    }

    private static int EndOfBlock(ReadOnlySpan<char> text, int name, int line, out int start, out int last)
    {
        var indent = LineReader.IndentOf(text, name);
        (start, last) = (line, line);
        var isFirst = true;
        for (var lines = 0; lines < MostLines && line < text.Length; lines++)
        {
            var first = LineReader.FirstVisible(text, line);
            var stop = LineReader.EndOfLine(text, first);
            if (stop > first && first - line <= indent)
            {
                break;
            }

            start = isFirst ? first : start;
            isFirst = false;
            last = stop > first ? stop : last;
            line = LineReader.NextLine(text, stop);
        }

        return line;
    }
}
