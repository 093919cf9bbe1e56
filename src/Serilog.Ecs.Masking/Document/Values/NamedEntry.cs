using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>One key of <c>labels</c> or <c>data</c>, with its value as a property value or as text.</summary>
internal struct NamedEntry
{
    public string Key;

    /// <summary>The key as JSON writes it, where it is known.</summary>
    public string? KeyMember;
    public LogEventPropertyValue? Value;
    public string? Text;
}
