using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Settings.Binding;

/// <summary>
/// Reads options from settings: first the section that all stages share, then the stage's own on top of it. Every fault of
/// both, and of the values they hold together, comes in one error: a setting that is silently ignored may be one that
/// was to hide a secret.
/// </summary>
internal static class OptionsBinder
{
    /// <summary>Where the options that all stages share stand.</summary>
    public const string SharedSection = "Serilog:EcsMasking";

    /// <summary>Options whose entries have keys of their own.</summary>
    private static readonly string[] Maps =
    [
        nameof(EcsOptions.FieldMap), nameof(EcsOptions.StaticFields), nameof(EcsOptions.CustomFields),
        OptionsValidator.MaskingOption(nameof(MaskingOptions.Detectors)),
        OptionsValidator.MaskingOption(nameof(MaskingOptions.Styles)), OptionsValidator.MaskingOption(nameof(MaskingOptions.Placeholders)),
    ];

    /// <summary>What may stand in the shared section.</summary>
    public static IReadOnlyList<OptionSetting> Shared { get; } =
        [.. OptionSettings.All, OtelContextBinder.SharedSetting, RequestLoggingBinder.SharedSetting, UnmaskedSinks.SharedSetting];

    /// <param name="own">The section of the stage.</param>
    /// <param name="root">All settings.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static EcsOptions Read(IConfigurationSection? own, IConfiguration? root)
    {
        var (options, faults) = Collect(own, root);
        OptionsValidator.Throw(faults);
        return options;
    }

    /// <summary>Returns the options of a file, and those of its chain of lines.</summary>
    /// <param name="own">The section of the stage.</param>
    /// <param name="integrity">The section of the chain.</param>
    /// <param name="root">All settings.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static (EcsOptions Options, EcsIntegrityOptions? Integrity) ReadFile(
        IConfigurationSection? own, IConfigurationSection? integrity, IConfiguration? root)
    {
        var (options, faults) = Collect(own, root);
        OptionsValidator.Throw(faults.Union(IntegritySettings.Faults(integrity)));
        return (options, IntegritySettings.Collect(integrity).Options);
    }

    /// <summary>Returns the options and every fault in them, and in all of what the settings say of the pack.</summary>
    public static (EcsOptions Options, IReadOnlyList<string> Faults) Collect(IConfigurationSection? own, IConfiguration? root)
    {
        var (options, faults) = CollectStage(own, root);
        return (options, root is null ? faults : [.. faults.Union(CheckedSettings.Faults(root))]);
    }

    /// <summary>Returns the faults in the options of one stage.</summary>
    /// <param name="method">The method that reads them.</param>
    /// <param name="own">The section of the stage.</param>
    /// <param name="root">All settings.</param>
    public static IEnumerable<string> StageFaults(string method, IConfigurationSection? own, IConfiguration root) => method switch
    {
        nameof(EcsLoggerEnrichmentConfigurationExtensions.WithOtelContext) => OtelContextBinder.Faults(own, root),
        _ => CollectStage(own, root).Faults,
    };

    /// <summary>Returns the faults in the options of a stage that does not read the shared ones.</summary>
    /// <param name="own">The section of the stage.</param>
    /// <param name="root">All settings.</param>
    public static IEnumerable<string> StandaloneFaults(IConfigurationSection own, IConfiguration root) =>
        CollectStage(own, root: null).Faults.Concat(OverriddenKeys.Faults(own, root));

    /// <summary>Returns the options of one stage, and the faults in them. Stages without settings of their own share one object.</summary>
    public static (EcsOptions Options, IReadOnlyList<string> Faults) CollectStage(IConfigurationSection? own, IConfiguration? root) =>
        root is not null && own?.Exists() is not true ? CheckedSettings.Shared(root) : Collected(own, root);

    /// <summary>Reads the options that all stages share, and the faults in them.</summary>
    public static (EcsOptions Options, IReadOnlyList<string> Faults) ReadShared(IConfiguration root) => Collected(own: null, root);

    private static (EcsOptions Options, IReadOnlyList<string> Faults) Collected(IConfigurationSection? own, IConfiguration? root)
    {
        var options = new EcsOptions { HostEnvironment = SettingsEnvironment.Of(root), Report = SettingsReport.Of(root, own) };
        var shared = root?.GetSection(SharedSection);
        IConfigurationSection[] sections = [.. new[] { shared, own }.OfType<IConfigurationSection>()];
        var faults = new List<string>();
        foreach (var section in sections)
        {
            faults.AddRange(Apply(ReferenceEquals(section, shared) ? Shared : OptionSettings.All, options, section));
            faults.AddRange(OverriddenKeys.Faults(section, root));
        }

        (root as IHostSettings)?.Configure(options);
        faults.AddRange(OptionsValidator.Faults(options).Select(fault => PathOf(fault, sections) + ": " + fault.Text));
        return (options, faults);
    }

    /// <summary>Reads each setting of a section, and returns what is wrong.</summary>
    public static IEnumerable<string> Apply(IReadOnlyList<OptionSetting> settings, EcsOptions options, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"{section.Path}: expected an object of settings, found '{section.Value}'.";
        }

        foreach (var child in section.GetChildren())
        {
            var setting = settings.FirstOrDefault(setting => string.Equals(setting.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
            {
                yield return $"{child.Path}: there is no such setting{Meant(child.Key, settings)}";
                continue;
            }

            foreach (var fault in setting.Read(options, child))
            {
                yield return fault;
            }
        }
    }

    // One that stands a level too high or too low is known by its name; of those that are near, one of this level is the likelier.
    private static string Meant(string name, IReadOnlyList<OptionSetting> settings)
    {
        var group = settings.FirstOrDefault(setting => setting.Nested.Any(nested => string.Equals(nested.Name, name, StringComparison.OrdinalIgnoreCase)));
        return MovedSettings.PlaceOf(name) is { } place ? "; " + place
            : group is not null ? $"; it belongs in '{group.Name}'."
            : NearestName.Of(name, settings.Select(static setting => setting.Name), farthest: 3) is { } nearest ? $"; did you mean '{nearest}'?"
            : ReferenceEquals(settings, MaskingSettings.All) && OptionSettings.All.Any(setting => string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase))
                ? "; it belongs one level higher."
            : ".";
    }

    /// <summary>Where in a section an option stands: <c>Masking.DisabledRules</c> is <c>masking:disabledRules</c>.</summary>
    private static string SettingPath(string option) =>
        string.Join(':', option.Split('.').Select(OptionSetting.NameOf));

    /// <summary>The path of the section that the faulty value came from; the last one that has it, as it is the one that counts.</summary>
    public static string PathOf(OptionFault fault, IEnumerable<IConfigurationSection> sections)
    {
        var entries = 0;
        string? path = null;
        foreach (var section in sections)
        {
            var child = section.GetSection(SettingPath(fault.Option));
            if (!child.Exists())
            {
                continue;
            }

            path = fault.Entry is null ? child.Path : path;
            foreach (var entry in child.GetChildren())
            {
                // An entry is known by its key, or in a list by its number among those of all sections.
                var number = entries++.ToString(System.Globalization.CultureInfo.InvariantCulture);
                if (string.Equals(Maps.Contains(fault.Option) ? entry.Key : number, fault.Entry, StringComparison.Ordinal))
                {
                    path = entry.Path;
                }
            }
        }

        return path ?? fault.Name;
    }
}
