using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>Reads values that begin with a bracket: objects, lists, templates, and what ODBC encloses in braces.</summary>
internal static class BracketedValueReader
{
    private const int LongestConnection = 512;

    private static readonly SearchValues<char> SchemeEnds = SearchValues.Create(" ,:='\"");

    /// <summary>Returns whether a brace begins a stored password, as directories and frameworks write one: <c>{SSHA}aHVu…</c>, <c>{noop}x</c>.</summary>
    public static bool IsStoredPassword(ReadOnlySpan<char> text, int start)
    {
        const int LongestScheme = 24;
        var rest = text[(start + 1)..Math.Min(text.Length, start + LongestScheme)];
        var close = rest.IndexOf('}');
        return text[start] == '{'
            && close > 1
            && close + 1 < rest.Length
            && !rest[..close].ContainsAny(SchemeEnds)
            && (char.IsAsciiLetterOrDigit(rest[close + 1]) || rest[close + 1] is '$' or '/' or '+');
    }

    /// <summary>Reads the value.</summary>
    /// <returns>Whether the bracket encloses the value, and is not a character of it.</returns>
    public static bool TryRead(ref TextSearch search, in Pair pair, in PairHead head)
    {
        var text = search.Text;
        var end = ValueEnd.OfBrackets(ValueReader.Window(text, pair.Start), pair.Start);
        search.Spend(end - pair.Start);

        // ODBC encloses a value in braces, in which one of them is doubled.
        if (IsBraced(text, pair.Start, head, out var close))
        {
            search.Report(pair with { Start = pair.Start + 1, End = close, Quote = new Quote(pair.Start, 1), IsTight = true });
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

    /// <summary>Returns whether ODBC's braces are around a value, and not those of a hole in a template: <c>;PWD={x;y}</c>.</summary>
    public static bool IsBraced(ReadOnlySpan<char> text, int start, in PairHead head, out int close)
    {
        close = text[start] == '{' ? BraceEnd(text, start) - 1 : start;
        return close > start + 1 && text[close] == '}' && (head.CharacterBefore(text) == ';' || text[(close + 1)..] is [';', ..])
            && (text[start..close].ContainsAnyInRange('0', '9')
                || !ValueShapes.IsPlaceholder(text[start..(close + 1)])
                || NamesDriver(text[Math.Max(0, start - LongestConnection)..start]));
    }

    // "Driver={ODBC Driver 18 for SQL Server};"
    private static bool NamesDriver(ReadOnlySpan<char> before) => before.Contains("Driver={", StringComparison.OrdinalIgnoreCase);

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
}
