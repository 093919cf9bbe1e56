using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Takes what code sets to its fields, before anything else of the event has a place.</summary>
internal static class SetFieldRouter
{
    public static void RouteAll(EventFields fields)
    {
        var properties = fields.Properties.Entries;
        for (var index = 0; index < properties.Length; index++)
        {
            ref readonly var property = ref properties[index];
            if (property.IsSet && !property.IsLeftOut)
            {
                Route(fields, fields.Properties.Plans[index], property);
            }
        }
    }

    private static void Route(EventFields fields, PropertyPlan plan, in RedactedProperty property)
    {
        var value = property.Value;
        if (plan.Target == PropertyTarget.Field)
        {
            AddField(fields, plan, value, property.IsMask);
        }
        else
        {
            fields.Named.SetLabel(plan, value);
        }
    }

    private static void AddField(EventFields fields, PropertyPlan plan, LogEventPropertyValue value, bool isMask)
    {
        if (FieldFit.Accepts(plan.Slot!.Field, value))
        {
            fields.AddSet(plan, value);
        }
        else if (value is ScalarValue { Value: null } || isMask)
        {
            fields.LeaveOut(plan);
        }
        else
        {
            fields.Named.AddOwn(plan, value);
        }
    }
}
