using Serilog.Ecs.Masking.Fields.Routes;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>One property of an event, with the plan of its name.</summary>
internal struct EventProperty
{
    public LogEventPropertyValue Value;

    public PropertyPlan Plan;

    /// <summary>Whether the value is a mask, which is text whatever the type of the value was.</summary>
    public bool IsMask;

    /// <summary>Whether code set it as a field.</summary>
    public bool IsSet;

    /// <summary>Whether no document shows the property.</summary>
    public bool IsLeftOut;
}
