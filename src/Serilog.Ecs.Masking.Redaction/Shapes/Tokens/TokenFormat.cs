namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>The published shape of one kind of token.</summary>
/// <param name="Rule">The rule it belongs to: the vendor.</param>
/// <param name="Name">What the vendor calls it.</param>
/// <param name="Confidence">How likely text of this shape is such a token.</param>
/// <param name="Pattern">The shape, in the notation of <see cref="TokenPattern"/>.</param>
/// <param name="Conditions">What a token shows beyond its pattern.</param>
/// <param name="Source">The public rule set or documentation that states it.</param>
internal sealed record TokenFormat(
    string Rule, string Name, Confidence Confidence, string Pattern, TokenConditions Conditions, string Source)
{
    /// <summary>Gets the confidence next to the name of the vendor: one more than without it.</summary>
    public Confidence HighestConfidence => Conditions.Near.Length > 0 && Confidence < Confidence.High ? Confidence + 1 : Confidence;
}
