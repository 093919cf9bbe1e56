using System.Diagnostics.Metrics;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Counts masked values by rule, for listeners of the meter <c>Serilog.Ecs.Masking</c>.</summary>
internal static class MaskingMeter
{
    public const string Name = "Serilog.Ecs.Masking";
    public const string MaskedValues = "serilog.masking.masked_values";

    private static readonly Meter Meter = new(Name, typeof(MaskingMeter).Assembly.GetName().Version?.ToString(3));
    private static readonly Counter<long> Masked = Meter.CreateCounter<long>(MaskedValues, "{value}", "Values that were masked in log events.");

    public static void Add(int count, MaskRule rule)
    {
        if (Masked.Enabled)
        {
            Masked.Add(
                count, new KeyValuePair<string, object?>("rule", rule.Id),
                new KeyValuePair<string, object?>("class", rule.Class == RuleClass.Personal ? "personal" : "secret"));
        }
    }
}
