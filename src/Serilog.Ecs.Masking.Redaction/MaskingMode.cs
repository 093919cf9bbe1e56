namespace Serilog.Ecs.Masking;

/// <summary>Whether sensitive values are hidden.</summary>
public enum MaskingMode
{
    /// <summary>Sensitive values are hidden.</summary>
    Mask,

    /// <summary>
    /// A trial run: sensitive values are counted and, where <see cref="MaskingOptions.Report"/> asks for it, reported, and
    /// written as they are. Not for production.
    /// </summary>
    Audit,

    /// <summary>Nothing is looked for.</summary>
    Off,
}
