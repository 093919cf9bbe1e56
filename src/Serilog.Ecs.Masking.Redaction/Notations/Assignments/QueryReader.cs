using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>
/// Reads parameters that have a meaning only together with others: the <c>code</c> of OAuth (RFC 6749, section 4.1.2), a one-letter
/// password after a login, and a session.
/// </summary>
internal static class QueryReader
{
    private const int Reach = 256;
    private const int ShortestCode = 6;
    private const int ShortestAlone = 20;

    private static readonly string[] PasswordParameters = WordLists.PhrasesOf("password-parameter");

    /// <summary>Reads the parameter that a word is the name of, or those after the path that it is a segment of.</summary>
    public static bool TryRead(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        return end < text.Length && text[end] == '?' ? TryReadLogin(ref search, start, end) : TryReadParameter(ref search, start, end);
    }

    // /login?u=ann&p=x
    private static bool TryReadLogin(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (search.Policy.Decide("password").Rule is not { } rule)
        {
            return false;
        }

        var limit = Math.Min(text.Length, end + Reach);
        for (var at = end; at < limit; at++)
        {
            var next = text[at..limit].IndexOfAny("?& ");
            if (next < 0 || text[at + next] == ' ')
            {
                break;
            }

            at += next;
            foreach (var name in PasswordParameters)
            {
                if (text[(at + 1)..].StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    var value = at + 1 + name.Length;
                    search.Spend(at - end);
                    var key = new KeyCandidate(at + 1, value - 1, at + 1, rule, IsTextOnly: false) { IsQualified = true };
                    return search.Report(new Pair(key, value, ValueEnd.OfParameter(ValueReader.Window(text, value), value), NotationKind.Assignment));
                }
            }
        }

        return false;
    }

    private static bool TryReadParameter(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        var sign = OperatorReader.ReadAt(text, WhiteSpace.SkipBlanks(text, end + QuoteReader.ReadAt(text, end).Length));
        if (!sign.Exists || sign.Kind is not (OperatorKind.Assign or OperatorKind.Colon) || search.Policy.Decide("authorization_code").Rule is not { } rule)
        {
            return false;
        }

        var before = start == 0 ? '\0' : text[start - 1];
        var isSession = text[start..end].Equals("session", StringComparison.OrdinalIgnoreCase);
        if (isSession && before is not ('?' or '&'))
        {
            return false;
        }

        var value = WhiteSpace.SkipBlanks(text, sign.End);
        var open = QuoteReader.ReadAt(text, value);
        var first = value + open.Length;
        var last = first;
        while (last < text.Length && (char.IsAsciiLetterOrDigit(text[last]) || text[last] is '-' or '_' or '.' or '~' or '%' or '/' or '+' or '='))
        {
            last++;
        }

        search.Spend((2 * Reach) + last - first);
        var code = text[first..last];
        if (code.Length < ShortestCode || !code.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var isLong = before is '?' or '&' && code.Length >= ShortestAlone && SecretStrengths.Measure(code) == SecretStrength.Token;
        if (!isLong && !isSession && !HasNeighbour(text[Math.Max(0, start - Reach)..start], text[last..Math.Min(text.Length, last + Reach)]))
        {
            return false;
        }

        var key = new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsQualified = true };
        return search.Report(new Pair(key, first, last, NotationKind.Assignment) { Operator = sign, Quote = open, IsTight = true });
    }

    // Other parameters of the same request, and the path that receives the code.
    private static bool HasNeighbour(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var line = before.LastIndexOfAny('\r', '\n');
        before = before[(line + 1)..];
        line = after.IndexOfAny('\r', '\n');
        after = line < 0 ? after : after[..line];
        return HasNeighbour(before) || HasNeighbour(after);
    }

    private static bool HasNeighbour(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '-'))
            {
                end++;
            }

            var next = end < text.Length ? text[end] : '\0';
            var classes = end > at ? Vocabulary.Classify(text[at..end]) : WordClass.None;
            if (((classes & WordClass.OAuthParameter) != 0 && next is '=' or '"' or ':') || ((classes & WordClass.OAuthPath) != 0 && next is '?' or '\0'))
            {
                return true;
            }

            at = end + 1;
        }

        return false;
    }
}
