using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>What a thread needs to make masked copies, kept from one event to the next with nothing left in it.</summary>
internal sealed class MaskingScratch
{
    private readonly Dictionary<string, LogEventPropertyValue> _values = new(StringComparer.Ordinal);

    public EventMasking Masking { get; } = new();

    public List<MaskedProperty> Properties { get; } = [];

    public List<KeyValuePair<string, LogEventPropertyValue>> ExceptionData { get; } = [];

    public CharBuffer Text { get; } = new(512);

    public CharBufferWriter Message { get; } = new();

    public bool IsChanged => Properties.Exists(static property => property.IsChanged);

    /// <summary>The masked values by the names that templates know.</summary>
    public Dictionary<string, LogEventPropertyValue> Values()
    {
        _values.Clear();
        foreach (var property in Properties)
        {
            _values[property.Name] = property.Value;
        }

        return _values;
    }

    public void End()
    {
        Masking.End();
        Properties.Clear();
        ExceptionData.Clear();
        _values.Clear();
        Text.Clear();
        Message.Clear();
    }
}
