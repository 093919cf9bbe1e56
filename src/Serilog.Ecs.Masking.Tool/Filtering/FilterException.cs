namespace Serilog.Ecs.Masking.Tool.Filtering;

/// <summary>A filter that cannot be read. The message says where and what is expected there.</summary>
internal sealed class FilterException(string message) : Exception(message);
