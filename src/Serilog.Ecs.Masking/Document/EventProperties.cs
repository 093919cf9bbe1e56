using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>The properties of an event with the plans of their names, and what they say about the whole event.</summary>
internal sealed class EventProperties
{
    private readonly EntryList<EventProperty> _entries = new();

    public ReadOnlySpan<EventProperty> Entries => _entries.Entries;

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
        var traits = EventTraits.None;
        foreach (ref readonly var redacted in logEvent.Properties.Entries)
        {
            ref var property = ref _entries.Add();
            property.Value = redacted.Value;
            property.Plan = plan.Properties.Get(redacted.MaskedName);
            property.IsMask = redacted.IsMask;
            property.IsLeftOut = redacted.IsLeftOut;
            property.IsSet = redacted.IsSet;
            HasSet |= redacted.IsSet;
            if (!property.Plan.IsOrdinary && !redacted.IsSet)
            {
                traits |= ReadSpecial(property.Plan, redacted.Value);
            }
        }

        Traits = EventTraitsReader.Conclude(traits);
    }

    public void Clear()
    {
        _entries.Clear();
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
