using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Takes each property of an event to the field, label or data that its name leads to.</summary>
internal static class PropertyRouter
{
    public static void RouteAll(EventFields fields, EventMasking? masking)
    {
        RouteAll(fields, masking is not null, isLate: false);
        if (fields.Properties.HasLate)
        {
            RouteAll(fields, masking is not null, isLate: true);
        }
    }

    // Late ones give way to what other properties say, wherever they stand.
    private static void RouteAll(EventFields fields, bool isMasking, bool isLate)
    {
        foreach (ref readonly var property in fields.Properties.Entries)
        {
            if (property.Plan.IsLate == isLate)
            {
                Route(fields, isMasking, property.Plan, property.Value);
            }
        }
    }

    private static void Route(EventFields fields, bool isMasking, PropertyPlan plan, LogEventPropertyValue value)
    {
        if (isMasking && (plan.IsPiiList || value is MaskedValue { IsDropped: true } or PersonalDataMark))
        {
            return;
        }

        switch (plan.Target)
        {
            case PropertyTarget.Own:
                fields.Named.AddOwn(plan, value);
                break;

            case PropertyTarget.Field:
                AddField(fields, plan.Slot!, value, plan);
                break;

            case PropertyTarget.Routes:
                var traits = fields.Properties.Traits;
                foreach (var route in plan.Routes)
                {
                    if (route.AppliesTo(traits) && (RouteConverter.TryConvert(fields, route, plan, value, traits) || IsMaskedAway(route.Field, value)))
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
    private static void AddField(EventFields fields, FieldSlot slot, LogEventPropertyValue value, PropertyPlan source)
    {
        if (!fields.TryAdd(slot, value, source) && !IsMaskedAway(slot, value))
        {
            fields.Named.AddOwn(source, value);
        }
    }

    // A mask is text: in a field of another type it would cost the document, and under another name it says nothing.
    private static bool IsMaskedAway(FieldSlot? slot, LogEventPropertyValue value) =>
        value is MaskedValue && slot is not null && !FieldFit.Accepts(slot.Field, value);
}
