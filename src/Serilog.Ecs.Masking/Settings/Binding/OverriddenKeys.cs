using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>
/// Finds entries of masking lists that a later layer of settings replaces: the second entry of an array in
/// <c>appsettings.Development.json</c> takes the place of the second one in <c>appsettings.json</c>, and what that
/// one hid is no longer hidden.
/// </summary>
internal static class OverriddenKeys
{
    private static readonly string[] Lists = [.. new[]
    {
        nameof(MaskingOptions.SensitiveKeys), nameof(MaskingOptions.AllowedKeys), nameof(MaskingOptions.EnabledRules), nameof(MaskingOptions.DisabledRules),
        nameof(MaskingOptions.Detectors), nameof(MaskingOptions.PersonalRules),
    }.Select(OptionSetting.NameOf)];

    private static readonly string Masking = OptionSetting.NameOf(nameof(EcsOptions.Masking));

    /// <summary>Returns each lost entry of the options in a section.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection options, IConfiguration? root)
    {
        foreach (var list in Lists)
        {
            foreach (var entry in options.GetSection(Masking).GetSection(list).GetChildren())
            {
                foreach (var setting in entry.GetChildren().DefaultIfEmpty(entry))
                {
                    if (Replaced(setting, root) is { } lost)
                    {
                        yield return $"{setting.Path}: '{setting.Value}' of a later layer of settings replaces '{lost}'; give each entry a name of its own, "
                            + $"as in \"{list}\": {{ \"one\": \"…\", \"two\": \"…\" }}.";
                    }
                }
            }
        }
    }

    /// <summary>Returns each value in an array of objects that a later layer replaces: it is meant for another object, more often than not.</summary>
    public static IEnumerable<string> InNumbered(IConfigurationSection list, IConfiguration? root) =>
        list.GetChildren().Where(IsNumbered).SelectMany(entry => InEntry(entry, root));

    /// <summary>Returns whether an entry is one of an array, known by its number.</summary>
    public static bool IsNumbered(IConfigurationSection entry) => entry.Key.All(char.IsAsciiDigit);

    private static IEnumerable<string> InEntry(IConfigurationSection section, IConfiguration? root)
    {
        if (section.Value is not null && Replaced(section, root) is { } lost)
        {
            yield return $"{section.Path}: '{section.Value}' of a later layer of settings replaces '{lost}'; give each entry of the array a name of its own.";
        }

        foreach (var fault in section.GetChildren().SelectMany(child => InEntry(child, root)))
        {
            yield return fault;
        }
    }

    private static string? Replaced(IConfigurationSection entry, IConfiguration? root)
    {
        foreach (var layer in SettingsLayers.Of(root))
        {
            if (layer.TryGet(entry.Path, out var value) && value is not null && value != entry.Value)
            {
                return value;
            }
        }

        return null;
    }
}
