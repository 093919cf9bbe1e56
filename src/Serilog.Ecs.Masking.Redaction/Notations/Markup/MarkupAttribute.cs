using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Markup;

/// <summary>Reads the attribute that holds the value of an element without content: <c>&lt;apikey value="x" /&gt;</c>.</summary>
internal static class MarkupAttribute
{
    /// <summary>Reads the attribute after the name of an element.</summary>
    /// <returns>Whether it is hidden.</returns>
    public static bool TryReadValue(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = WhiteSpace.SkipBlanks(text, head.Key.End);
        var sign = NameReader.EndOfWord(text, at);
        return sign > at
            && sign < text.Length
            && text[sign] == '='
            && PairNames.IsValue(text[at..sign])
            && QuoteReader.ReadAt(text, sign + 1) is { Exists: true } open
            && ValueReader.ReportQuoted(ref search, new Pair(head.Key, sign + 1, sign + 1, NotationKind.Markup), open);
    }
}
