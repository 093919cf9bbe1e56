using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>Reads detectors: a regular expression by its id, or an object with what else is known of it.</summary>
internal static class DetectorSettings
{
    private const string Pattern = "pattern";
    private const string Class = "class";
    private const string Confidence = "confidence";
    private const string Placeholder = "placeholder";
    private const string Description = "description";

    private static readonly string[] Names = [Pattern, Class, Confidence, Placeholder, Description];

    public static IEnumerable<string> Read(EcsOptions options, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"{section.Path}: expected an object of names and detectors, found a text.";
        }

        foreach (var child in section.GetChildren())
        {
            var faults = child.GetChildren().SelectMany(Faults).ToArray();
            foreach (var fault in faults)
            {
                yield return fault;
            }

            if (faults.Length == 0)
            {
                options.Masking.Detectors[child.Key] = child.GetChildren().Any() ? Read(child) : new MaskingDetector(child.Value ?? "");
            }
        }
    }

    private static MaskingDetector Read(IConfigurationSection section) => new(section[Pattern] ?? "")
    {
        Class = SettingsChoice.TryParse<RuleClass>(section[Class] ?? "", out var ruleClass) ? ruleClass : RuleClass.Secret,
        Confidence = SettingsChoice.TryParse<Confidence>(section[Confidence] ?? "", out var confidence) ? confidence : Masking.Confidence.High,
        Placeholder = section[Placeholder],
        Description = section[Description] ?? "",
    };

    private static IEnumerable<string> Faults(IConfigurationSection setting)
    {
        if (!Names.Contains(setting.Key, StringComparer.OrdinalIgnoreCase))
        {
            var meant = NearestName.Of(setting.Key, Names, farthest: 3);
            yield return $"{setting.Path}: there is no such setting" + (meant is null ? "." : $"; did you mean '{meant}'?");
        }
        else if (setting.GetChildren().Any())
        {
            yield return $"{setting.Path}: expected a text, found an object.";
        }
        else if (ChoiceFault(setting) is { } wanted)
        {
            yield return $"{setting.Path}: '{setting.Value}' is not {wanted}.";
        }
    }

    private static string? ChoiceFault(IConfigurationSection setting) => setting.Key.ToLowerInvariant() switch
    {
        Class when !SettingsChoice.TryParse<RuleClass>(setting.Value ?? "", out _) => "one of " + string.Join(", ", Enum.GetNames<RuleClass>()),
        Confidence when !SettingsChoice.TryParse<Confidence>(setting.Value ?? "", out _) => "one of " + string.Join(", ", Enum.GetNames<Confidence>()),
        _ => null,
    };
}
