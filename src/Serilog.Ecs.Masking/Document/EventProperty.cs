using Serilog.Ecs.Masking.Fields;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>One property of an event, with the plan of its name.</summary>
internal struct EventProperty
{
    public string Name;
    public LogEventPropertyValue Value;
    public LogEventPropertyValue? Original;
    public PropertyPlan Plan;

    /// <summary>The value as it was.</summary>
    public readonly LogEventPropertyValue Unmasked => Original ?? Value;
}
