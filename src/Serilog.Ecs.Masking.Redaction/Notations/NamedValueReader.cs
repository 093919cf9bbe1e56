using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Reads objects in which one member holds the name and another the value: <c>{"name":"password","value":"x"}</c>, in any order
/// and in any notation (<c>Name = password, Value = x</c>, <c>- name: DB_PASSWORD</c> above <c>value: x</c>).
/// </summary>
internal static class NamedValueReader
{
    private const int Reach = 512;
    private const int MostMembers = 16;
    private const string InputValue = "input_value=";

    /// <summary>Reads the value of a name that is itself the value of <c>name</c>, <c>key</c> or the like.</summary>
    public static bool TryRead(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var block = WhiteSpace.SkipBlanks(text, head.NameEnd);
        if (block > head.NameEnd && block < text.Length && text[block] == '{' && !head.Operator.Exists && (head.IsQuoted || head.Key.Rule.IsTyped))
        {
            // variable "db_password" { default = "x" }, Password { Value = x }
            search.Spend(Reach);
            return ReadMembers(ref search, head, block + 1, Math.Min(text.Length, block + Reach));
        }

        if (IsPrintedObject(text, head, block))
        {
            search.Spend(Reach);
            return ReadMembers(ref search, head with { Key = head.Key with { IsWeak = true } }, block + 1, Math.Min(text.Length, block + Reach));
        }

        if (!NamingMember.IsBefore(text, head))
        {
            return TryReadReport(ref search, head);
        }

        if (WorkflowCommandReader.TryRead(ref search, head))
        {
            return true;
        }

        search.Spend(2 * Reach);
        var open = StartOfObject(text, head.Start);
        var dash = IndentOfDash(text, open);
        var isFound = ReadMembers(ref search, head, Math.Max(open + 1, head.Start - Reach), head.Start, dash);
        return ReadMembers(ref search, head, head.NameEnd, Math.Min(text.Length, head.NameEnd + Reach), dash) || isFound;
    }

    // Token{value='x', ttl=30}: a type prints its members, of which only what looks like a secret is one.
    private static bool IsPrintedObject(ReadOnlySpan<char> text, in PairHead head, int open) =>
        open == head.NameEnd
            && open < text.Length
            && text[open] == '{'
            && char.IsAsciiLetterUpper(text[head.Key.Start])
            && NameReader.EndOfWord(text, open + 1) is var end
            && end > open + 1
            && end < text.Length
            && text[end] == '=';

    // "password\n  should be longer [type=string_too_short, input_value='x'", as Python's validators report.
    private static bool TryReadReport(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        if (head.Key.End >= text.Length
            || text[head.Key.End] is not ('\r' or '\n')
            || (head.Key.Start > 0 && text[head.Key.Start - 1] is not (' ' or '.' or '\n' or '\r')))
        {
            return false;
        }

        var line = LineReader.NextLine(text, head.Key.End);
        var end = LineReader.EndOfLine(text, line);
        search.Spend(end - line);
        var input = text[line..end].IndexOf(InputValue);

        // An object is the whole input, in which the field is missing.
        return input > 0 && text[(line + input + InputValue.Length)..] is not ['{', ..] && ReadMembers(ref search, head, line + input, end);
    }

    private static int StartOfObject(ReadOnlySpan<char> text, int from)
    {
        var depth = 0;
        for (var at = from - 1; at >= Math.Max(0, from - Reach); at--)
        {
            switch (text[at])
            {
                case '}':
                    depth++;
                    break;
                case '{' when depth-- == 0:
                case '<' when depth == 0:
                    return at;
                case '\n' when depth == 0 && text[LineReader.FirstVisible(text, at + 1)..].StartsWith("- "):
                    return at;
            }
        }

        return from <= Reach && text[..from].TrimStart(' ').StartsWith("- ") ? -1 : from - 1;
    }

    private static bool ReadMembers(ref TextSearch search, in PairHead head, int at, int limit, int dash = -1)
    {
        var text = search.Text;
        var isFound = false;
        for (var members = 0; members < MostMembers && at < limit; members++)
        {
            at = SkipToMember(text, at, limit, dash);
            if (at >= limit || text[at] is '}' or '{' or '>')
            {
                break;
            }

            var open = QuoteReader.ReadAt(text, at);
            var name = at + open.Length;
            var nameEnd = NameReader.EndOfWord(text, name);
            var close = QuoteReader.ReadAt(text, nameEnd);
            var sign = OperatorReader.ReadAt(text, WhiteSpace.SkipBlanks(text, nameEnd + close.Length));
            if (nameEnd == name || !sign.Exists)
            {
                at = Math.Max(nameEnd + close.Length, at + 1);
                continue;
            }

            var start = WhiteSpace.SkipAll(text, sign.End);
            if (text[sign.End..start].IndexOf('\n') is var line and >= 0 && EndsItem(text, sign.End + line, dash))
            {
                break;
            }

            var end = EndOfValue(text, start, limit, out var quote);

            // "valueFrom:" with members on the lines below.
            if (!quote.Exists && end > start && text[end - 1] == ':')
            {
                at = start;
                continue;
            }

            // <meta name="csrf-token" content="x">
            var isValue = PairNames.IsValue(text[name..nameEnd])
                || text[name..nameEnd] is "default"
                || (quote.Exists && sign.Kind == OperatorKind.Assign && text[name..nameEnd] is "content");
            if (isValue && open.Exists && start < text.Length && text[start] is '{' or '[')
            {
                // {"type":"missing","loc":["body","password"],"input":{…}}: the whole input, of which each member has a name.
                if (text[start] == '{' && text[name..nameEnd] is "input" && head.CharacterBefore(text) is ',' or '[')
                {
                    break;
                }

                var container = new Pair(head.Key, start, start, NotationKind.ObjectNotation) { IsKeyQuoted = true, IsNamed = true, MaskQuote = open };
                ContainerReader.Report(ref search, container);
                isFound = true;
            }
            else if (isValue && start != head.Key.Start && quote.End != head.Key.Start)
            {
                var isNumber = !quote.Exists && ContainerReader.IsNumber(text[start..end]);
                var pair = new Pair(head.Key, start + quote.Length, end, NotationKind.ObjectNotation)
                {
                    Operator = sign,
                    Quote = quote,
                    IsKeyQuoted = open.Exists,
                    IsNamed = true,
                    IsTight = true,
                    MaskQuote = isNumber && open.Exists ? open
                        : !quote.Exists && sign.Kind == OperatorKind.Colon && YamlDocument.IsAround(text, name, end) ? Quote.ForScalar
                        : default,
                };
                isFound |= search.Report(pair);
            }

            at = end + quote.Length;
        }

        return isFound;
    }

    private static int SkipToMember(ReadOnlySpan<char> text, int at, int limit, int dash)
    {
        while (at < limit
            && !EndsItem(text, at, dash)
            && (text[at] is ' ' or ',' or ';' or '\t' or '\r' or '\n' or '&' or '-' or '/'
                || (QuoteReader.ReadAt(text, at) is { Exists: true } quote && IsClosing(text, quote))))
        {
            at++;
        }

        return at < limit && EndsItem(text, at, dash) ? limit : at;
    }

    // The line break before another item of a list, or before a line that is not indented as the members of this one are.
    private static bool EndsItem(ReadOnlySpan<char> text, int at, int dash) =>
        text[at] == '\n'
            && LineReader.FirstVisible(text, at + 1) is var first
            && (text[first..].StartsWith("- ") || (first - at - 1 <= dash && first < text.Length));

    // How far the dash of an item is indented; -1 where the object is none.
    private static int IndentOfDash(ReadOnlySpan<char> text, int open) =>
        LineReader.FirstVisible(text, open + 1) is var first && text[first..].StartsWith("- ") ? first - open - 1 : -1;

    // A mark with a separator after it closes what was before.
    private static bool IsClosing(ReadOnlySpan<char> text, Quote quote) =>
        quote.End < text.Length && text[quote.End] is ',' or ';' or ' ' or '&' or '}' or '\r' or '\n';

    private static int EndOfValue(ReadOnlySpan<char> text, int start, int limit, out Quote quote)
    {
        quote = QuoteReader.ReadAt(text, start);
        if (quote.Exists)
        {
            return QuoteReader.FindClose(ValueReader.Window(text, start), quote);
        }

        if (start < text.Length && text[start] is '{' or '[')
        {
            return ValueEnd.OfBrackets(ValueReader.Window(text, start), start);
        }

        var end = ValueEnd.OfWord(ValueReader.Window(text, start), start);
        return Math.Max(end, Math.Min(start + 1, limit));
    }
}
