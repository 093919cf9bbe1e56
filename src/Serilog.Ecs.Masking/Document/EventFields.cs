using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Sorts what an event holds into the fields, labels and data of its document. Reads only; nothing is written here.</summary>
internal sealed class EventFields
{
    private const int FewProperties = 24;

    private readonly EntryList<Property> _properties = new();
    private readonly List<KeyValuePair<string, LogEventPropertyValue>> _exceptionData = [];
    private Dictionary<string, LogEventPropertyValue> _all = null!;
    private DocumentPlan _plan = null!;
    private EventMasking? _masking;
    private EventIdentity? _identity;

    public EntryList<FieldEntry> Fields { get; } = new();

    /// <summary>What no field takes.</summary>
    public NamedValues Named { get; } = new();

    public FixedFields Fixed { get; private set; } = null!;

    /// <summary>How long the text of the event's exception is; zero where there is none.</summary>
    public int StackTraceLength { get; private set; }

    /// <summary>Reads the event.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="plan">What its document looks like.</param>
    /// <param name="masking">What masks its values, or <see langword="null"/> where they stay.</param>
    public void Read(LogEvent logEvent, DocumentPlan plan, EventMasking? masking)
    {
        _plan = plan;
        _masking = masking;
        _all = Contents.Of(logEvent);
        Fixed = plan.Fixed;
        var traits = ReadProperties(plan);
        if (logEvent.Exception is { } thrown)
        {
            ExceptionData.Read(thrown, _exceptionData);
        }

        if (masking is not null)
        {
            MaskProperties(masking, plan.Template(logEvent.MessageTemplate));
        }

        Named.Begin(plan, Fixed, masking);
        AddIdentity();

        if (logEvent.TraceId is { } traceId)
        {
            AddText(KnownFields.TraceId, traceId.ToHexString());
        }

        if (logEvent.SpanId is { } spanId)
        {
            AddText(KnownFields.SpanId, spanId.ToHexString());
        }

        if (logEvent.Exception is { } exception)
        {
            AddError(exception);
        }

        foreach (ref readonly var property in _properties.Entries)
        {
            Route(property.Plan, property.Value, traits);
        }

        // After the properties: one that says when the event was created knows better.
        if (_identity is not null)
        {
            NewField(KnownFields.EventCreated, FieldEntryKind.EventCreated, null, null).Value = _identity;
        }

        foreach (var (name, value) in _exceptionData)
        {
            Named.AddExceptionData(name, value);
        }

        if (plan.IncludesTemplate)
        {
            Named.AddLabelText("message_template", MaskedPart("message_template", logEvent.MessageTemplate.Text));
        }
    }

    /// <summary>Adds what the document says about what was masked in it, when all of it is known.</summary>
    public void AddReport(EventMasking masking)
    {
        if (masking.Counts.Total == 0 && masking.Listed.IsEmpty && !_all.ContainsKey(PersonalDataMark.PropertyName))
        {
            return;
        }

        MaskingReport.Add(this, masking, _all.GetValueOrDefault(PersonalDataMark.PropertyName) is PersonalDataMark);
    }

    /// <summary>Adds a tag to those that the event has.</summary>
    public void AddTag(string tag)
    {
        foreach (ref var entry in Fields.Entries)
        {
            if (ReferenceEquals(entry.Slot, KnownFields.Tags))
            {
                entry = entry with { Kind = FieldEntryKind.Value, Value = Tags.With(entry, tag) };
                return;
            }
        }

        AddText(KnownFields.Tags, tag);
    }

    public void Clear()
    {
        _properties.Clear();
        _exceptionData.Clear();
        Fields.Clear();
        Named.Clear();
        _all = null!;
        _plan = null!;
        _masking = null;
        Fixed = null!;
        _identity = null;
        StackTraceLength = 0;
    }

    /// <summary>Returns the value of a property of the event, or <see langword="null"/> where it has none of that name.</summary>
    public LogEventPropertyValue? Find(string name)
    {
        if (_all.Count <= FewProperties || _masking is { Counts.Total: > 0 })
        {
            // A hole and the property bound to it share one string, so this finds nearly every one without hashing.
            foreach (ref readonly var property in _properties.Entries)
            {
                if (ReferenceEquals(property.Name, name))
                {
                    return property.Value;
                }
            }

            foreach (ref readonly var property in _properties.Entries)
            {
                if (property.Name == name)
                {
                    return property.Value;
                }
            }

            return null;
        }

        return _all.GetValueOrDefault(name);
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
        if (entry.Source is { } source && entry.Original is { } value && !SameText(value, winner))
        {
            Named.AddOwn(source, value);
        }
    }

    // The trace id of an event and that of a scope are one and the same; saying it twice helps nobody.
    private static bool SameText(LogEventPropertyValue value, in FieldEntry winner) =>
        value is ScalarValue { Value: string text } && winner.Value switch
        {
            string other => winner.Kind == FieldEntryKind.Text && other.AsSpan((int)winner.Number, winner.Length).SequenceEqual(text),
            ScalarValue { Value: string other } => other == text,
            _ => false,
        };

    private void MaskProperties(EventMasking masking, TemplatePlan template)
    {
        foreach (ref readonly var property in _properties.Entries)
        {
            if (property.Plan.IsPiiList)
            {
                masking.ReadList(property.Value);
            }
        }

        // What was masked because of its key may also stand in a property that came before it: those are looked at again.
        var again = 0;
        for (var index = 0; index < _properties.Count; index++)
        {
            var echoes = masking.Echo.Count;
            MaskProperty(masking, template, ref _properties.Entries[index]);
            again = masking.Echo.Count > echoes ? index : again;
        }

        for (var index = 0; index < _exceptionData.Count; index++)
        {
            var (name, value) = _exceptionData[index];
            var echoes = masking.Echo.Count;
            _exceptionData[index] = new(name, masking.Values.Mask(name, value));
            again = masking.Echo.Count > echoes ? _properties.Count : again;
        }

        masking.EchoesOnly = true;
        for (var index = 0; index < again; index++)
        {
            ref var property = ref _properties.Entries[index];
            if (!property.Plan.IsSource)
            {
                MaskProperty(masking, template, ref property);
            }
        }

        masking.EchoesOnly = false;
    }

    private void MaskProperty(EventMasking masking, TemplatePlan template, ref Property property)
    {
        property.Value = masking.Values.MaskProperty(property.Name, property.Value, template.Named);
        var name = masking.Values.Name(property.Name);
        if (!ReferenceEquals(name, property.Name))
        {
            property.Plan = _plan.Properties.Get(name);
        }
    }

    /// <summary>Masks text that is a part of the message in some form, which the event's own list may hide whole.</summary>
    private string MaskedPart(string name, string text)
    {
        if (_masking is null)
        {
            return text;
        }

        if (!_masking.Listed.HidesMessage)
        {
            return _masking.Text(name, text);
        }

        _masking.Add(_masking.Policy.Listed);
        return _masking.Policy.Mode == MaskingMode.Audit ? text : SafeMask.Apply(_masking.Policy.Listed.Style, text);
    }

    private EventTraits ReadProperties(DocumentPlan plan)
    {
        var traits = EventTraits.None;
        foreach (var (name, value) in _all)
        {
            ref var property = ref _properties.Add();
            property.Name = name;
            property.Value = value;
            property.Plan = plan.Properties.Get(name);
            if (property.Plan.Traits != EventTraits.None)
            {
                traits |= EventTraitsReader.Confirm(property.Plan.Traits, value);
            }

            if (property.Plan.IsSource && value is ScalarValue { Value: string source })
            {
                traits |= EventTraitsReader.OfSource(source);
            }
            else if (property.Plan.Target == PropertyTarget.ServiceIdentity && value is ServiceIdentityValue identity)
            {
                Fixed = plan.FixedWith(identity.Identity);
            }
            else if (property.Plan.Target == PropertyTarget.EventIdentity && value is EventIdentityValue own)
            {
                _identity = own.Identity;
            }
        }

        return EventTraitsReader.Conclude(traits);
    }

    private void Route(PropertyPlan plan, LogEventPropertyValue value, EventTraits traits)
    {
        if (_masking is not null && (plan.IsPiiList || value is MaskedValue { IsDropped: true } or PersonalDataMark))
        {
            return;
        }

        switch (plan.Target)
        {
            case PropertyTarget.Own:
                Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Field:
                AddField(plan.Slot!, value, plan);
                break;

            case PropertyTarget.Routes:
                foreach (var route in plan.Routes)
                {
                    if (route.AppliesTo(traits) && (RouteConverter.TryConvert(this, route, plan, value, traits) || IsMaskedAway(route.Field, value)))
                    {
                        return;
                    }
                }

                Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Label:
                Named.AddLabelValue(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.Data:
                Named.AddData(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.AllLabels or PropertyTarget.AllData:
                Named.AddMembers(plan, value);
                break;

            case PropertyTarget.ServiceIdentity when value is not ServiceIdentityValue:
            case PropertyTarget.EventIdentity when value is not EventIdentityValue:
                Named.AddOwn(plan, value);
                break;
        }
    }

    /// <summary>Adds a value to a typed field where it fits, and under the property's own name where it does not.</summary>
    public void AddField(FieldSlot slot, LogEventPropertyValue value, PropertyPlan source)
    {
        if (FieldFit.Accepts(slot.Field, value))
        {
            AddAccepted(slot, value, source);
        }
        else if (!IsMaskedAway(slot, value))
        {
            Named.AddOwn(source, value);
        }
    }

    // A mask is text: in a field of another type it would cost the document, and under another name it says nothing.
    private static bool IsMaskedAway(FieldSlot? slot, LogEventPropertyValue value) =>
        value is MaskedValue && slot is not null && !FieldFit.Accepts(slot.Field, value);

    /// <summary>Adds a value that is known to fit.</summary>
    public void AddAccepted(FieldSlot slot, LogEventPropertyValue value, PropertyPlan? source, LogEventPropertyValue? original = null) =>
        NewField(slot, FieldEntryKind.Value, source, original ?? value).Value = value;

    private ref FieldEntry NewField(FieldSlot slot, FieldEntryKind kind, PropertyPlan? source, LogEventPropertyValue? original)
    {
        ref var entry = ref Fields.Add();
        entry.Slot = slot;
        entry.Kind = kind;
        entry.Source = source;
        entry.Original = original;
        entry.Sequence = Fields.Count;
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

    private void AddError(Exception exception)
    {
        AddText(KnownFields.ErrorType, ExceptionText.TypeName(exception));
        NewField(KnownFields.ErrorMessage, FieldEntryKind.ErrorMessage, null, null).Value = MaskedPart("error.message", ExceptionText.Message(exception));
        if (ErrorCode.Of(exception) is { Length: > 0 } code)
        {
            AddText(KnownFields.ErrorCode, _masking?.Text(code) ?? code);
        }

        if (_plan.StackTrace != StackTraceFormat.Off)
        {
            var text = MaskedPart("error.stack_trace", ExceptionText.Full(exception));
            StackTraceLength = text.Length;
            NewField(KnownFields.ErrorStackTrace, FieldEntryKind.StackTrace, null, null).Value = text;
        }
    }

    private struct Property
    {
        public string Name;
        public LogEventPropertyValue Value;
        public PropertyPlan Plan;
    }
}
