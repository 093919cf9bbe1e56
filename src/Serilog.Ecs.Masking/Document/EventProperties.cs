using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>The properties of an event with the plans of their names, and what they say about the whole event.</summary>
internal sealed class EventProperties
{
    private PropertyPlan[] _plans = new PropertyPlan[16];
    private EntryList<RedactedProperty>? _entries;

    /// <summary>The properties.</summary>
    public ReadOnlySpan<RedactedProperty> Entries => _entries is { } entries ? entries.Entries : [];

    /// <summary>The plan of each property.</summary>
    public ReadOnlySpan<PropertyPlan> Plans => _plans.AsSpan(0, _entries?.Count ?? 0);

    /// <summary>The traits of the event that its properties show.</summary>
    public EventTraits Traits { get; private set; }

    /// <summary>The service identity of an enricher of the pack.</summary>
    public ServiceIdentity? Service { get; private set; }

    /// <summary>The identity that an enricher of the pack gave the event.</summary>
    public EventIdentity? Identity { get; private set; }

    /// <summary>Whether one of them gives way to others.</summary>
    public bool HasLate { get; private set; }

    /// <summary>Whether code set one of them as a field.</summary>
    public bool HasSet { get; private set; }

    public void Read(RedactedEvent logEvent, DocumentPlan plan)
    {
        _entries = logEvent.Properties;
        var properties = _entries.Entries;
        if (_plans.Length < properties.Length)
        {
            _plans = new PropertyPlan[properties.Length * 2];
        }

        var traits = EventTraits.None;
        for (var index = 0; index < properties.Length; index++)
        {
            ref readonly var property = ref properties[index];
            var known = plan.Properties.Get(property.MaskedName);
            _plans[index] = known;
            HasSet |= property.IsSet;
            if (!known.IsOrdinary && !property.IsSet)
            {
                traits |= ReadSpecial(known, property.Value);
            }
        }

        Traits = EventTraitsReader.Conclude(traits);
    }

    /// <summary>Releases the event, before it releases its properties.</summary>
    public void Clear()
    {
        _plans.AsSpan(0, _entries?.Count ?? 0).Clear();
        _entries = null;
        Service = null;
        Identity = null;
        HasLate = false;
        HasSet = false;
    }

    private EventTraits ReadSpecial(PropertyPlan plan, LogEventPropertyValue value)
    {
        HasLate |= plan.IsLate;
        if (plan.Target == PropertyTarget.ServiceIdentity && value is ServiceIdentityValue service)
        {
            Service = service.Identity;
        }
        else if (plan.Target == PropertyTarget.EventIdentity && value is EventIdentityValue own)
        {
            Identity = own.Identity;
        }

        if (plan.IsSource && value is ScalarValue { Value: string source })
        {
            return EventTraitsReader.OfSource(source);
        }

        return plan.Traits == EventTraits.None ? EventTraits.None : EventTraitsReader.Confirm(plan.Traits, value);
    }
}
