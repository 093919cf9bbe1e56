using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Assignments;

/// <summary>Reads values in parentheses: the second of a user and a password (<c>auth=('ann', 'x')</c>), and all of other literals.</summary>
internal static class TupleReader
{
    private const int MostItems = 16;

    /// <summary>Reads a value that begins with a parenthesis.</summary>
    /// <returns>Whether a literal or a list of named ones is in it.</returns>
    public static bool TryRead(ref TextSearch search, in Pair pair)
    {
        var text = search.Text;
        var first = WhiteSpace.SkipAll(text, pair.Start + 1);
        if (first >= text.Length)
        {
            return true;
        }

        if (!ValueReader.TryReadQuote(text, first, out var open))
        {
            // CREDENTIALS=(AWS_KEY_ID='x' AWS_SECRET_KEY='y')
            var name = NameReader.EndOfWord(text, first);
            if (name == first || name >= text.Length || text[name] != '=')
            {
                return false;
            }

            ContainerReader.Report(ref search, pair with { MaskQuote = default });
            return true;
        }

        for (var item = 1; item <= MostItems; item++)
        {
            var key = pair.Key with { IsQualified = true };
            var close = QuoteReader.FindClose(ValueReader.Window(text, open.End), open);
            var next = WhiteSpace.SkipAll(text, Math.Min(text.Length, close + open.Length));
            var isLast = next >= text.Length || text[next] != ',';

            // What an expression makes of a name is none.
            if (isLast && next < text.Length && text[next] == '+' && pair.Key.Rule.Class == RuleClass.Personal)
            {
                return true;
            }

            if (!pair.Key.Rule.IsLineWide || item == 2 || (item == 1 && isLast))
            {
                ValueReader.ReportQuoted(ref search, pair with { Key = key, MaskQuote = default }, open);
            }

            if (isLast || !ValueReader.TryReadQuote(text, WhiteSpace.SkipAll(text, next + 1), out open))
            {
                return true;
            }
        }

        return true;
    }
}
