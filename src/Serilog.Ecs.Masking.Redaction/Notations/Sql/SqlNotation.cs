using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Sql;

/// <summary>
/// Statements of databases: rows below a list of columns, declarations, conditions and clauses such as <c>IDENTIFIED BY 'x'</c>,
/// and the values of parameters that a column is compared with.
/// </summary>
internal sealed class SqlNotation : Notation
{
    private const int LongestClause = 160;
    private const int MostItems = 64;

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Sql;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["identified", "pragma", "attach"];

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        if (head.Operator.Exists)
        {
            return head.Operator.Kind is OperatorKind.Assign or OperatorKind.Comparison && SqlParameterReader.TryRead(ref search, head);
        }

        return SqlRowReader.TryRead(ref search, head) || TryReadCondition(ref search, head) || TryReadDeclaration(ref search, head);
    }

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end) => SqlClauseReader.TryRead(ref search, start, end);

    // password LIKE 'x', password IN ('x', 'y'), password NOT LIKE 'x', PASSWORD 'x', PASSWORD FOR 'a'@'h' = 'x'
    private bool TryReadCondition(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = WhiteSpace.SkipBlanks(text, head.NameEnd);
        if (at == head.NameEnd || at >= text.Length)
        {
            return false;
        }

        var pair = new Pair(head.Key, at, at, Kind) { IsTight = true };
        for (var words = 0; words < 3; words++)
        {
            var end = NameReader.EndOfWord(text, at);
            var word = text[at..end];
            if (!Vocabulary.Is(word, WordClass.Condition))
            {
                break;
            }

            at = WhiteSpace.SkipBlanks(text, end);
            if (word.Equals("for", StringComparison.OrdinalIgnoreCase))
            {
                return TryReadAccount(ref search, pair, at);
            }

            if (at < text.Length && text[at] == '(')
            {
                ReportList(ref search, pair, at + 1);
                return true;
            }

            if (at < text.Length
                && !word.Equals("in", StringComparison.OrdinalIgnoreCase)
                && ValueReader.TryReadQuote(text, at, out var literal)
                && text[literal.Start] == '\'')
            {
                ValueReader.ReportQuoted(ref search, pair, literal);
                return true;
            }
        }

        var isUpper = !text[head.Key.Start..head.Key.End].ContainsAnyInRange('a', 'z');
        if (isUpper && ValueReader.TryReadQuote(text, at, out var open) && text[open.Start] == '\'')
        {
            ValueReader.ReportQuoted(ref search, pair, open);
            return true;
        }

        return false;
    }

    // SET PASSWORD FOR 'app'@'h' = 'x'
    private static bool TryReadAccount(ref TextSearch search, in Pair pair, int at)
    {
        var text = search.Text;
        var window = text[at..Math.Min(text.Length, at + LongestClause)];
        var sign = window.IndexOf(" = ");
        if (sign < 0 || window[..sign].ContainsAny('\n', ';'))
        {
            return false;
        }

        var start = at + sign + 3;
        return ValueReader.TryReadQuote(text, start, out var open) && ValueReader.ReportQuoted(ref search, pair, open);
    }

    // DECLARE @password nvarchar(50) = 'x'; password: str = "x"
    private bool TryReadDeclaration(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        var at = WhiteSpace.SkipBlanks(text, head.NameEnd);
        var start = at;
        while (at < text.Length && at - start < LongestClause && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '(' or ')' or '_'))
        {
            at++;
        }

        if (at == start || !Vocabulary.Is(text[start..at].TrimEnd("0123456789()"), WordClass.Type))
        {
            return false;
        }

        var sign = OperatorReader.ReadAt(text, WhiteSpace.SkipBlanks(text, at));
        var value = WhiteSpace.SkipBlanks(text, sign.End);
        return sign.Kind == OperatorKind.Assign && value < text.Length && ValueReader.TryReadQuote(text, value, out var open)
            && ValueReader.ReportQuoted(ref search, new Pair(head.Key, value, value, Kind) { Operator = sign }, open);
    }

    private static void ReportList(ref TextSearch search, in Pair pair, int at)
    {
        var text = search.Text;
        for (var items = 0; items < MostItems; items++)
        {
            at = WhiteSpace.SkipAll(text, at);
            if (at >= text.Length || !ValueReader.TryReadQuote(text, at, out var open))
            {
                return;
            }

            ValueReader.ReportQuoted(ref search, pair, open);
            at = WhiteSpace.SkipAll(text, Math.Min(text.Length, QuoteReader.FindClose(ValueReader.Window(text, open.End), open) + open.Length));
            if (at >= text.Length || text[at] != ',')
            {
                return;
            }

            at++;
        }
    }
}
