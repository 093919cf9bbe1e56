using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>What a step of GitHub Actions asks the server to hide from then on: <c>::add-mask::x</c>. The value fills the line.</summary>
internal sealed class WorkflowMaskNotation : Notation
{
    private const string Separator = "::";

    /// <inheritdoc/>
    public override NotationKind Kind => NotationKind.WireCommand;

    /// <inheritdoc/>
    public override IEnumerable<string> Words => ["add-mask"];

    /// <inheritdoc/>
    public override bool ReadsPairs => false;

    /// <inheritdoc/>
    public override bool TryReadWord(ref TextSearch search, int start, int end)
    {
        var text = search.Text;
        if (!text[..start].EndsWith(Separator) || !text[end..].StartsWith(Separator) || search.Policy.Decide("secret").Rule is not { } rule)
        {
            return false;
        }

        var first = end + Separator.Length;
        var last = ValueEnd.OfLine(ValueReader.Window(text, first), first);
        search.Spend(last - start);
        var key = new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsQualified = true };
        return search.Report(new Pair(key, first, last, Kind) { IsTight = true });
    }
}
