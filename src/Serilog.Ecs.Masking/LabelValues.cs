namespace Serilog.Ecs.Masking;

/// <summary>How scalars are written in <c>labels</c>.</summary>
public enum LabelValues
{
    /// <summary>Numbers and booleans are JSON numbers and booleans.</summary>
    Typed,

    /// <summary>Everything is text, so that no index mapping can ever conflict, with any index template.</summary>
    Strings,
}
