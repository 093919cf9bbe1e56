using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Calls;

/// <summary>
/// Arguments of functions: all of one that is called like a secret (<c>changePassword("x", "y")</c>, <c>PASSWORD('x')</c>), and
/// those that a row of <c>functions.txt</c> marks (<c>login("ann", "x")</c>, <c>AES_ENCRYPT(note, 'x')</c>).
/// </summary>
internal sealed class CallNotation : Notation
{
    private const int MostArguments = 8;
    private const int All = 0;
    private const string SetVerb = "set";

    private static readonly WordTable<Function> Functions = Read();

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.Assignment;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => DataFile.Rows("functions.txt").Select(static row => row[0][(row[0].LastIndexOf('>') + 1)..]);

    /// <inheritdoc/>
    public override bool TryReadPair(ref TextSearch search, in PairHead head)
    {
        var text = search.Text;
        return head.Key.End < text.Length
            && text[head.Key.End] == '('
            && (head.Key.Rule.IsTyped || IsSetter(text[head.Key.Start..head.Key.End], head.Key.Rule))
            && text[head.Key.End - 1] < 0x80
            && ReadArguments(ref search, head.Key, head.Key.End + 1, IsSetter(text[head.Key.Start..head.Key.End], head.Key.Rule) ? 1 : All);
    }

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        start = Functions.TryFindInAnyCase(text[start..end], out _) ? start : StartOfFunction(text, start, end);
        if (end >= text.Length || !Functions.TryFindInAnyCase(text[start..end], out var function) || search.Policy.Decide(function.Key).Rule is not { } rule)
        {
            return false;
        }

        if (text[end] != '(' && !(function.IsProcedure && text[end] == ' '))
        {
            return false;
        }

        return ReadArguments(ref search, new KeyCandidate(start, end, start, rule, IsTextOnly: false), end + 1, function.Argument);
    }

    // "connection.auth", "PDO->__construct"
    private static int StartOfFunction(ReadOnlySpan<char> text, int start, int end) =>
        start > 2 && text[..start].EndsWith("->") ? NameReader.StartOfWord(text, start - 2) : start + text[start..end].LastIndexOf('.') + 1;

    // "setRefreshToken("x")", "set_api_key("x")"
    private static bool IsSetter(ReadOnlySpan<char> name, MaskRule rule) =>
        rule.Class == RuleClass.Secret
            && name.Length > SetVerb.Length
            && name.StartsWith(SetVerb, StringComparison.OrdinalIgnoreCase)
            && !char.IsAsciiLetterLower(name[SetVerb.Length]);

    private bool ReadArguments(ref TextSearch search, in KeyCandidate key, int at, int wanted)
    {
        var text = search.Text;
        var isFound = false;
        for (var argument = 1; argument <= MostArguments && at < text.Length; argument++)
        {
            at = WhiteSpace.SkipAll(text, at);
            var end = EndOfArgument(text, at);
            search.Spend(end - at);
            if ((wanted == All || argument == wanted) && at < text.Length && ValueReader.TryReadQuote(text, at, out var open) && open.Start < end)
            {
                isFound |= ValueReader.ReportQuoted(
                    ref search, new Pair(key, at, at, Kind) { IsListed = wanted == All && !IsBuilder(text, key, argument, end), IsBracketed = true }, open);
            }

            if (end >= text.Length || text[end] != ',')
            {
                break;
            }

            at = end + 1;
        }

        return isFound;
    }

    // ".password("x")": the only argument of a method by which a value is set.
    private static bool IsBuilder(ReadOnlySpan<char> text, in KeyCandidate key, int argument, int end) =>
        argument == 1 && end < text.Length && text[end] == ')' && (text[key.Start..key.End].Contains('.') || (key.Start > 0 && text[key.Start - 1] == '.'));

    private static int EndOfArgument(ReadOnlySpan<char> text, int at)
    {
        text = ValueReader.Window(text, at);
        var depth = 0;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"':
                    at = Math.Min(text.Length - 1, QuoteReader.FindClose(text, new Quote(at, 1)));
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                case ',' or '\n' or ';' when depth <= 0:
                    return at;
            }
        }

        return text.Length;
    }

    private static WordTable<Function> Read() => new(
        DataFile.Rows("functions.txt").ToDictionary(
            static row => row[0],
            static row => new Function(
                row[1] == "*" ? All : int.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture), row[2], row.Length > 3 && row[3] == "procedure"),
            StringComparer.Ordinal));

    /// <summary>One row of the table.</summary>
    private sealed record Function(int Argument, string Key, bool IsProcedure);
}
