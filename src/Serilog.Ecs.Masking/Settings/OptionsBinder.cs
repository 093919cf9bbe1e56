using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>
/// Reads options from settings: first the section that all stages share, then the stage's own on top of it. Every fault of
/// both, and of the values they hold together, comes in one error: a setting that is silently ignored may be one that
/// was to hide a secret.
/// </summary>
internal static class OptionsBinder
{
    /// <summary>Where the options that all stages share stand.</summary>
    public const string SharedSection = "Serilog:EcsMasking";

    /// <param name="own">The section of the stage.</param>
    /// <param name="root">All settings.</param>
    /// <param name="isForFile">Whether the stage is a file, the only one that can chain its lines.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static EcsOptions Read(IConfigurationSection? own, IConfiguration? root, bool isForFile = false)
    {
        var options = new EcsOptions();
        var sections = new List<IConfigurationSection>();
        if (root?.GetSection(SharedSection) is { } shared)
        {
            sections.Add(shared);
        }

        if (own is not null)
        {
            sections.Add(own);
        }

        var faults = new List<string>();
        foreach (var section in sections)
        {
            faults.AddRange(Apply(options, section));
        }

        if (isForFile && root?.GetSection(SharedSection).GetSection("integrity") is { } misplaced && misplaced.Exists())
        {
            faults.Add($"{misplaced.Path}: {IntegrityFaults.OnlyInFiles}");
        }

        faults.AddRange(OptionsValidator.Faults(options, isForFile).Select(fault => PathOf(fault, sections) + ": " + fault.Text));
        OptionsValidator.Throw(faults);
        return options;
    }

    private static IEnumerable<string> Apply(EcsOptions options, IConfigurationSection section)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            yield return $"{section.Path}: expected an object of settings, found '{section.Value}'.";
        }

        foreach (var child in section.GetChildren())
        {
            var setting = OptionSettings.All.FirstOrDefault(setting => string.Equals(setting.Name, child.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
            {
                var nearest = NearestName.Of(child.Key, OptionSettings.All.Select(static setting => setting.Name), farthest: 3);
                yield return nearest is null
                    ? $"{child.Path}: there is no such setting."
                    : $"{child.Path}: there is no such setting; did you mean '{nearest}'?";
                continue;
            }

            foreach (var fault in setting.Read(options, child))
            {
                yield return fault;
            }
        }
    }

    /// <summary>The path of the section that the faulty value came from; the last one that has it, as it is the one that counts.</summary>
    private static string PathOf(OptionFault fault, List<IConfigurationSection> sections)
    {
        var entries = 0;
        string? path = null;
        foreach (var section in sections)
        {
            var child = section.GetSection(OptionSettings.All.First(setting => setting.Option == fault.Option).Name);
            if (!child.Exists())
            {
                continue;
            }

            path = fault.Entry is null ? child.Path : path;
            foreach (var entry in child.GetChildren())
            {
                var isNumbered = fault.Option == nameof(EcsOptions.ExcludeFields);
                if (isNumbered ? fault.Entry == entries++.ToString(System.Globalization.CultureInfo.InvariantCulture) : string.Equals(entry.Key, fault.Entry, StringComparison.Ordinal))
                {
                    path = entry.Path;
                }
            }
        }

        return path ?? fault.Name;
    }
}
