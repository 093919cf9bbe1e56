using System.Collections;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Sorts what an event holds into the fields, labels and data of its document. Reads only; nothing is written here.</summary>
internal sealed class EventFields
{
    private const int FewProperties = 24;
    private const int MaxDataExceptions = 8;

    // A tree that holds itself several times would never end; what is over this is one label of JSON text.
    private const int MaxFlattened = 1_000;

    private readonly EntryList<Property> _properties = new();
    private readonly NameSet _labelNames = new();
    private readonly NameSet _dataNames = new();
    private Dictionary<string, LogEventPropertyValue> _all = null!;
    private DocumentPlan _plan = null!;
    private int _flattened;

    public EntryList<FieldEntry> Fields { get; } = new();

    public EntryList<NamedEntry> Labels { get; } = new();

    public EntryList<NamedEntry> Data { get; } = new();

    public FixedFields Fixed { get; private set; } = null!;

    /// <summary>How long the text of the event's exception is; zero where there is none.</summary>
    public int StackTraceLength { get; private set; }

    public void Read(LogEvent logEvent, DocumentPlan plan)
    {
        _plan = plan;
        _flattened = 0;
        _all = Contents.Of(logEvent);
        Fixed = plan.Fixed;
        var traits = ReadProperties(plan);

        foreach (var label in Fixed.Labels)
        {
            _labelNames.Take(label.Key, label.KeyHash);
        }

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

        if (logEvent.Exception is { } source)
        {
            AddExceptionData(source);
        }

        if (plan.IncludesTemplate)
        {
            AddLabelText("message_template", logEvent.MessageTemplate.Text);
        }
    }

    public void Clear()
    {
        _properties.Clear();
        Fields.Clear();
        Labels.Clear();
        Data.Clear();
        _labelNames.Clear();
        _dataNames.Clear();
        _all = null!;
        _plan = null!;
        Fixed = null!;
        StackTraceLength = 0;
    }

    /// <summary>Returns the value of a property of the event, or <see langword="null"/> where it has none of that name.</summary>
    public LogEventPropertyValue? Find(string name)
    {
        if (_all.Count <= FewProperties)
        {
            // A hole and the property bound to it share one string, so this finds nearly every one without hashing.
            foreach (ref readonly var property in _properties.Entries)
            {
                if (ReferenceEquals(property.Name, name))
                {
                    return property.Value;
                }
            }
        }

        return _all.GetValueOrDefault(name);
    }

    /// <summary>Gives a property its own place, as a label or in <c>data</c>, because no field takes it.</summary>
    public void AddOwn(PropertyPlan property, LogEventPropertyValue value) => AddNamed(property.Key, property.KeyHash, value, 0);

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
            AddOwn(source, value);
        }
    }

    /// <summary>Adds a label of the pack's own.</summary>
    public void AddLabelText(string key, string text)
    {
        if (!_plan.Excludes.Label(key))
        {
            ref var entry = ref Labels.Add();
            entry.Key = _labelNames.Take(key, key.GetHashCode(StringComparison.Ordinal));
            entry.Text = text;
        }
    }

    public static bool IsTree(LogEventPropertyValue value)
    {
        if (value is not SequenceValue sequence)
        {
            return value is not ScalarValue;
        }

        foreach (var element in Contents.Of(sequence))
        {
            if (element is not ScalarValue)
            {
                return true;
            }
        }

        return false;
    }

    // The trace id of an event and that of a scope are one and the same; saying it twice helps nobody.
    private static bool SameText(LogEventPropertyValue value, in FieldEntry winner) =>
        value is ScalarValue { Value: string text } && winner.Value switch
        {
            string other => winner.Kind == FieldEntryKind.Text && other.AsSpan((int)winner.Number, winner.Length).SequenceEqual(text),
            ScalarValue { Value: string other } => other == text,
            _ => false,
        };

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
        }

        return EventTraitsReader.Conclude(traits);
    }

    private void Route(PropertyPlan plan, LogEventPropertyValue value, EventTraits traits)
    {
        switch (plan.Target)
        {
            case PropertyTarget.Own:
                AddOwn(plan, value);
                break;

            case PropertyTarget.Field:
                AddField(plan.Slot!, value, plan);
                break;

            case PropertyTarget.Routes:
                foreach (var route in plan.Routes)
                {
                    if (route.AppliesTo(traits) && RouteConverter.TryConvert(this, route, plan, value, traits))
                    {
                        return;
                    }
                }

                AddOwn(plan, value);
                break;

            case PropertyTarget.Label:
                AddLabelValue(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.Data:
                AddData(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.AllLabels or PropertyTarget.AllData:
                AddMembers(plan, value);
                break;

            case PropertyTarget.ServiceIdentity when value is not ServiceIdentityValue:
                AddOwn(plan, value);
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
        else
        {
            AddOwn(source, value);
        }
    }

    /// <summary>Adds a value that is known to fit.</summary>
    public void AddAccepted(FieldSlot slot, LogEventPropertyValue value, PropertyPlan? source, LogEventPropertyValue? original = null) =>
        NewField(slot, FieldEntryKind.Value, source, original ?? value).Value = value;

    private void AddMembers(PropertyPlan plan, LogEventPropertyValue value)
    {
        var intoLabels = plan.Target == PropertyTarget.AllLabels;
        switch (value)
        {
            case StructureValue structure:
                foreach (var member in Contents.Of(structure))
                {
                    AddMember(intoLabels, _plan.Member(member.Name).Key, member.Value);
                }

                break;

            case DictionaryValue dictionary:
                foreach (var (key, member) in Contents.Of(dictionary))
                {
                    AddMember(intoLabels, LabelName.Sanitized(ValueWriter.KeyText(key)), member);
                }

                break;

            case ScalarValue when !intoLabels:
                AddMember(intoLabels, "value", value);
                break;

            default:
                AddOwn(plan, value);
                break;
        }
    }

    private void AddMember(bool intoLabels, string key, LogEventPropertyValue value)
    {
        var hash = key.GetHashCode(StringComparison.Ordinal);
        if (intoLabels)
        {
            AddNamed(key, hash, value, 0);
        }
        else
        {
            AddData(key, hash, value);
        }
    }

    private void AddNamed(string key, int hash, LogEventPropertyValue value, int depth)
    {
        if (_plan.OmitsEmpty && EmptyValue.Is(value))
        {
            return;
        }

        if (!IsTree(value) || _plan.StructuredValues == StructuredValues.Json)
        {
            AddLabelValue(key, hash, value);
        }
        else if (_plan.StructuredValues == StructuredValues.Labels && depth < _plan.MaxDepth && _flattened < MaxFlattened && value is not SequenceValue)
        {
            AddFlattened(key, value, depth);
        }
        else if (_plan.StructuredValues == StructuredValues.Labels)
        {
            AddLabelValue(key, hash, value);
        }
        else
        {
            AddData(key, hash, value);
        }
    }

    private void AddFlattened(string key, LogEventPropertyValue value, int depth)
    {
        _flattened++;
        if (value is StructureValue structure)
        {
            foreach (var member in structure.Properties)
            {
                var name = LabelName.Sanitized(key + "_" + _plan.Member(member.Name).Key);
                AddNamed(name, name.GetHashCode(StringComparison.Ordinal), member.Value, depth + 1);
            }
        }
        else if (value is DictionaryValue dictionary)
        {
            foreach (var (memberKey, member) in Contents.Of(dictionary))
            {
                var name = LabelName.Sanitized(key + "_" + ValueWriter.KeyText(memberKey));
                AddNamed(name, name.GetHashCode(StringComparison.Ordinal), member, depth + 1);
            }
        }
    }

    private void AddLabelValue(string key, int hash, LogEventPropertyValue value)
    {
        if (_plan.OmitsEmpty && EmptyValue.Is(value))
        {
            return;
        }

        if (!_plan.Excludes.Label(key))
        {
            ref var entry = ref Labels.Add();
            entry.Key = _labelNames.Take(key, hash);
            entry.Value = value;
        }
    }

    private void AddData(string key, int hash, LogEventPropertyValue value)
    {
        if (!(_plan.OmitsEmpty && EmptyValue.Is(value)) && !_plan.Excludes.Data(key))
        {
            ref var entry = ref Data.Add();
            entry.Key = _dataNames.Take(key, hash);
            entry.Value = value;
        }
    }

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

    private void AddError(Exception exception)
    {
        AddText(KnownFields.ErrorType, ExceptionText.TypeName(exception));
        NewField(KnownFields.ErrorMessage, FieldEntryKind.ErrorMessage, null, null).Value = exception;
        if (ErrorCode.Of(exception) is { Length: > 0 } code)
        {
            AddText(KnownFields.ErrorCode, code);
        }

        if (_plan.StackTrace != StackTraceFormat.Off)
        {
            var text = ExceptionText.Full(exception);
            StackTraceLength = text.Length;
            NewField(KnownFields.ErrorStackTrace, FieldEntryKind.StackTrace, null, null).Value = text;
        }
    }

    private void AddExceptionData(Exception exception)
    {
        var current = exception;
        for (var depth = 0; current is not null && depth < MaxDataExceptions; depth++)
        {
            try
            {
                // Nearly every exception has none, and an enumerator of none costs memory.
                if (current.Data is { Count: > 0 } data)
                {
                    AddExceptionData(data);
                }
            }
            catch (Exception fault)
            {
                // A user's own Data dictionary may throw while it is walked; what it gave so far stays.
                AddLabelText("exception_data", ScalarText.Threw(fault));
            }

            current = current.InnerException;
        }
    }

    private void AddExceptionData(IDictionary data)
    {
        foreach (DictionaryEntry entry in data)
        {
            var key = _plan.Member(ValueWriter.KeyText(new ScalarValue(entry.Key)));
            AddNamed(key.Key, key.Hash, new ScalarValue(entry.Value), 0);
        }
    }

    private struct Property
    {
        public string Name;
        public LogEventPropertyValue Value;
        public PropertyPlan Plan;
    }
}
