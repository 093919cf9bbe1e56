namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A filter that cannot be read. The message has the position and what is expected there.</summary>
internal sealed class FilterException(string message) : Exception(message);
