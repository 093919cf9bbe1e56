using System.Globalization;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>Checks the options of <c>WithOtelContext</c> before an enricher is built from them.</summary>
internal static class OtelContextValidator
{
    public const int MaxKeys = 64;
    public const int MaxKeyLength = 128;

    /// <exception cref="ArgumentException">There is a fault; the message lists each.</exception>
    public static void ThrowIfInvalid(OtelContextOptions options) =>
        OptionsValidator.Throw(Faults(options).Select(static fault => fault.Name + ": " + fault.Text));

    public static IEnumerable<OptionFault> Faults(OtelContextOptions options)
    {
        foreach (var fault in KeyFaults(nameof(options.BaggageKeys), options.BaggageKeys).Concat(KeyFaults(nameof(options.SpanTags), options.SpanTags)))
        {
            yield return fault;
        }

        if (options.MaxValueLength is < 16 or > 8_191)
        {
            yield return new OptionFault(nameof(options.MaxValueLength), null, string.Create(CultureInfo.InvariantCulture, $"{options.MaxValueLength} is not between 16 and 8191."));
        }
    }

    private static IEnumerable<OptionFault> KeyFaults(string option, IList<string>? keys)
    {
        if (keys is null)
        {
            yield return new OptionFault(option, null, "is null; an empty collection means none.");
            yield break;
        }

        if (keys.Count > MaxKeys)
        {
            yield return new OptionFault(option, null, string.Create(CultureInfo.InvariantCulture, $"{keys.Count} keys are more than {MaxKeys}."));
        }

        for (var index = 0; index < keys.Count; index++)
        {
            if (FaultOf(keys[index]) is { } fault)
            {
                yield return new OptionFault(option, index.ToString(CultureInfo.InvariantCulture), fault);
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
