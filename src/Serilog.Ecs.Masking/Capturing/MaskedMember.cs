using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Hides a captured value under a rule, with everything in it.</summary>
internal static class MaskedMember
{
    public static LogEventPropertyValue Hide(LogEventPropertyValue value, MaskRule rule, EventPolicy policy, bool textOnly = false)
    {
        var masking = EventMasking.Take(policy);
        try
        {
            return masking.Values.MaskUnder(rule, textOnly, value);
        }
        finally
        {
            masking.End();
        }
    }
}
