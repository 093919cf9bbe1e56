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
internal sealed class AttributeMasker
{
    private readonly EventMasking _masking = new();

    public AttributeMasker(MaskingOptions options) => _masking.Begin(MaskingPolicies.Of(options)!);

    public IdentityField Mask(IdentityField field)
    {
        if (field.Value is not string text)
        {
            return field;
        }

        var masked = field.Name.StartsWith(FieldTarget.Labels, StringComparison.Ordinal)
            ? ((ScalarValue)_masking.Values.Mask(field.Name[FieldTarget.Labels.Length..], new ScalarValue(text))).Value as string
            : _masking.Text(text);
        return masked == text ? field : field with { Value = masked ?? "" };
    }
}
