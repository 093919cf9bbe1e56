using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>The properties of an event with the plans of their names, and what its exceptions carry; masked, once they are.</summary>
internal sealed class EventProperties
{
    private const int FewProperties = 24;

    private readonly EntryList<EventProperty> _entries = new();
    private readonly List<LogEventPropertyValue> _originalData = [];
    private Dictionary<string, LogEventPropertyValue> _all = null!;
    private DocumentPlan _plan = null!;
    private bool _isMasked;
    private bool _hasDirections;

    public Span<EventProperty> Entries => _entries.Entries;

    /// <summary>The entries of <see cref="Exception.Data"/>, of all exceptions in the chain.</summary>
    public List<KeyValuePair<string, LogEventPropertyValue>> ExceptionData { get; } = [];

    /// <summary>What kind of event the properties make it.</summary>
    public EventTraits Traits { get; private set; }

    /// <summary>The service that an enricher of ours named.</summary>
    public ServiceIdentity? Service { get; private set; }

    /// <summary>The identity that an enricher of ours gave the event.</summary>
    public EventIdentity? Identity { get; private set; }

    /// <summary>Whether personal data was masked in the event before it came here.</summary>
    public bool IsMarked { get; private set; }

    /// <summary>Whether one of them gives way to others.</summary>
    public bool HasLate { get; private set; }

    public void Read(LogEvent logEvent, DocumentPlan plan)
    {
        _plan = plan;
        _all = Contents.Of(logEvent);
        var traits = EventTraits.None;
        foreach (var (name, value) in _all)
        {
            ref var property = ref _entries.Add();
            property.Name = name;
            property.Value = value;
            property.Plan = plan.Properties.Get(name);
            if (property.Plan.IsOrdinary)
            {
                continue;
            }

            HasLate |= property.Plan.IsLate;
            _hasDirections |= property.Plan.IsPiiList || property.Plan.IsScope;
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
                Service = identity.Identity;
            }
            else if (value is PersonalDataMark)
            {
                IsMarked = true;
            }
            else if (property.Plan.Target == PropertyTarget.EventIdentity && value is EventIdentityValue own)
            {
                Identity = own.Identity;
            }
        }

        Traits = EventTraitsReader.Conclude(traits);
        if (logEvent.Exception is { } exception)
        {
            Redaction.ExceptionData.Read(exception, ExceptionData);
        }
    }

    /// <summary>Masks the values, and those that the exceptions carry.</summary>
    public void Mask(EventMasking masking, TemplatePlan template)
    {
        _isMasked = true;
        foreach (ref readonly var property in _hasDirections ? Entries : [])
        {
            if (property.Plan.IsPiiList)
            {
                masking.ReadList(property.Value);
            }
            else if (property.Value is SequenceValue scope && property.Plan.IsScope)
            {
                masking.Scope = scope;
            }
        }

        // What was masked because of its key may also stand in a property that came before it, or earlier in the same one: those are looked at again.
        var named = template.Named.For(_all, masking.Policy);
        if (template.Named.Parameters(_all, masking) is { } parameters)
        {
            Replace(SqlParameters.ListName, parameters);
        }

        var again = 0;
        var entries = Entries;
        for (var index = 0; index < entries.Length; index++)
        {
            var echoes = masking.Echo.Count;
            MaskProperty(masking, named, ref entries[index]);
            again = masking.Echo.Count > echoes ? index + (entries[index].Unmasked is ScalarValue ? 0 : 1) : again;
        }

        for (var index = 0; index < ExceptionData.Count; index++)
        {
            var (name, value) = ExceptionData[index];
            var echoes = masking.Echo.Count;
            _originalData.Add(value);
            ExceptionData[index] = new(name, masking.Values.Mask(name, value));
            again = masking.Echo.Count > echoes ? _entries.Count : again;
        }

        if (masking.Echo.Count > 0 && masking.Policy.Mode == MaskingMode.Mask)
        {
            LookAgain(masking, named, again);
        }

        if (masking.Short.Count > 0 && masking.Policy.Mode == MaskingMode.Mask)
        {
            HideShort(masking);
        }
    }

    private void HideShort(EventMasking masking)
    {
        foreach (ref var property in Entries)
        {
            if (property.Name == ScopeNames.PropertyName)
            {
                property.Value = ScopeNames.HideShort(property.Value, masking.Short);
            }
        }
    }

    // As if it had been logged so: nothing may ask for the value as it was.
    private void Replace(string name, LogEventPropertyValue value)
    {
        foreach (ref var property in Entries)
        {
            if (property.Name == name)
            {
                property.Value = value;
            }
        }
    }

    // From the values as they were: what a detector masked of one in part would hide the echo in it.
    private void LookAgain(EventMasking masking, KeyValuePair<string, MaskRule>[] named, int end)
    {
        masking.LooksAgain = true;
        for (var index = 0; index < end; index++)
        {
            ref var property = ref Entries[index];
            if (!property.Plan.IsSource && (masking.MayEcho(property.Unmasked) || masking.Echo.IsIn(property.Name)))
            {
                property.Value = property.Unmasked;
                MaskProperty(masking, named, ref property);
            }
        }

        for (var index = 0; index < ExceptionData.Count; index++)
        {
            ExceptionData[index] = new(ExceptionData[index].Key, masking.Values.Mask(ExceptionData[index].Key, _originalData[index]));
        }

        masking.LooksAgain = false;
    }

    private void MaskProperty(EventMasking masking, KeyValuePair<string, MaskRule>[] named, ref EventProperty property)
    {
        var decision = property.Plan.Decision ?? masking.Policy.Decide(property.Name);
        if (decision.IsPairValue && PairValues.OfEvent(_all, masking.Policy) is { } rule)
        {
            named = [.. named, KeyValuePair.Create(property.Name, rule)];
        }

        var value = masking.Values.MaskProperty(property.Name, decision, property.Value, named);
        if (!ReferenceEquals(value, property.Value))
        {
            property.Original ??= property.Value;
            property.Value = value;
        }

        var name = masking.Values.Name(property.Name, decision);
        if (!ReferenceEquals(name, property.Name))
        {
            property.Plan = _plan.Properties.Get(name);
        }
    }

    /// <summary>Returns the value of a property of the event, or <see langword="null"/> where it has none of that name.</summary>
    public LogEventPropertyValue? Find(string name)
    {
        if (_all.Count <= FewProperties || _isMasked)
        {
            // A hole and the property bound to it share one string, so this finds nearly every one without hashing.
            foreach (ref readonly var property in Entries)
            {
                if (ReferenceEquals(property.Name, name))
                {
                    return property.Value;
                }
            }

            foreach (ref readonly var property in Entries)
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

    public void Clear()
    {
        _entries.Clear();
        ExceptionData.Clear();
        _originalData.Clear();
        _all = null!;
        _plan = null!;
        _isMasked = false;
        Service = null;
        Identity = null;
        IsMarked = false;
        HasLate = false;
        _hasDirections = false;
    }
}
