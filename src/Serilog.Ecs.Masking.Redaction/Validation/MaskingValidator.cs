using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>Checks what the options say about masking: a name or rule that is misspelt would leave a secret in the log.</summary>
internal static class MaskingValidator
{
    /// <summary>What an error about options of masking begins with.</summary>
    public const string Heading = "The masking options are not valid:";

    private const int MaxPlaceholder = 128;

    /// <summary>Throws one error that lists every fault.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void ThrowIfInvalid(MaskingOptions options)
    {
        var faults = Faults(options);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("\n- ", faults.Select(static fault => fault.Name + ": " + fault.Text).Prepend(Heading)));
        }
    }

    public static List<OptionFault> Faults(MaskingOptions options)
    {
        var faults = new List<OptionFault>();
        OptionChecks.Add(
            faults,
            OptionChecks.NotNull(nameof(options.SensitiveKeys), options.SensitiveKeys),
            OptionChecks.NotNull(nameof(options.AllowedKeys), options.AllowedKeys),
            OptionChecks.NotNull(nameof(options.EnabledRules), options.EnabledRules),
            OptionChecks.NotNull(nameof(options.DisabledRules), options.DisabledRules),
            OptionChecks.NotNull(nameof(options.Detectors), options.Detectors),
            OptionChecks.NotNull(nameof(options.PersonalRules), options.PersonalRules),
            OptionChecks.NotNull(nameof(options.Styles), options.Styles),
            OptionChecks.NotNull(nameof(options.Placeholders), options.Placeholders));
        if (faults.Count > 0)
        {
            return faults;
        }

        OptionChecks.Add(
            faults,
            OptionChecks.Known(nameof(options.Mode), options.Mode),
            OptionChecks.Known(nameof(options.KeyMatching), options.KeyMatching),
            OptionChecks.Known(nameof(options.Report), options.Report),
            OptionChecks.Within(nameof(options.TokenPrefix), options.TokenPrefix, 0, 16),
            OptionChecks.Within(nameof(options.TokenSuffix), options.TokenSuffix, 0, 16),
            OptionChecks.Known(nameof(options.MinimumConfidence), options.MinimumConfidence),
            OptionChecks.Within(nameof(options.TokenMinLength), options.TokenMinLength, 1, 1_024),
            FractionFault(options),
            PlaceholderFault(nameof(options.Placeholder), null, options.Placeholder));
        AddEach(faults, nameof(options.SensitiveKeys), options.SensitiveKeys, KeyFault);
        AddEach(faults, nameof(options.AllowedKeys), options.AllowedKeys, text => AllowedFault(text, options));
        AddEach(faults, nameof(options.EnabledRules), options.EnabledRules, id => RuleChecks.Fault(id, options));
        AddEach(faults, nameof(options.DisabledRules), options.DisabledRules, id => RuleChecks.Fault(id, options));
        AddEach(faults, nameof(options.PersonalRules), options.PersonalRules, id => OwnFault(id, options));
        faults.AddRange(DetectorChecks.Faults(options));
        AddStyles(faults, options);
        AddPlaceholders(faults, options);
        return faults;
    }

    private static void AddEach(List<OptionFault> faults, string option, IEnumerable<string> entries, Func<string, string?> check)
    {
        var index = 0;
        foreach (var entry in entries)
        {
            var number = index++.ToString(CultureInfo.InvariantCulture);
            if ((string.IsNullOrWhiteSpace(entry) ? "the entry is empty." : check(entry)) is { } fault)
            {
                faults.Add(new OptionFault(option, number, fault));
            }
        }
    }

    private static string? KeyFault(string key)
    {
        // Somebody gave the name as the entry's own: "maiden": true.
        if (bool.TryParse(key, out _))
        {
            return $"'{key}' is not a name; the name is the value of the entry, as in \"one\": \"maiden\".";
        }

        if (PathPattern.IsPath(key))
        {
            return PathPattern.TryParse(key) is null ? $"'{key}' is not a path; one is made of names with dots between them, '*', '**' and '[*]'." : null;
        }

        return NameKey.Length(key) == 0 ? $"'{key}' has no letter or digit." : null;
    }

    private static string? AllowedFault(string text, MaskingOptions options)
    {
        var allowed = AllowedKey.Parse(text);
        return KeyFault(allowed.Key) ?? (allowed.RuleOff is null or AllowedKey.EveryRule ? null : RuleChecks.Fault(allowed.RuleOff, options));
    }

    // Of the built-in rules each says itself whose data it finds.
    private static string? OwnFault(string id, MaskingOptions options) =>
        options.Detectors.ContainsKey(id) || options.SensitiveKeys.Contains(id, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"'{id}' is neither a detector nor a sensitive key of these options.";

    private static OptionFault? FractionFault(MaskingOptions options) => options.MinMaskedFraction is >= 0 and <= 1
        ? null
        : new OptionFault(
            nameof(options.MinMaskedFraction), null, string.Create(CultureInfo.InvariantCulture, $"{options.MinMaskedFraction} is not between 0 and 1."));

    /// <summary>Returns the fault of a text that stands for hidden values, or <see langword="null"/>.</summary>
    public static OptionFault? PlaceholderFault(string option, string? entry, string? placeholder) =>
        string.IsNullOrWhiteSpace(placeholder) || placeholder.Length > MaxPlaceholder || placeholder.AsSpan().ContainsAny("\0\r\n")
            ? new OptionFault(option, entry, $"a placeholder is one line of 1 to {MaxPlaceholder} characters.")
            : null;

    private static void AddStyles(List<OptionFault> faults, MaskingOptions options)
    {
        foreach (var (id, style) in options.Styles)
        {
            if (style is null)
            {
                faults.Add(new OptionFault(nameof(options.Styles), id, "the style is null."));
            }
            else if (NamedFault(id, options) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.Styles), id, fault));
            }
        }
    }

    private static void AddPlaceholders(List<OptionFault> faults, MaskingOptions options)
    {
        foreach (var (id, placeholder) in options.Placeholders)
        {
            if (NamedFault(id, options) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.Placeholders), id, fault));
            }
            else if (options.Styles.TryGetValue(id, out var style) && style is not null and not WrittenStyle)
            {
                faults.Add(new OptionFault(nameof(options.Placeholders), id, "the style of the rule is one of your own, which writes the whole mask."));
            }
            else
            {
                OptionChecks.Add(faults, PlaceholderFault(nameof(options.Placeholders), id, placeholder));
            }
        }
    }

    // A rule, a family, or a sensitive key of the options.
    private static string? NamedFault(string id, MaskingOptions options) =>
        options.SensitiveKeys.Contains(id, StringComparer.OrdinalIgnoreCase) ? null : RuleChecks.Fault(id, options);
}
