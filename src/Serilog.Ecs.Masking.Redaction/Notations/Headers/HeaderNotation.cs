using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Headers;

/// <summary>Headers of which several words are the value: <c>Authorization: Bearer x</c>, <c>Cookie: a=x; b=y</c>.</summary>
internal sealed class HeaderNotation : Notation
{
    // The empty line before the content of a part of a form, and the start of the line after it; as they are and as JSON writes them.
    private static readonly (string Gap, string End)[] PartBreaks =
        [("\r\n\r\n", "\r\n--"), ("\n\n", "\n--"), ("\\r\\n\\r\\n", "\\r\\n--"), ("\\n\\n", "\\n--")];

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Header;

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        if (TryReadPart(ref search, head))
        {
            return true;
        }

        if (!head.Key.Rule.IsLineWide || head.Operator.Kind is not (OperatorKind.Colon or OperatorKind.Assign) || head.IsQuoted)
        {
            return false;
        }

        var start = WhiteSpace.SkipBlanks(text, head.Operator.End);
        if (start >= text.Length
            || text[start] is '\r' or '\n' or '{' or '[' or '(' or '"' or '\''
            || IsParameter(text, head)
            || IsCall(text, head, start)
            || ValueReader.SkipType(text, start) > start
            || ValueReader.IsOtherPair(text, start, head, search.Policy))
        {
            return false;
        }

        var window = ValueReader.Window(text, start);
        if (head.Open.Exists && QuoteReader.FindClose(window, head.Open) is var close && close > start && close < window.Length)
        {
            window = window[..close];
        }

        var end = head.Key.Rule.HoldsPairs ? EndOfCookies(window, start) : AuthorizationValue.FindEnd(window, start, head.StartsLine(text));
        search.Spend(end - start);
        search.Report(new Pair(head.Key, start, end == text.Length || end < ValueEnd.Window + start ? end : text.Length, Kind) { Operator = head.Operator });
        return true;
    }

    // A part of a form: Content-Disposition: form-data; name="password", an empty line, and the value.
    private static bool TryReadPart(ref TextSearch search, in PairHead head)
    {
        const int Longest = 256;
        var text = search.Text;
        if (!NamingMember.IsBefore(text, head)
            || !text[Math.Max(0, head.Start - Longest)..head.Start].Contains("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var window = text[head.NameEnd..Math.Min(text.Length, head.NameEnd + (4 * Longest))];
        foreach (var (gap, end) in PartBreaks)
        {
            var at = window.IndexOf(gap);
            if (at >= 0)
            {
                var start = head.NameEnd + at + gap.Length;
                var length = ValueReader.Window(text, start)[start..].IndexOf(end);
                search.Spend(window.Length);
                search.Report(new Pair(head.Key, start, length < 0 ? text.Length : start + length, NotationKind.Header) { IsTight = true });
                return true;
            }
        }

        return false;
    }

    // "auth=HTTPBasicAuth('ann', 'x')": the function is read by itself.
    private static bool IsCall(ReadOnlySpan<char> text, in PairHead head, int start) =>
        head.Operator.Kind == OperatorKind.Assign
            && NameReader.EndOfWord(text, start) is var end
            && end > start
            && end + 1 < text.Length
            && text[end] == '('
            && QuoteReader.ReadAt(text, end + 1).Exists;

    // One of several in a query or a connection string, where a separator ends it.
    private static bool IsParameter(ReadOnlySpan<char> text, in PairHead head) =>
        head.Operator.Kind == OperatorKind.Assign && head.CharacterBefore(text) is '?' or '&' or ';';

    // Pairs of cookies have equals signs; another kind of pair ends them.
    private static int EndOfCookies(ReadOnlySpan<char> text, int start)
    {
        var end = ValueEnd.OfLine(text, start);
        for (var at = start; at < end; at++)
        {
            var next = text[at..end].IndexOfAny(';', ',');
            if (next < 0)
            {
                break;
            }

            at += next;
            var name = WhiteSpace.SkipBlanks(text, at + 1);
            var nameEnd = NameReader.EndOfWord(text, name);
            if (nameEnd > name && nameEnd < end && text[nameEnd] == ':')
            {
                return at;
            }
        }

        return ValueEnd.Trimmed(text, start, end);
    }
}
