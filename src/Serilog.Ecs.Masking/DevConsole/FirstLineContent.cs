using Serilog.Ecs.Masking.Fields.Routes;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>What the first line of an event shows.</summary>
/// <param name="Properties">The properties in the message.</param>
/// <param name="IsRequest">Whether the message shows the method and the path of a request.</param>
/// <param name="HasTrace">Whether a trace id follows the message.</param>
internal readonly record struct FirstLineContent(PropertyPlan[] Properties, bool IsRequest, bool HasTrace)
{
    // Compared by name: one name may have several plans, because not all plans are kept.
    public bool Shows(PropertyPlan? property)
    {
        foreach (var shown in Properties)
        {
            if (property is not null && shown.Name == property.Name)
            {
                return true;
            }
        }

        return false;
    }

    public bool ShowsKey(string key)
    {
        foreach (var shown in Properties)
        {
            if (shown.Key == key)
            {
                return true;
            }
        }

        return false;
    }
}
