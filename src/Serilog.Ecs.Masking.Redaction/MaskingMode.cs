namespace Serilog.Ecs.Masking;

/// <summary>Whether sensitive values are hidden.</summary>
public enum MaskingMode
{
    /// <summary>Sensitive values are hidden.</summary>
    Mask,

    /// <summary>
    /// A trial run: sensitive values are counted, reported if <see cref="MaskingOptions.Report"/> is set, and
    /// written unmasked. Not for production.
    /// </summary>
    Audit,

    /// <summary>Masking is off.</summary>
    Off,
}
