using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// Masks OpenTelemetry's resource attributes once: a command line with a password would be in every
/// document. What no field takes is masked by its name too.
/// </summary>
internal sealed class AttributeMasker(MaskingOptions options)
{
    private readonly EventPolicy _policy = MaskingPolicies.Of(options)!;

    public IdentityField Mask(IdentityField field)
    {
        if (field.Value is not string text)
        {
            return field;
        }

        var masking = EventMasking.Take(_policy);
        try
        {
            var masked = field.Name.StartsWith(FieldTarget.Labels, StringComparison.Ordinal)
                ? ((ScalarValue)masking.Values.Mask(field.Name[FieldTarget.Labels.Length..], new ScalarValue(text))).Value as string
                : masking.Text(text);
            return masked == text ? field : field with { Value = masked ?? "" };
        }
        finally
        {
            masking.End();
        }
    }
}
