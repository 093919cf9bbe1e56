using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>
/// Reads the passwords of clauses: <c>IDENTIFIED BY 'x' REPLACE 'y'</c>, <c>IDENTIFIED WITH plugin BY 'x'</c>, <c>PRAGMA key = 'x'</c>,
/// <c>ATTACH DATABASE 'a.db' AS a KEY 'x'</c>.
/// </summary>
internal static class SqlClauseReader
{
    private const int MostWords = 6;
    private const string Replaces = "REPLACE";
    private const int MostWordsBefore = 6;

    /// <summary>Reads the clause that a word begins.</summary>
    public static bool TryRead(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (search.Policy.Decide("password").Rule is not { } rule || end >= text.Length || text[end] != ' ')
        {
            return false;
        }

        var key = new KeyCandidate(start, end, start, rule, IsTextOnly: false);
        var isStatement = IsStatement(text, start, end);
        var isFound = false;
        var at = end;
        for (var words = 0; words < MostWords; words++)
        {
            at = WhiteSpace.SkipAll(text, at);
            var word = NameReader.EndOfWord(text, at);
            if (word == at)
            {
                var quote = QuoteReader.ReadAt(text, at);
                if (!quote.Exists)
                {
                    break;
                }

                at = Math.Min(text.Length, QuoteReader.FindClose(ValueReader.Window(text, at), quote) + quote.Length);
                continue;
            }

            // After the password, only the one that it replaces.
            var isClause = isFound ? IsReplacing(text[at..word]) : Vocabulary.Is(text[at..word], WordClass.SecretClause);
            if (isFound && !isClause)
            {
                break;
            }

            at = WhiteSpace.SkipBlanks(text, word);
            at = at < text.Length && text[at] == '=' ? WhiteSpace.SkipBlanks(text, at + 1) : at;
            if (isClause && TryReadPassword(ref search, key, at, isStatement, out var stop))
            {
                isFound = true;
                at = stop;
            }
        }

        return isFound;
    }

    private static bool TryReadPassword(ref TextSearch search, in KeyCandidate key, int at, bool isStatement, out int end)
    {
        var text = search.Text;
        end = at;
        if (at < text.Length && char.IsAsciiLetterOrDigit(text[at]) && ValueEnd.OfWord(text, at) is var stop)
        {
            end = stop;
            if (SecretStrengths.Measure(text[at..stop]) >= SecretStrength.Mixed || (isStatement && EndsStatement(text, stop)))
            {
                return search.Report(new Pair(key, at, stop, NotationKind.Sql) { IsTight = true });
            }
        }

        if (!ValueReader.TryReadQuote(text, at, out var open))
        {
            return false;
        }

        // Oracle quotes a password as a name: "x".
        var close = QuoteReader.FindClose(ValueReader.Window(text, open.End), open);
        var isLiteral = text[open.End - 1] == '\''
            || (text[open.End - 1] != '`' && (isStatement || SecretStrengths.Measure(text[open.End..close]) >= SecretStrength.Mixed));
        end = Math.Min(text.Length, close + open.Length);
        return isLiteral
            && !Vocabulary.Is(text[open.End..close], WordClass.Algorithm)
            && ValueReader.ReportQuoted(ref search, new Pair(key, at, at, NotationKind.Sql), open);
    }

    // Sentences have "identified by" in lower case; a name or a word after the capitals is a password, and so it is where the statement is about an account.
    private static bool IsStatement(ReadOnlySpan<char> text, int start, int end)
    {
        if (!text[start..end].ContainsAnyInRange('a', 'z'))
        {
            return true;
        }

        for (var words = 0; words < MostWordsBefore && start > 0 && text[start - 1] == ' '; words++)
        {
            var before = text[NameReader.StartOfWord(text, start - 1)..(start - 1)];
            if (Vocabulary.Is(before, WordClass.LoginName))
            {
                return true;
            }

            if (before.IsEmpty)
            {
                break;
            }

            start -= before.Length + 1;
        }

        return false;
    }

    // The old password may be behind the new one.
    private static bool EndsStatement(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is ';' or '\r' or '\n'
        || (text[at] == ' ' && IsReplacing(text[(at + 1)..NameReader.EndOfWord(text, at + 1)]));

    private static bool IsReplacing(ReadOnlySpan<char> word) => word.Equals(Replaces, StringComparison.OrdinalIgnoreCase);
}
