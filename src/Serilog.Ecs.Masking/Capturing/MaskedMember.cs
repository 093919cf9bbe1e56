using Serilog.Ecs.Masking.Redaction;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Hides the value of a marked member.</summary>
internal static class MaskedMember
{
    public static LogEventPropertyValue Hide(LogEventPropertyValue value, MaskRule rule, MaskingPolicy policy)
    {
        var masking = new EventMasking();
        masking.Begin(policy);
        try
        {
            // A mark is stronger than a type: flags are hidden too.
            return value is ScalarValue { Value: bool } && policy.Mode == MaskingMode.Mask
                ? new MaskedValue(((FullStyle)policy.Fault.Style).Placeholder, rule.Marks, rule.Style is DropStyle)
                : masking.Values.MaskUnder(rule, textOnly: false, value);
        }
        finally
        {
            masking.End();
        }
    }
}
