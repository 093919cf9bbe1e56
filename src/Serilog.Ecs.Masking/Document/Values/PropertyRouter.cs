using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Routes each property of an event to its field, label or member of data.</summary>
internal static class PropertyRouter
{
    public static void RouteAll(EventFields fields)
    {
        RouteAll(fields, isLate: false);
        if (fields.Properties.HasLate)
        {
            RouteAll(fields, isLate: true);
        }
    }

    // Other properties take precedence over late ones, in any order.
    private static void RouteAll(EventFields fields, bool isLate)
    {
        var properties = fields.Properties.Entries;
        var plans = fields.Properties.Plans;
        for (var index = 0; index < properties.Length; index++)
        {
            ref readonly var property = ref properties[index];
            if (plans[index].IsLate == isLate && !property.IsLeftOut && !property.IsSet)
            {
                Route(fields, plans[index], property);
            }
        }
    }

    private static void Route(EventFields fields, PropertyPlan plan, in RedactedProperty property)
    {
        var value = property.Value;
        switch (plan.Target)
        {
            case PropertyTarget.Own:
                fields.Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Field:
                AddField(fields, plan, property);
                break;

            case PropertyTarget.Routes:
                var traits = fields.Properties.Traits;
                foreach (var route in plan.Routes)
                {
                    if (route.AppliesTo(traits) && (RouteConverter.TryConvert(fields, route, plan, value, traits) || IsMaskedAway(route.Field, property)))
                    {
                        return;
                    }
                }

                fields.Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Topics when !Topics.TryAdd(fields, value):
                fields.Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Label:
                fields.Named.AddLabelValue(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.Data:
                fields.Named.AddData(plan.Key, plan.KeyHash, value);
                break;

            case PropertyTarget.AllLabels or PropertyTarget.AllData:
                fields.Named.AddMembers(plan, value);
                break;

            case PropertyTarget.ServiceIdentity when value is not ServiceIdentityValue:
            case PropertyTarget.EventIdentity when value is not EventIdentityValue:
                fields.Named.AddOwn(plan, value);
                break;
        }
    }

    /// <summary>Adds a value to a typed field where it fits, and under the property's own name where it does not.</summary>
    private static void AddField(EventFields fields, PropertyPlan plan, in RedactedProperty property)
    {
        var slot = plan.Slot!;
        if (!fields.TryAdd(slot, property.Value, plan) && !IsMaskedAway(slot, property))
        {
            fields.Named.AddOwn(plan, property.Value);
        }
    }

    // A mask is text: in a field of another type it would cost the document, and under another name it says nothing.
    private static bool IsMaskedAway(FieldSlot? slot, in RedactedProperty property) =>
        property.IsMask && slot is not null && !FieldFit.Accepts(slot.Field, property.Value);
}
