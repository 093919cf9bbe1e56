using System.Diagnostics;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>
/// An event as it may be written: what every output of the pack renders, and all that outputs know of an event. A thread keeps it for
/// its next event; nothing of the last one is left in it.
/// </summary>
internal sealed class RedactedEvent
{
    /// <summary>What is written in the place of an event that could not be.</summary>
    public const string FailureMessage = "This event could not be rendered; labels.rendering_error names the fault.";

    private CharBuffer _message = new(512);
    private CharBuffer _spare = new(512);
    private LogEvent? _unredacted;

    /// <summary>The event as it was logged. Only for masking.</summary>
    public LogEvent Unredacted => _unredacted ?? throw new InvalidOperationException("No event was read.");

    public DateTimeOffset Timestamp => Unredacted.Timestamp;

    public LogEventLevel Level => Unredacted.Level;

    public ActivityTraceId? TraceId => Unredacted.TraceId;

    public ActivitySpanId? SpanId => Unredacted.SpanId;

    public EntryList<RedactedProperty> Properties { get; } = new();

    /// <summary>The entries of <see cref="Exception.Data"/>, of all exceptions in the chain.</summary>
    public List<KeyValuePair<string, LogEventPropertyValue>> ExceptionData { get; } = [];

    /// <summary>Whether the event has an exception that the output writes.</summary>
    public bool HasError { get; set; }

    /// <summary>What the exception says.</summary>
    public RedactedError Error { get; } = new();

    /// <summary>The exception to hand on: the one of the event, or a stand-in for it.</summary>
    public Exception? Exception { get; set; }

    /// <summary>The template to hand on: the one of the event, or what takes its place.</summary>
    public MessageTemplate Template { get; set; } = MessageTemplate.Empty;

    /// <summary>The masked message that an earlier masking put in the place of the template, for an event whose message shows nothing any more.</summary>
    public MessageTemplate? MaskedMessage { get; set; }

    /// <summary>The text of the template; the same instance as that of the event's template where it holds nothing sensitive.</summary>
    public string TemplateText { get; set; } = "";

    /// <summary>The rendered message.</summary>
    public ReadOnlySpan<char> Message => _message.Written;

    /// <summary>The parts of the message that were searched as values.</summary>
    public MessageParts MessageParts { get; } = new();

    /// <summary>Where the values are in the message, if the output marks them.</summary>
    public MessageHoles Holes { get; } = new();

    /// <summary>Whether values of properties are never touched.</summary>
    public bool HasUntouched { get; set; }

    /// <summary>What was masked.</summary>
    public RedactionReport Report { get; } = new();

    /// <summary>How many characters the buffers can hold.</summary>
    public int Capacity => _message.Capacity + _spare.Capacity;

    public void Begin(LogEvent logEvent)
    {
        _unredacted = logEvent;
        Template = logEvent.MessageTemplate;
        TemplateText = logEvent.MessageTemplate.Text;
        Exception = logEvent.Exception;
    }

    /// <summary>Whether a property is to stay as it is in the message too.</summary>
    public bool IsUntouched(string name)
    {
        foreach (ref readonly var property in HasUntouched ? Properties.Entries : [])
        {
            if (property.IsUntouched && property.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a field that code sets; the last value of a name counts.</summary>
    public void SetField(string name, LogEventPropertyValue value)
    {
        foreach (ref var known in Properties.Entries)
        {
            if (known.IsSet && known.Name == name)
            {
                known.Value = value;
                return;
            }
        }

        ref var property = ref Properties.Add();
        property.Name = name;
        property.Value = value;
        property.IsSet = true;
    }

    /// <summary>Renders the message anew.</summary>
    public void RenderMessage(RedactionTarget target)
    {
        _message.Rewind(0);
        MessageParts.Clear();
        target.RenderMessage(this, _message);
    }

    /// <summary>Returns an empty buffer for a masked message, which <see cref="AcceptMessage"/> takes over.</summary>
    public CharBuffer BeginMessage()
    {
        _spare.Rewind(0);
        return _spare;
    }

    /// <summary>Puts the masked message in the place of the rendered one.</summary>
    public void AcceptMessage()
    {
        Holes.Move(_message.Written, _spare.Written);
        (_message, _spare) = (_spare, _message);
    }

    /// <summary>Returns the value of a property by the name that the template knows, or <see langword="null"/> where the event has none.</summary>
    public LogEventPropertyValue? Find(string name)
    {
        // A hole and the property bound to it share one string, so this finds nearly every one without comparing text.
        var properties = Properties.Entries;
        foreach (ref readonly var property in properties)
        {
            if (ReferenceEquals(property.Name, name))
            {
                return property.Value;
            }
        }

        foreach (ref readonly var property in properties)
        {
            if (property.Name == name)
            {
                return property.Value;
            }
        }

        return null;
    }

    public void Clear()
    {
        _unredacted = null;
        Properties.Clear();
        ExceptionData.Clear();
        HasError = false;
        HasUntouched = false;
        Error.Clear();
        Exception = null;
        Template = MessageTemplate.Empty;
        MaskedMessage = null;
        TemplateText = "";
        MessageParts.Clear();
        Holes.Clear();
        Report.Clear();
        _message.Clear();
        _spare.Clear();
    }
}
