namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>A format whose documents must still parse after they were masked.</summary>
public enum DocumentFormat
{
    /// <summary>No format: nothing is parsed.</summary>
    Text,

    /// <summary>JSON.</summary>
    Json,

    /// <summary>XML.</summary>
    Xml,

    /// <summary>The query of an address, or a form.</summary>
    Query,

    /// <summary>YAML.</summary>
    Yaml,
}
