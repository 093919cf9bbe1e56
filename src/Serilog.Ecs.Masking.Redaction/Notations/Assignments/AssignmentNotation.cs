using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Notations.Prose;
using Serilog.Ecs.Masking.Redaction.Notations.Yaml;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>
/// A name, an operator and a value in running text: logfmt, settings, connection strings, queries and forms, arguments of code,
/// and what records print of themselves.
/// </summary>
internal sealed class AssignmentNotation : Notation
{
    private const int LongestType = 48;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Assignment;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["code", "login", "signin", "logon", "session"];

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end) => QueryReader.TryRead(ref search, start, end);

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        if (!head.Operator.Exists)
        {
            return TryReadDash(ref search, head) || TabbedValueReader.TryRead(ref search, head) || TryReadJoined(ref search, head);
        }

        var text = search.Text;
        if (EndsText(text, head) || IsLambda(text, head))
        {
            return true;
        }

        var start = ValueReader.SkipType(text, AssignedValue.StartOf(text, head));
        if (start >= text.Length || IsNextPair(text, start, head) || ValueReader.IsOtherPair(text, start, head, search.Policy))
        {
            return true;
        }

        var pair = new Pair(head.Key, start, start, Kind)
        {
            Operator = head.Operator,
            IsKeyQuoted = head.IsQuoted,
            MaskQuote = head.IsQuoted ? head.Open : default,
            IsParameter = head.CharacterBefore(text) is '?' or '&',
            IsTight = head.Key.Start > 0 && text[head.Key.Start - 1] == '/' && start == head.Operator.End,
        };
        if (text[start] == '<' && HereDocument.TryRead(ref search, pair))
        {
            return true;
        }

        if (head.Operator.Kind == OperatorKind.Colon && text[start] is '\r' or '\n')
        {
            ValueBelow.ReportAlone(ref search, pair);
            return true;
        }

        if (!(text[start] == ':' && start == head.Operator.End)
            && ValueReader.IsPlaceholderAt(text, start)
            && !BracketedValueReader.IsBraced(text, start, head, out _))
        {
            return true;
        }

        if (ValueReader.TryReadQuote(text, start, out var open))
        {
            if (head.Operator.Kind == OperatorKind.Comparison
                && QuoteReader.FindClose(ValueReader.Window(text, start), open) == ValueReader.Window(text, start).Length)
            {
                return true;
            }

            ValueReader.ReportQuoted(ref search, pair with { MaskQuote = default }, open);
            ReadChange(ref search, pair with { MaskQuote = default }, open);
            return true;
        }

        // A comparison is no assignment: only a literal after it is a value.
        if (head.Operator.Kind == OperatorKind.Comparison)
        {
            return true;
        }

        if (text[start] == '(' && TupleReader.TryRead(ref search, pair))
        {
            return true;
        }

        if (text[start] is '{' or '[' && !BracketedValueReader.IsStoredPassword(text, start) && BracketedValueReader.TryRead(ref search, pair, head))
        {
            return true;
        }

        if (head.Operator.Kind == OperatorKind.Colon && TryReadTyped(ref search, pair))
        {
            return true;
        }

        var window = AssignedValue.WithinQuotes(ValueReader.Window(text, start), start, head);
        var end = AssignedValue.EndOf(window, start, head);
        search.Spend(end - start);

        // {password: x} in a document of YAML
        if (head.Operator.Kind == OperatorKind.Colon
            && start > head.Operator.End
            && !head.IsQuoted
            && head.CharacterBefore(text) is '{' or ','
            && YamlDocument.IsAround(text, head.Key.Start, end))
        {
            pair = pair with { MaskQuote = Quote.ForScalar };
        }

        var isReported = search.Report(pair with { End = end == window.Length && window.Length - start == ValueEnd.Window ? text.Length : end });

        // After a quoted name and a colon, a sentence may say the value, and after any: "password: changed 'x' to 'y'".
        return isReported || head.Operator.Kind != OperatorKind.Colon || !(head.IsQuoted || StartsWithChange(text, start));
    }

    // "Passphrase:" + value: the text ends with the operator.
    private static bool EndsText(ReadOnlySpan<char> text, in PairHead head)
    {
        var end = head.Operator.End;
        return head.Open.Length == 1 && !head.Close.Exists && end + 1 < text.Length && text[end] == text[head.Open.Start] && text[end + 1] is ' ' or ',' or ')';
    }

    // "(email, password) => …": the last parameter of a function.
    private static bool IsLambda(ReadOnlySpan<char> text, in PairHead head) =>
        head.Operator.Kind == OperatorKind.Arrow && text[head.Key.End] == ')' && head.CharacterBefore(text) is ',' or '(';

    // "API key - x": a dash after a name that begins a line or an item, and a value that is no word.
    private static bool TryReadDash(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = head.NameEnd;
        if (at + 3 >= text.Length || text[at] != ' ' || text[at + 1] is not ('-' or '–' or '—') || text[at + 2] != ' ')
        {
            return false;
        }

        var start = at + 3;
        var end = ValueEnd.OfWord(ValueReader.Window(text, start), start);
        var least = head.StartsLine(text) ? SecretStrength.Mixed : SecretStrength.Token;
        return SecretStrengths.Measure(text[start..end]) >= least && search.Report(new Pair(head.Key, start, end, NotationKind.Assignment));
    }

    // "ApiKey|x", "token;x": a separator between a name that stands alone and what only a generator makes.
    private static bool TryReadJoined(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = head.NameEnd;
        if (at + SecretStrengths.ShortestToken >= text.Length
            || text[at] is not ('|' or ';' or ',' or '\t')
            || (head.Key.Start > 0 && !char.IsWhiteSpace(text[head.Key.Start - 1])))
        {
            return false;
        }

        var start = at + 1;
        var end = ValueEnd.OfWord(ValueReader.Window(text, start), start);
        return CharacterSet.Token68.Covers(text[start..end])
            && SecretStrengths.Measure(text[start..end]) == SecretStrength.Token
            && !Guid.TryParseExact(text[start..end], "D", out _)
            && search.Report(new Pair(head.Key, start, end, NotationKind.Assignment));
    }

    // "password= token=x": nothing before the next pair.
    private static bool IsNextPair(ReadOnlySpan<char> text, int start, in PairHead head) =>
        head.Operator.Kind == OperatorKind.Assign && start > head.Operator.End && head.Operator.Start == head.NameEnd && NextPair.StartsWithPair(text[start..])
        && text[start..Math.Min(text.Length, start + LongestType)].IndexOfAny('=', ' ') is > 0 and var sign && text[start + sign] == '=';

    // "password: str = "x"", "key: &str = "x"": the type of a variable and its value.
    private static bool TryReadTyped(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var first = pair.Start + (text[pair.Start..].StartsWith("&'a ") ? 4 : text[pair.Start] is '&' or '*' ? 1 : 0);
        var end = first;
        while (end < text.Length && end - pair.Start < LongestType && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '[' or ']' or '_' or '?'))
        {
            end++;
        }

        if (!Vocabulary.Is(text[first..end].TrimEnd("[]?0123456789"), WordClass.Type))
        {
            return false;
        }

        var sign = WhiteSpace.SkipBlanks(text, end);
        if (sign >= text.Length || text[sign] != '=')
        {
            return end < text.Length && text[end] is ';' or ',' or ')' or '!' or '\r' or '\n';
        }

        var start = WhiteSpace.SkipBlanks(text, sign + 1);
        return start >= text.Length
            || !ValueReader.TryReadQuote(text, start, out var open)
            || ValueReader.ReportQuoted(ref search, pair with { MaskQuote = default }, open)
            || true;
    }

    private static bool StartsWithChange(ReadOnlySpan<char> text, int start) =>
        NameReader.EndOfWord(text, start) is var end && Vocabulary.Is(text[start..end], WordClass.Change) && QuotedValueReader.IsChangedFrom(text, end);

    // The new value after the old one, as plans of changes print them: password = "x" -> "y".
    private static void ReadChange(ref TextSearch search, in Pair pair, Quote open)
    {
        var text = search.Text;
        var close = QuoteReader.FindClose(ValueReader.Window(text, open.End), open);
        var arrow = WhiteSpace.SkipBlanks(text, Math.Min(text.Length, close + open.Length));
        if (text[arrow..].StartsWith("-> ") && ValueReader.TryReadQuote(text, arrow + 3, out var changed))
        {
            ValueReader.ReportQuoted(ref search, pair, changed);
        }
    }
}
