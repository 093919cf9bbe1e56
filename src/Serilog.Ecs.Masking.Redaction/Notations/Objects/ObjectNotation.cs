using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Objects;

/// <summary>
/// Quoted names and their values: JSON at any depth of escapes, literals of programming languages, objects of a name and a value
/// (<c>{"name":"password","value":"x"}</c>), and pairs in brackets (<c>("password", "x")</c>).
/// </summary>
internal sealed class ObjectNotation : Notation
{
    private const int MostBackslashes = 64;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.ObjectNotation;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        if (head.IsQuoted && head.Operator.Exists)
        {
            return TryReadMember(ref search, head);
        }

        if (TryReadSpecial(ref search, head))
        {
            return true;
        }

        return NamedValueReader.TryRead(ref search, head) || BracketPairReader.TryRead(ref search, head);
    }

    // {:password "x"} of Clojure, and s:8:"password";s:7:"x"; of PHP.
    private bool TryReadSpecial(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var pair = new Pair(head.Key, head.NameEnd, head.NameEnd, Kind) { IsTight = true };
        if (head.Key.Start > 0
            && text[head.Key.Start - 1] == ':'
            && head.Key.End < text.Length
            && text[head.Key.End] == ' '
            && QuoteReader.ReadAt(text, head.Key.End + 1) is { Exists: true } literal)
        {
            ValueReader.ReportQuoted(ref search, pair, literal);
            return true;
        }

        if (!head.IsQuoted || !text[head.Close.End..].StartsWith(";s:"))
        {
            return false;
        }

        var at = head.Close.End + 3;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        if (at + 1 >= text.Length || text[at] != ':' || text[at + 1] != '"')
        {
            return false;
        }

        var end = ValueReader.Window(text, at)[(at + 2)..].IndexOf("\";");
        search.Report(pair with { Start = at + 2, End = end < 0 ? text.Length : at + 2 + end, Quote = new Quote(at + 1, 1) });
        return true;
    }

    private bool TryReadMember(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var start = ValueReader.SkipType(text, WhiteSpace.SkipAll(text, head.Operator.End));
        if (start >= text.Length)
        {
            return true;
        }

        var pair = new Pair(head.Key, start, start, Kind) { Operator = head.Operator, IsKeyQuoted = true, MaskQuote = head.Open };
        if (text[start] is '{' or '[')
        {
            ContainerReader.Report(ref search, pair);
            return true;
        }

        if (ValueReader.TryReadQuote(text, start, out var open))
        {
            ValueReader.ReportQuoted(ref search, pair with { MaskQuote = default }, open);
            return true;
        }

        var window = ValueReader.Window(text, start);
        if (head.Operator.Kind == OperatorKind.Comparison)
        {
            return true;
        }

        var end = EndOfUnquoted(window, start, head.Operator.Encoding);
        search.Spend(end - start);
        var isNumber = ContainerReader.IsNumber(text[start..end]);
        var isWhole = isNumber || EndsMember(window, end) || head.Operator.Encoding != OperatorEncoding.Plain;
        var isReported = search.Report(pair with
        {
            End = isWhole ? end : Math.Max(end, ValueEnd.OfWord(window, start)),
            MaskQuote = isNumber || IsLine(window, end) ? head.Open : default,
        });

        // After a quoted name and a colon, a sentence may say the value.
        return isReported || EndsMember(window, end) || head.Operator.Kind != OperatorKind.Colon || !char.IsAsciiLetterLower(text[start]);
    }

    // A comma before the next name, or the end of the object.
    private static bool EndsMember(ReadOnlySpan<char> text, int end)
    {
        if (end >= text.Length || text[end] is not (',' or '}' or ']'))
        {
            return false;
        }

        var next = WhiteSpace.SkipAll(text, end + 1);
        return next >= text.Length ? text[end] != ','
            : QuoteReader.ReadAt(text, next).Exists || (text[end] != ',' && text[next] is ',' or '}' or ']');
    }

    // "password": x on a line of its own: a document, in which the mask must not begin with an asterisk.
    private static bool IsLine(ReadOnlySpan<char> text, int end) => end < text.Length && text[end] is '\r' or '\n';

    private static int EndOfUnquoted(ReadOnlySpan<char> text, int start, OperatorEncoding encoding)
    {
        if (encoding != OperatorEncoding.Plain)
        {
            return EncodedValueEnd.After(text, start, encoding);
        }

        var end = start;
        while (end < text.Length && text[end] is not (',' or '}' or ']' or '\r' or '\n' or '"' or ';') && !(text[end] == '\\' && EndsAtEscape(text, end)))
        {
            end++;
        }

        return ValueEnd.Trimmed(text, start, end);
    }

    // A quotation mark or a line break, at any depth of escapes.
    private static bool EndsAtEscape(ReadOnlySpan<char> text, int at) => QuoteReader.ReadAt(text, at).Exists
        || text[at..Math.Min(text.Length, at + MostBackslashes)].TrimStart('\\') is ['n' or 'r', ..];
}
