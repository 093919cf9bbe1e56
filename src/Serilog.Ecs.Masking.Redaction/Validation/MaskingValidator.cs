using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Paths;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes;

namespace Serilog.Ecs.Masking.Redaction.Validation;

/// <summary>Checks what the options say about masking: a name or rule that is misspelt would leave a secret in the log.</summary>
internal static class MaskingValidator
{
    private const int MaxPlaceholder = 128;

    /// <summary>Throws one error that lists every fault.</summary>
    /// <exception cref="ArgumentException">There is a fault.</exception>
    public static void ThrowIfInvalid(MaskingOptions options)
    {
        var faults = Faults(options);
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("\n- ", faults.Select(static fault => fault.Name + ": " + fault.Text).Prepend("The masking options are not valid:")));
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
            OptionChecks.NotNull(nameof(options.Styles), options.Styles));
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
            PlaceholderFault(options));
        AddEach(faults, nameof(options.SensitiveKeys), options.SensitiveKeys, KeyFault);
        AddEach(faults, nameof(options.AllowedKeys), options.AllowedKeys, text => AllowedFault(text, options));
        AddEach(faults, nameof(options.EnabledRules), options.EnabledRules, id => RuleFault(id, options));
        AddEach(faults, nameof(options.DisabledRules), options.DisabledRules, id => RuleFault(id, options));
        AddEach(faults, nameof(options.PersonalRules), options.PersonalRules, id => OwnFault(id, options));
        AddDetectors(faults, options);
        AddStyles(faults, options);
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
            return $"'{key}' is no name; the name is the value of the entry, as in \"one\": \"maiden\".";
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
        return KeyFault(allowed.Key) ?? (allowed.RuleOff is null ? null : RuleFault(allowed.RuleOff, options));
    }

    private static string? RuleFault(string id, MaskingOptions options)
    {
        id = id.Trim();
        if (KeyRules.Find(id) is not null || DetectorRules.Find(id) is not null || options.Detectors.ContainsKey(id))
        {
            return null;
        }

        var known = KeyRules.All.Select(static rule => rule.Id).Concat(DetectorRules.All.Select(static rule => rule.Id)).Concat(options.Detectors.Keys);
        return NearestName.Of(id, known, farthest: 3) is { } nearest ? $"there is no rule '{id}'; did you mean '{nearest}'?" : $"there is no rule '{id}'.";
    }

    // Of the built-in rules each says itself whose data it finds.
    private static string? OwnFault(string id, MaskingOptions options) =>
        options.Detectors.ContainsKey(id) || options.SensitiveKeys.Contains(id, StringComparer.OrdinalIgnoreCase)
            ? null
            : $"'{id}' is neither a detector nor a sensitive key of these options.";

    private static OptionFault? FractionFault(MaskingOptions options) => options.MinMaskedFraction is >= 0 and <= 1
        ? null
        : new OptionFault(nameof(options.MinMaskedFraction), null, string.Create(CultureInfo.InvariantCulture, $"{options.MinMaskedFraction} is not between 0 and 1."));

    private static OptionFault? PlaceholderFault(MaskingOptions options) =>
        string.IsNullOrWhiteSpace(options.Placeholder) || options.Placeholder.Length > MaxPlaceholder || options.Placeholder.AsSpan().ContainsAny("\0\r\n")
            ? new OptionFault(nameof(options.Placeholder), null, $"a placeholder is one line of 1 to {MaxPlaceholder} characters.")
            : null;

    private static void AddDetectors(List<OptionFault> faults, MaskingOptions options)
    {
        foreach (var (id, pattern) in options.Detectors)
        {
            if (DetectorFault(id, pattern) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.Detectors), id, fault));
            }
        }
    }

    private static string? DetectorFault(string id, string pattern)
    {
        if (string.IsNullOrWhiteSpace(id) || string.IsNullOrEmpty(pattern))
        {
            return "a detector has an id and a regular expression.";
        }

        if (KeyRules.Find(id) is not null || DetectorRules.Find(id) is not null)
        {
            return "a rule of the pack has that id.";
        }

        try
        {
            // One that finds nothing at all, the empty match, would hide nothing and take it for done.
            return CustomDetector.Compile(pattern).IsMatch("") ? "the regular expression matches empty text." : null;
        }
        catch (NotSupportedException)
        {
            return "the regular expression needs backtracking, by look-around, back-references or the like, and could be made slow by a text.";
        }
        catch (ArgumentException exception)
        {
            return "the regular expression is not valid: " + exception.Message;
        }
    }

    private static void AddStyles(List<OptionFault> faults, MaskingOptions options)
    {
        foreach (var (id, style) in options.Styles)
        {
            if (style is null)
            {
                faults.Add(new OptionFault(nameof(options.Styles), id, "the style is null."));
            }
            else if (!options.SensitiveKeys.Contains(id, StringComparer.OrdinalIgnoreCase) && RuleFault(id, options) is { } fault)
            {
                faults.Add(new OptionFault(nameof(options.Styles), id, fault));
            }
        }
    }
}
