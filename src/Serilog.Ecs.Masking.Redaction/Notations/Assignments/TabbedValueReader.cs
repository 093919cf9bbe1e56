using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>Reads a name and a value with nothing but a tab between them, which a string of JSON spells <c>\t</c>.</summary>
internal static class TabbedValueReader
{
    /// <summary>Reads the value, one word that fills the rest of the line.</summary>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var start = AfterTab(text, head.NameEnd);
        if (start == head.NameEnd || start >= text.Length || !head.Key.Rule.IsTyped || !BeginsLine(text, head.Key.Start))
        {
            return false;
        }

        var end = ValueEnd.OfLine(ValueReader.Window(text, start), start);
        var value = text[start..end];
        value = value[..(value.IndexOf("\\t") is >= 0 and var tab ? tab : value.Length)];
        value = value[..QuoteReader.EndBeforeMark(value, value.Length)].TrimEnd();
        search.Spend(value.Length);

        // The first line of a table has names of columns, and other lines below it.
        return !value.IsEmpty
            && !value.ContainsAny(' ', '\t')
            && (SecretStrengths.Measure(value) >= SecretStrength.Mixed || end >= text.TrimEnd().Length || text[end] == '\\')
            && search.Report(new Pair(head.Key, start, start + value.Length, NotationKind.Assignment) { IsTight = true });
    }

    private static int AfterTab(ReadOnlySpan<char> text, int at) => text[at..] switch
    {
        ['\t', not '\t', ..] => at + 1,
        ['\\', 't', ..] => at + 2,
        _ => at,
    };

    // A line break, also as an escape, or the mark of the string that holds it.
    private static bool BeginsLine(ReadOnlySpan<char> text, int start) =>
        start == 0 || text[start - 1] is '\r' or '\n' || QuoteReader.ReadBefore(text, start).Exists || EscapeSequence.LengthBefore(text, start) > 0;
}
