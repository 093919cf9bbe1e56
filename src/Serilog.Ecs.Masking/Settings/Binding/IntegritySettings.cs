using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>The settings of a chain of lines: the argument <c>integrity</c> of a file. A section with a setting turns the chain on.</summary>
internal static class IntegritySettings
{
    public const string Argument = "integrity";

    /// <summary>The names of the settings.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. SettingsOf(new EcsIntegrityOptions()).Select(static setting => setting.Name)];

    /// <summary>Returns the options of a section, and the faults in its settings, with their paths.</summary>
    public static (EcsIntegrityOptions? Options, List<string> Faults) Collect(IConfigurationSection? section)
    {
        var faults = new List<string>();
        if (section is null)
        {
            return (null, faults);
        }

        if (!string.IsNullOrEmpty(section.Value))
        {
            faults.Add($"{section.Path}: expected an object of settings, found a text.");
        }

        var options = new EcsIntegrityOptions();
        var settings = SettingsOf(options);
        foreach (var child in section.GetChildren())
        {
            var setting = settings.FirstOrDefault(setting => string.Equals(setting.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            faults.AddRange(setting is null ? [$"{child.Path}: there is no such setting" + Meant(child.Key)] : setting.Read(null!, child));
        }

        return (section.GetChildren().Any() ? options : null, faults);
    }

    /// <summary>Returns every fault of the argument <c>integrity</c>: in its settings, and in the options that they make.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection? section)
    {
        var (options, faults) = Collect(section);
        return IntegrityFaults.Of(options) is { } fault ? faults.Append($"{section!.Path}: {fault}") : faults;
    }

    private static OptionSetting[] SettingsOf(EcsIntegrityOptions options) =>
    [
        OptionSetting.Choice<EcsIntegrityAlgorithm>(nameof(options.Algorithm), (_, value) => options.Algorithm = value),
        OptionSetting.Text(nameof(options.KeyId), (_, value) => options.KeyId = value),
        OptionSetting.Text(nameof(options.KeyFile), (_, value) => options.KeyFile = value),
        OptionSetting.Text(nameof(options.KeyVariable), (_, value) => options.KeyVariable = value),
    ];

    // The error must state that the key itself cannot be in settings.
    private static string Meant(string name) => name.Equals("key", StringComparison.OrdinalIgnoreCase)
        || name.Equals("secret", StringComparison.OrdinalIgnoreCase)
        ? "; a key cannot be in settings; 'keyFile' or 'keyVariable' names its source."
        : NearestName.Of(name, Names, farthest: 3) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
}
