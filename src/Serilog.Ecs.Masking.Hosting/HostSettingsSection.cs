using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;
using Serilog.Ecs.Masking.Settings.Checks;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>A section of a host's settings: without the entries that are left out, and with levels as Serilog spells them.</summary>
internal sealed class HostSettingsSection(IConfigurationSection section, Func<IConfigurationSection, bool>? isHidden) : IConfigurationSection
{
    public string Key => section.Key;

    public string Path => section.Path;

    public string? Value
    {
        get => IsHidden(section) ? null
            : SerilogSection.IsLevel(section.Path) && LevelName.TryParse(section.Value) is { } level ? level.ToString()
            : section.Value;
        set => section.Value = value;
    }

    public string? this[string key]
    {
        get => GetSection(key).Value;
        set => section[key] = value;
    }

    public IConfigurationSection GetSection(string key) => new HostSettingsSection(section.GetSection(key), isHidden);

    public IEnumerable<IConfigurationSection> GetChildren() =>
        IsHidden(section) ? [] : section.GetChildren().Where(child => !IsHidden(child)).Select(child => new HostSettingsSection(child, isHidden));

    public IChangeToken GetReloadToken() => section.GetReloadToken();

    // The section itself is never left out, whatever is left out of it.
    private bool IsHidden(IConfigurationSection one) => isHidden is not null && one.Path != SerilogSection.Name && isHidden(one);
}
