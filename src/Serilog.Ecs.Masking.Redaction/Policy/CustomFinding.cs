namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>A value that a user's detector finds.</summary>
/// <param name="Start">The offset of the value.</param>
/// <param name="End">The offset after the value.</param>
/// <param name="Rule">The rule of the detector.</param>
internal readonly record struct CustomFinding(int Start, int End, MaskRule Rule)
{
    /// <summary>Gets how sure it is that the value has to be hidden.</summary>
    public Confidence Confidence => Rule.Confidence;
}
