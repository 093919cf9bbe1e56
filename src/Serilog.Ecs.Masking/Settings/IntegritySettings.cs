using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The settings of a chain of lines. That the section is there turns the chain on.</summary>
internal static class IntegritySettings
{
    private static readonly OptionSetting[] All =
    [
        OptionSetting.Choice<EcsIntegrityAlgorithm>(nameof(EcsIntegrityOptions.Algorithm), static (options, value) => options.Integrity!.Algorithm = value),
        OptionSetting.Text(nameof(EcsIntegrityOptions.KeyId), static (options, value) => options.Integrity!.KeyId = value),
        OptionSetting.Text(nameof(EcsIntegrityOptions.KeyFile), static (options, value) => options.Integrity!.KeyFile = value),
        OptionSetting.Text(nameof(EcsIntegrityOptions.KeyVariable), static (options, value) => options.Integrity!.KeyVariable = value),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(static setting => setting.Name)];

    public static IEnumerable<string> Read(EcsOptions options, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"{section.Path}: expected an object of settings, found a text.";
        }

        foreach (var child in section.GetChildren())
        {
            options.Integrity ??= new EcsIntegrityOptions();
            if (All.FirstOrDefault(setting => string.Equals(setting.Name, child.Key, StringComparison.OrdinalIgnoreCase)) is not { } setting)
            {
                yield return $"{child.Path}: there is no such setting" + Meant(child.Key);
                continue;
            }

            foreach (var fault in setting.Read(options, child))
            {
                yield return fault;
            }
        }
    }

    // Who looks for a place to put the key itself has to be told that there is none.
    private static string Meant(string name) => name.Equals("key", StringComparison.OrdinalIgnoreCase) || name.Equals("secret", StringComparison.OrdinalIgnoreCase)
        ? "; a key does not stand in settings, 'keyFile' or 'keyVariable' says where it is."
        : NearestName.Of(name, Names, farthest: 3) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
}
