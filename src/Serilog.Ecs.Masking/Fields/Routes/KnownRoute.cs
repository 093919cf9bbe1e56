using Serilog.Ecs.Masking.Document.Layout;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>Where the value of a well-known property goes.</summary>
/// <param name="Property">The exact name of the property.</param>
/// <param name="When">Traits of which the event must have at least one.</param>
/// <param name="Field">The field, or the first of those that the conversion fills.</param>
/// <param name="Conversion">The conversion of the value.</param>
/// <param name="Unless">Traits of which the event may have none.</param>
internal sealed record KnownRoute(
    string Property, EventTraits When, FieldSlot Field, RouteConversion Conversion = RouteConversion.None, EventTraits Unless = EventTraits.None)
{
    public bool AppliesTo(EventTraits traits) => (traits & When) != 0 && (traits & Unless) == 0;
}
