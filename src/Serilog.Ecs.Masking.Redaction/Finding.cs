namespace Serilog.Ecs.Masking;

/// <summary>A part of a text that a <see cref="Redactor"/> masks.</summary>
/// <param name="Start">The offset of its first character.</param>
/// <param name="Length">The number of its characters; never zero.</param>
/// <param name="Rule">The rule that masks it.</param>
/// <param name="Confidence">The confidence that it is a secret or personal data; at least <see cref="MaskingOptions.MinimumConfidence"/>.</param>
public readonly record struct Finding(int Start, int Length, MaskingRule Rule, Confidence Confidence)
{
    /// <summary>The offset after its last character.</summary>
    public int End => Start + Length;
}
