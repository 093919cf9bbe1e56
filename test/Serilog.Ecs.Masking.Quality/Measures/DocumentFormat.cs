namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>A format whose documents must still parse after they were masked.</summary>
internal enum DocumentFormat
{
    /// <summary>No format: nothing is parsed.</summary>
    Text,

    Json,
    Xml,
    Query,
    Yaml,
}
