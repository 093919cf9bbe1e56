using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>One property of an event on its way to a masked copy.</summary>
internal sealed class MaskedProperty(string name, LogEventPropertyValue value)
{
    public LogEventPropertyValue Original { get; } = value;

    public string Name { get; } = name;

    public LogEventPropertyValue Value { get; set; } = value;

    public string MaskedName { get; set; } = name;

    /// <summary>Whether <see cref="Original"/> is not what the event holds.</summary>
    public bool IsReplaced { get; init; }

    public bool IsRenamed => !ReferenceEquals(Name, MaskedName);

    public bool IsChanged => IsRenamed || IsReplaced || !ReferenceEquals(Value, Original);
}
