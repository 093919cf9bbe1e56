using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Yaml;

/// <summary>Reads the values of a name and a colon that end their line: what is on the lines below them.</summary>
internal static class ValueBelow
{
    private const int MostLines = 256;

    /// <summary>Reports one value further in, the items of a list, or members; without them, a word that is alone on the next line.</summary>
    public static void Report(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        if (pair.Key.Rule.HoldsContainers)
        {
            YamlMembers.Report(ref search, pair with { IsMember = true }, pair.Key.Start);
        }

        var indent = LineReader.IndentOf(text, pair.Key.Start);
        var line = LineReader.NextLine(text, pair.Start);
        var isFound = false;
        for (var lines = 0; lines < MostLines && line < text.Length; lines++)
        {
            var first = LineReader.FirstVisible(text, line);
            var stop = LineReader.EndOfLine(text, first);
            search.Spend(stop - line);
            var isItem = stop > first + 2 && text[first] == '-' && text[first + 1] == ' ';
            if (stop == first || (isItem ? first - line < indent : first - line <= indent || lines > 0))
            {
                break;
            }

            var value = isItem ? WhiteSpace.SkipBlanks(text, first + 2) : first;
            var open = QuoteReader.ReadAt(text, value);
            if (open.Exists)
            {
                isFound |= ValueReader.ReportQuoted(ref search, pair, open);
            }
            else if (!text[value..stop].Contains(": ", StringComparison.Ordinal) && text[stop - 1] != ':' && pair.Key.Rule.Class == RuleClass.Secret)
            {
                isFound |= search.Report(pair with
                {
                    Start = value,
                    End = stop,
                    IsTight = false,
                    IsListed = isItem && !pair.Key.Rule.IsTyped,
                    MaskQuote = Quote.ForScalar,
                });
            }

            line = LineReader.NextLine(text, stop);
        }

        if (!isFound)
        {
            ReportAlone(ref search, pair);
        }
    }

    /// <summary>Reports the only word of the line below, where no sentence has it: <c>Your password:</c> and <c>x7!kq</c>.</summary>
    public static void ReportAlone(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var start = WhiteSpace.SkipAll(text, pair.Start);
        if (pair.Key.Rule.IsTyped
            && start < text.Length
            && ProseShapes.TryRead(text, start, pair.Key.Rule, isTold: true, out var end)
            && WhiteSpace.SkipBlanks(text, end) is var stop
            && (stop >= text.Length || text[stop] is '\r' or '\n'))
        {
            search.Report(pair with { Start = start, End = end });
        }
    }
}
