namespace Serilog.Ecs.Masking;

/// <summary>
/// The confidence of a finding: how likely it is a secret or personal data. <see cref="MaskingOptions.MinimumConfidence"/> masks from one confidence on.
/// </summary>
public enum Confidence
{
    /// <summary>Doubtful: a measured precision under 95 %, on harmless text and secrets together.</summary>
    Low = 1,

    /// <summary>Likely.</summary>
    Medium = 2,

    /// <summary>Certain, except for texts that imitate secrets.</summary>
    High = 3,
}
