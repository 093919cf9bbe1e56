using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Sorts the content of an event into the fields, labels and data of its document. Nothing is written here.</summary>
internal sealed class EventFields
{
    private DocumentPlan _plan = null!;
    private EventIdentity? _identity;
    private string? _stackTrace;

    /// <summary>The properties of the event.</summary>
    public EventProperties Properties { get; } = new();

    public EntryList<FieldEntry> Fields { get; } = new();

    /// <summary>The values without a field.</summary>
    public NamedValues Named { get; } = new();

    public FixedFields Fixed { get; private set; } = null!;

    /// <summary>Returns how many characters of the exception's text the options allow; zero if there is none.</summary>
    public int WrittenStackTraceLength() =>
        _stackTrace is null
            ? 0
            : StackTraceWriter.Shape(new CharBuffer(_stackTrace.Length), _stackTrace, _plan.MaxStackFrames, _plan.FoldsFrameworkFrames).Length;

    /// <summary>Returns how long the message of the event's exception is; zero if there is none.</summary>
    public int ErrorMessageLength()
    {
        foreach (ref readonly var entry in Fields.Entries)
        {
            if (entry.Kind == FieldEntryKind.ErrorMessage)
            {
                return ((string)entry.Value!).Length;
            }
        }

        return 0;
    }

    /// <summary>Reads the event.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="plan">What its document looks like.</param>
    /// <param name="template">What is known of its template.</param>
    public void Read(RedactedEvent logEvent, DocumentPlan plan, TemplatePlan template)
    {
        _plan = plan;
        Properties.Read(logEvent, plan);
        Fixed = Properties.Service is { } service ? plan.FixedWith(service) : plan.Fixed;
        _identity = Properties.Identity;
        Named.Begin(plan, Fixed);
        if (Properties.HasSet)
        {
            SetFieldRouter.RouteAll(this);
        }

        AddIdentity();
        if (logEvent.TraceId is { } traceId)
        {
            AddText(KnownFields.TraceId, traceId.ToHexString());
        }

        if (logEvent.SpanId is { } spanId)
        {
            AddText(KnownFields.SpanId, spanId.ToHexString());
        }

        if (logEvent.HasError)
        {
            _stackTrace = logEvent.Error.StackTrace;
            ErrorFields.Add(this, logEvent.Error);
        }

        PropertyRouter.RouteAll(this);

        // After the properties: one that says when the event was created knows better.
        if (_identity is not null)
        {
            NewField(KnownFields.EventCreated, FieldEntryKind.EventCreated, null, null).Value = _identity;
        }

        foreach (var (name, value) in logEvent.ExceptionData)
        {
            Named.AddExceptionData(name, value);
        }

        AddTemplate(logEvent, template);
        ReportFields.Add(this, logEvent.Report);
        Tags.AddFixed(this);
    }

    public void Clear()
    {
        Properties.Clear();
        Fields.Clear();
        Named.Clear();
        _plan = null!;
        Fixed = null!;
        _identity = null;
        _stackTrace = null;
    }

    public void AddText(FieldSlot slot, string text, PropertyPlan? source = null, LogEventPropertyValue? original = null) =>
        AddText(slot, text, 0, text.Length, source, original);

    public void AddText(FieldSlot slot, string text, int start, int length, PropertyPlan? source, LogEventPropertyValue? original)
    {
        ref var entry = ref NewField(slot, FieldEntryKind.Text, source, original);
        entry.Value = text;
        entry.Number = start;
        entry.Length = length;
    }

    public void AddNumber(FieldSlot slot, long number, PropertyPlan? source, LogEventPropertyValue? original) =>
        NewField(slot, FieldEntryKind.Number, source, original).Number = number;

    public bool Excludes(FieldSlot slot) => _plan.Excludes.Field(slot);

    /// <summary>Gives the property behind <paramref name="entry"/> a label, because <paramref name="winner"/> has its field.</summary>
    public void GiveWay(in FieldEntry entry, in FieldEntry winner)
    {
        if (!winner.IsSet && entry.Source is { } source && entry.Original is { } value && !SameText(value, winner))
        {
            Named.AddOwn(source, value);
        }
    }

    // The trace id of an event and that of a scope are one and the same; the second one is redundant.
    private static bool SameText(LogEventPropertyValue value, in FieldEntry winner) =>
        value is ScalarValue { Value: string text } && winner.Value switch
        {
            string other => winner.Kind == FieldEntryKind.Text && other.AsSpan((int)winner.Number, winner.Length).SequenceEqual(text),
            ScalarValue { Value: string other } => other == text,
            _ => false,
        };

    private void AddTemplate(RedactedEvent logEvent, TemplatePlan known)
    {
        var text = logEvent.TemplateText;
        if (_plan.IncludesTemplate)
        {
            Named.AddLabelText("message_template", text);
        }

        if (_plan.IncludesTemplateHash)
        {
            Named.AddLabelText("message_template_hash", ReferenceEquals(text, logEvent.Template.Text) ? known.HashOf(text) : TemplateHash.Of(text));
        }
    }

    /// <summary>Adds a value, or returns <see langword="false"/> where it does not fit the field.</summary>
    public bool TryAdd(FieldSlot slot, LogEventPropertyValue value, PropertyPlan? source)
    {
        if (!FieldFit.Accepts(slot.Field, value))
        {
            return false;
        }

        AddAccepted(slot, value, source);
        return true;
    }

    /// <summary>Adds a value that is known to fit.</summary>
    public void AddAccepted(FieldSlot slot, LogEventPropertyValue value, PropertyPlan? source, LogEventPropertyValue? original = null) =>
        NewField(slot, FieldEntryKind.Value, source, original ?? value).Value = value;

    /// <summary>Adds a value that code set, which takes the place of any other.</summary>
    public void AddSet(PropertyPlan plan, LogEventPropertyValue value)
    {
        ref var entry = ref NewField(plan.Slot!, FieldEntryKind.Value, plan, value);
        entry.Value = value;
        entry.IsSet = true;
    }

    /// <summary>Leaves a field out, whatever else has a value for it.</summary>
    public void LeaveOut(PropertyPlan plan) => NewField(plan.Slot!, FieldEntryKind.LeftOut, plan, null).IsSet = true;

    /// <summary>Adds a field, whose value is still to be set.</summary>
    public ref FieldEntry NewField(FieldSlot slot, FieldEntryKind kind, PropertyPlan? source, LogEventPropertyValue? original)
    {
        ref var entry = ref Fields.Add();
        entry.Slot = slot;
        entry.Kind = kind;
        entry.Source = source;
        entry.Original = original;
        return ref entry;
    }

    /// <summary>Adds what the pack's own enricher gave the event, before any property that would have the same fields.</summary>
    private void AddIdentity()
    {
        if (_identity is not { } identity)
        {
            return;
        }

        NewField(KnownFields.EventId, FieldEntryKind.EventId, null, null).Value = identity;
        if (!_plan.LeavesSequenceToFile)
        {
            AddNumber(KnownFields.EventSequence, identity.Sequence, null, null);
        }
    }
}
