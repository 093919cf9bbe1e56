using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// The settings of a host as the stages of the pack read them: with the environment of the host, with short names of levels as Serilog spells
/// them, and with the adjustments that code makes to the options.
/// </summary>
/// <param name="settings">The settings.</param>
/// <param name="environment">The name of the host's environment, or <see langword="null"/> if there is no host.</param>
/// <param name="configure">Adjusts options after they are read.</param>
/// <param name="isHidden">Whether an entry of a section is left out, or <see langword="null"/> for none.</param>
internal sealed class HostSettings(
    IConfiguration settings, string? environment, Action<EcsOptions> configure, Func<IConfigurationSection, bool>? isHidden = null)
    : IConfigurationRoot, IHostSettings
{
    public string? Environment => environment;

    public IConfiguration Whole => Original ?? this;

    public IEnumerable<IConfigurationProvider> Providers => (settings as IConfigurationRoot)?.Providers ?? [];

    public string? this[string key]
    {
        get => settings[key];
        set => settings[key] = value;
    }

    private HostSettings? Original { get; init; }

    /// <summary>The settings of Serilog.</summary>
    public IConfigurationSection Serilog => GetSection(SerilogSection.Name);

    public IConfigurationSection GetSection(string key) => new HostSettingsSection(settings.GetSection(key), isHidden);

    public IEnumerable<IConfigurationSection> GetChildren() => settings.GetChildren();

    public IChangeToken GetReloadToken() => settings.GetReloadToken();

    public void Reload() => (settings as IConfigurationRoot)?.Reload();

    public void Configure(EcsOptions options) => configure(options);

    /// <summary>Returns whether a section of calls names one of these methods.</summary>
    public bool Names(string section, string method) => SerilogSection.Calls(Serilog.GetSection(section)).Any(call => call.Name == method);

    /// <summary>Returns whether a section of calls names any method.</summary>
    public bool NamesAny(string section) => SerilogSection.Calls(Serilog.GetSection(section)).Any();

    /// <summary>The same settings without the entries that <c>unmaskedSinks</c> names.</summary>
    public HostSettings WithoutUnmaskedSinks() =>
        UnmaskedSinks.Entries(settings).ToHashSet(StringComparer.OrdinalIgnoreCase) is { Count: > 0 } paths
            ? new(settings, environment, configure, section => paths.Contains(section.Path)) { Original = this }
            : this;

    /// <summary>The entries that <c>unmaskedSinks</c> names in a list of sinks, and what they need, or <see langword="null"/> if there is none.</summary>
    public HostSettings? OnlyUnmaskedSinks(string kind)
    {
        var list = ConfigurationPath.Combine(SerilogSection.Name, kind);
        var paths = UnmaskedSinks.Entries(settings).Where(path => IsIn(path, list)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return paths.Count == 0 ? null : new(settings, environment, configure, section => !IsKept(section.Path, list, paths)) { Original = this };
    }

    private static bool IsKept(string path, string list, HashSet<string> paths) =>
        SerilogSection.SharedBySinks.Any(name => IsIn(path, ConfigurationPath.Combine(SerilogSection.Name, name)))
        || string.Equals(path, list, StringComparison.OrdinalIgnoreCase)
        || paths.Any(kept => IsIn(path, kept));

    private static bool IsIn(string path, string section) =>
        path.StartsWith(section, StringComparison.OrdinalIgnoreCase)
            && (path.Length == section.Length || path[section.Length] == ConfigurationPath.KeyDelimiter[0]);
}
