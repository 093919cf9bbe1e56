using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>
/// The identity as the value of a property. The fields that it fills are taken from this type alone, so that no property
/// that merely has the name can forge them. A scalar, because other sinks know only Serilog's own kinds of value.
/// </summary>
internal sealed class EventIdentityValue(EventIdentity identity) : ScalarValue(identity)
{
    public const string PropertyName = "EventIdentity";

    public EventIdentity Identity => (EventIdentity)Value!;
}
