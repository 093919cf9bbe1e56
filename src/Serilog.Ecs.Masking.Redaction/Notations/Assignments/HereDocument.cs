using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>Reads a value on the lines up to one that holds a word alone: <c>password = &lt;&lt;EOF</c>, <c>x</c>, <c>EOF</c>.</summary>
internal static class HereDocument
{
    private const int MostLines = 256;
    private const string Opening = "<<";

    /// <summary>Reads the value.</summary>
    /// <returns>Whether the text at the start of the pair opens such a value.</returns>
    public static bool TryRead(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        if (!text[pair.Start..].StartsWith(Opening))
        {
            return false;
        }

        var from = pair.Start + Opening.Length;
        from += from < text.Length && text[from] is '-' or '~' ? 1 : 0;
        from += QuoteReader.ReadAt(text, from).Length;
        var end = NameReader.EndOfWord(text, from);
        var word = text[from..end];
        end += QuoteReader.ReadAt(text, end).Length;
        if (word.IsEmpty || end >= text.Length || text[end] is not ('\r' or '\n'))
        {
            return false;
        }

        var start = LineReader.NextLine(text, end);
        var stop = start;
        var line = start;
        for (var lines = 0; lines < MostLines && line < text.Length; lines++)
        {
            var last = LineReader.EndOfLine(text, line);
            search.Spend(last - line);
            if (text[line..last].Trim().SequenceEqual(word))
            {
                break;
            }

            stop = last;
            line = LineReader.NextLine(text, last);
        }

        search.Report(pair with { Start = start, End = stop, IsTight = true });
        return true;
    }
}
