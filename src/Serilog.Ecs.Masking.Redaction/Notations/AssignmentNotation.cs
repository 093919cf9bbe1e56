using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// A name, an operator and a value in running text: logfmt, settings, connection strings, queries and forms, arguments of code,
/// and what records print of themselves.
/// </summary>
internal sealed class AssignmentNotation : Notation
{
    private static readonly SearchValues<char> SchemeEnds = SearchValues.Create(" ,:='\"");

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
            return TryReadDash(ref search, head);
        }

        var text = search.Text;
        var start = StartOfValue(text, head);
        if (start >= text.Length || IsNextPair(text, start, head))
        {
            return true;
        }

        var pair = new Pair(head.Key, start, start, Kind) { Operator = head.Operator, IsKeyQuoted = head.IsQuoted, MaskQuote = head.IsQuoted ? head.Open : default, IsParameter = head.CharacterBefore(text) is '?' or '&', IsTight = head.Key.Start > 0 && text[head.Key.Start - 1] == '/' && start == head.Operator.End };
        if (!(text[start] == ':' && start == head.Operator.End) && ValueReader.IsPlaceholderAt(text, start))
        {
            return true;
        }

        if (ValueReader.TryReadQuote(text, start, out var open))
        {
            if (head.Operator.Kind == OperatorKind.Comparison && QuoteReader.FindClose(ValueReader.Window(text, start), open) == ValueReader.Window(text, start).Length)
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

        if (text[start] is '{' or '[' && !IsStoredPassword(text, start) && TryReadBrackets(ref search, pair, head))
        {
            return true;
        }

        if (head.Operator.Kind == OperatorKind.Colon && TryReadTyped(ref search, pair))
        {
            return true;
        }

        var window = InsideQuotes(ValueReader.Window(text, start), start, head);
        var end = EndOfValue(window, start, head);
        search.Spend(end - start);
        var isReported = search.Report(pair with { End = end == window.Length && window.Length - start == ValueEnd.Window ? text.Length : end });

        // After a quoted name and a colon, a sentence may say the value.
        return isReported || head.Operator.Kind != OperatorKind.Colon || !head.IsQuoted;
    }

    // "API key - x": a dash after a name that begins a line or an item, and a value that is no word.
    private static bool TryReadDash(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = head.NameEnd;
        if (at + 3 >= text.Length || text[at] != ' ' || text[at + 1] is not ('-' or '–' or '—') || text[at + 2] != ' ' || !head.StartsLine(text))
        {
            return false;
        }

        var start = at + 3;
        var end = ValueEnd.OfWord(ValueReader.Window(text, start), start);
        return SecretStrengths.Measure(text[start..end]) >= SecretStrength.Mixed && search.Report(new Pair(head.Key, start, end, NotationKind.Assignment));
    }

    // "password= token=x": nothing before the next pair.
    private static bool IsNextPair(ReadOnlySpan<char> text, int start, in PairHead head) =>
        head.Operator.Kind == OperatorKind.Assign && start > head.Operator.End && head.Operator.Start == head.NameEnd && NextPair.StartsWithPair(text[start..])
        && text[start..Math.Min(text.Length, start + LongestType)].IndexOfAny('=', ' ') is > 0 and var sign && text[start + sign] == '=';

    // "password: str = "x"", "key: &str = "x"": the type of a variable and its value.
    private static bool TryReadTyped(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var first = pair.Start + (text[pair.Start] is '&' or '*' ? 1 : 0);
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
        return start >= text.Length || !ValueReader.TryReadQuote(text, start, out var open) || ValueReader.ReportQuoted(ref search, pair with { MaskQuote = default }, open) || true;
    }

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

    private static int StartOfValue(ReadOnlySpan<char> text, in PairHead head)
    {
        var at = head.Operator.End;

        // "**Password:** x", "<b>Password:</b> x"
        foreach (var emphasis in (ReadOnlySpan<string>)["**", "*", "</b>", "</strong>"])
        {
            if (head.Operator.Kind == OperatorKind.Colon && head.Key.Start > 0 && text[head.Key.Start - 1] is '*' or '>' && text[at..].StartsWith(emphasis) && text[(at + emphasis.Length)..] is [' ', ..])
            {
                at += emphasis.Length;
                break;
            }
        }

        if (head.Operator.Kind == OperatorKind.Arrow || head.IsQuoted)
        {
            return WhiteSpace.SkipAll(text, at);
        }

        // A line may end with the operator, and the next one begin with a literal.
        var start = WhiteSpace.SkipBlanks(text, at);
        if (head.Operator.Kind == OperatorKind.Assign && start < text.Length && text[start] is '\r' or '\n')
        {
            var next = WhiteSpace.SkipAll(text, start);
            return next < text.Length && text[next] is '"' or '\'' ? next : text.Length;
        }

        return start;
    }

    // "{SSHA}aHVu…" and "{noop}x": how directories and frameworks write that a password is stored.
    private static bool IsStoredPassword(ReadOnlySpan<char> text, int start)
    {
        const int LongestScheme = 24;
        var rest = text[(start + 1)..Math.Min(text.Length, start + LongestScheme)];
        var close = rest.IndexOf('}');
        return text[start] == '{' && close > 1 && close + 1 < rest.Length && !rest[..close].ContainsAny(SchemeEnds) && (char.IsAsciiLetterOrDigit(rest[close + 1]) || rest[close + 1] is '$' or '/' or '+');
    }

    private static bool TryReadBrackets(ref TextSearch search, in Pair pair, in PairHead head)
    {
        var text = search.Text;
        var end = ValueEnd.OfBrackets(ValueReader.Window(text, pair.Start), pair.Start);
        search.Spend(end - pair.Start);

        // ODBC encloses a value in braces, in which one of them is doubled.
        if (text[pair.Start] == '{' && head.CharacterBefore(text) == ';')
        {
            search.Report(pair with { End = BraceEnd(text, pair.Start), IsTight = true });
            return true;
        }

        if (ValueShapes.IsPlaceholder(text[pair.Start..end]))
        {
            return true;
        }

        // A template computes the value of a literal: {{ "x" | b64enc }}.
        if (text[pair.Start..].StartsWith("{{"))
        {
            var literal = text[pair.Start..end].IndexOf('"');
            return literal < 0 || ValueReader.ReportQuoted(ref search, pair with { MaskQuote = default }, new Quote(pair.Start + literal, 1)) || true;
        }

        // Without a bracket that closes it on its line it is a character of the value.
        if (text[end - 1] is not ('}' or ']') && !text[pair.Start..end].ContainsAny(":,\""))
        {
            return false;
        }

        ContainerReader.Report(ref search, pair);
        return true;
    }

    private static int BraceEnd(ReadOnlySpan<char> text, int start)
    {
        for (var at = start + 1; at < Math.Min(text.Length, start + ValueEnd.Window); at++)
        {
            if (text[at] != '}')
            {
                continue;
            }

            if (at + 1 == text.Length || text[at + 1] != '}')
            {
                return at + 1;
            }

            at++;
        }

        return text.Length;
    }

    // In "curl -H "key: value"" the mark before the name closes after the value.
    private static ReadOnlySpan<char> InsideQuotes(ReadOnlySpan<char> text, int start, in PairHead head)
    {
        const int LongestQuoted = 1_024;
        if (!head.Open.Exists || head.IsQuoted)
        {
            return text;
        }

        var window = text[..Math.Min(text.Length, start + LongestQuoted)];
        var close = QuoteReader.FindClose(window, new Quote(head.Open.Start, head.Open.Length));
        return close < window.Length && close > start ? text[..close] : text;
    }

    private static int EndOfValue(ReadOnlySpan<char> text, int start, in PairHead head)
    {
        var rule = head.Key.Rule;
        switch (head.Operator.Encoding)
        {
            case OperatorEncoding.Unicode:
                return Before(text, start, ValueEnd.OfWord(text, start), "\\u0026");
            case OperatorEncoding.Percent:
                return Before(text, start, ValueEnd.OfWord(text, start), "%26", "&", "%22", "%0A", "%0D", "%3B", "%7D", "%2C");
            case OperatorEncoding.PercentTwice:
                return Before(text, start, ValueEnd.OfWord(text, start), "%2526", "%26", "&", "%2522", "%253B", "%257D");
            case OperatorEncoding.Entity:
                return Before(text, start, ValueEnd.OfWord(text, start), "&amp;", "&");
            default:
                break;
        }

        var isSpaced = start > head.Operator.End;
        if (head.Operator.Kind == OperatorKind.Colon)
        {
            // What a person chose may be several words.
            return isSpaced && rule.IsTyped ? ValueEnd.BeforeNextPair(text, start) : ValueEnd.OfWord(text, start);
        }

        if (head.Operator.Kind == OperatorKind.Arrow)
        {
            return ValueEnd.OfWord(text, start);
        }

        var before = head.CharacterBefore(text);
        if (isSpaced && head.Operator.Start > head.NameEnd)
        {
            return before is '{' or ',' ? ValueEnd.OfMember(text, start)
                : head.StartsLine(text) ? ValueEnd.OfLine(text, start)
                : ValueEnd.OfWord(text, start);
        }

        var tight = ValueEnd.OfTight(text, start, before);
        return rule.IsTyped && before is '\n' or '\r' ? Math.Max(tight, ValueEnd.BeforeNextPair(text, start)) : tight;
    }

    private static int Before(ReadOnlySpan<char> text, int start, int end, params ReadOnlySpan<string> separators)
    {
        foreach (var separator in separators)
        {
            var at = text[start..end].IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            end = at < 0 ? end : start + at;
        }

        return end;
    }
}
