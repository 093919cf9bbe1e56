using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>The answer to <c>334 UGFzc3dvcmQ6</c>, with which servers of mail ask for a password in Base64: the next line.</summary>
internal sealed class SmtpLoginNotation : Notation
{
    // "Password:" in Base64.
    private const string Question = "ugfzc3dvcmq6";

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.WireCommand;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => [Question];

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        var first = WhiteSpace.SkipEscaped(text, WhiteSpace.SkipAll(text, end));
        if (first == end || first >= text.Length || search.Policy.Decide("password").Rule is not { } rule)
        {
            return false;
        }

        // "C: x" of a record of the dialogue.
        var answer = text[first..].IndexOf(' ') is > 0 and < 8 and var mark && text[first + mark - 1] is ':' or '>' ? first + mark + 1 : first;
        var last = ValueEnd.OfLine(ValueReader.Window(text, answer), answer);
        search.Spend(last - start);
        return search.Report(
            new Pair(new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsQualified = true }, answer, last, Kind) { IsTight = true });
    }
}
