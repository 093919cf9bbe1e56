namespace Serilog.Ecs.Masking;

/// <summary>How sure a rule is that what it found is a secret or personal data. A policy masks from one confidence on.</summary>
public enum Confidence
{
    /// <summary>Doubtful: under 95 % of what is found on harmless text and secrets together is a secret.</summary>
    Low = 1,

    /// <summary>Likely.</summary>
    Medium = 2,

    /// <summary>Certain, but for texts made to look like secrets.</summary>
    High = 3,
}
