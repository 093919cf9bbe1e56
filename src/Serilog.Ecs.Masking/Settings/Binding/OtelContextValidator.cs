using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Checks the options of <c>WithOtelContext</c> before an enricher is built from them.</summary>
internal static class OtelContextValidator
{
    public const int MaxKeys = 64;
    public const int MaxKeyLength = 128;

    /// <exception cref="ArgumentException">There is a fault; the message lists each.</exception>
    public static void ThrowIfInvalid(OtelContextOptions options) =>
        OptionsValidator.Throw(Faults(options).Select(static fault => fault.Name + ": " + fault.Text));

    public static List<OptionFault> Faults(OtelContextOptions options)
    {
        var faults = new List<OptionFault>();
        AddKeys(faults, nameof(options.BaggageKeys), options.BaggageKeys);
        AddKeys(faults, nameof(options.SpanTags), options.SpanTags);
        OptionChecks.Add(faults, OptionChecks.Within(nameof(options.MaxValueLength), options.MaxValueLength, 16, 8_191));
        return faults;
    }

    private static void AddKeys(List<OptionFault> faults, string option, IList<string>? keys)
    {
        if (keys is null)
        {
            OptionChecks.Add(faults, OptionChecks.NotNull(option, keys));
            return;
        }

        if (keys.Count > MaxKeys)
        {
            faults.Add(new OptionFault(option, null, string.Create(CultureInfo.InvariantCulture, $"{keys.Count} keys are more than {MaxKeys}.")));
        }

        for (var index = 0; index < keys.Count; index++)
        {
            if (FaultOf(keys[index]) is { } fault)
            {
                faults.Add(new OptionFault(option, index.ToString(CultureInfo.InvariantCulture), fault));
            }
        }
    }

    private static string? FaultOf(string? key) => key switch
    {
        _ when string.IsNullOrWhiteSpace(key) => "no key is named.",
        { Length: > MaxKeyLength } => string.Create(CultureInfo.InvariantCulture, $"the key is longer than {MaxKeyLength} characters."),
        _ when key.Any(char.IsControl) => "the key holds a control character.",
        _ => null,
    };
}
