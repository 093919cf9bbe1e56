using System.Globalization;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>A sink that writes events in its own way: the whole event, with the message as Serilog renders it.</summary>
internal sealed class SinkTarget : RedactionTarget
{
    private readonly Dictionary<string, LogEventPropertyValue> _values = new(StringComparer.Ordinal);

    private CharBufferWriter Writer { get; } = new();

    public override RedactionNeeds Needs => RedactionNeeds.LogEvent | RedactionNeeds.Message;

    public override void RenderMessage(RedactedEvent logEvent, CharBuffer message)
    {
        _values.Clear();
        foreach (ref readonly var property in logEvent.Properties.Entries)
        {
            _values[property.Name] = property.Value;
        }

        Writer.Use(message);
        foreach (var token in logEvent.Template.Tokens)
        {
            var start = message.Length;
            token.Render(_values, Writer, CultureInfo.InvariantCulture);
            if (token is PropertyToken hole && logEvent.IsUntouched(hole.PropertyName))
            {
                logEvent.MessageParts.AddWhole(start, message.Length);
            }
        }
    }

    public void Clear() => _values.Clear();
}
