namespace Serilog.Ecs.Masking;

/// <summary>The handling of null, empty text and empty collections.</summary>
public enum NullHandling
{
    /// <summary>The key is left out.</summary>
    Omit,

    /// <summary>The key is written, in <c>labels</c> and <c>data</c>.</summary>
    Write,
}
