using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// The settings of a host as the stages of the pack read them: with the name of the host's environment, and with the
/// last word of code on their options.
/// </summary>
internal sealed class HostSettings(IConfiguration settings, string? environment, Action<EcsOptions>? configure) : IConfigurationRoot, IOptionsSource
{
    private const string EnvironmentKey = "environment";

    /// <summary>Returns the settings of an application, with the redactors that its services have for classified members.</summary>
    public static HostSettings Of(IServiceProvider services, EcsHostingOptions options) => new(
        services.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build(),
        services.GetService<IHostEnvironment>()?.EnvironmentName,
        ecs =>
        {
            ecs.Masking.UseRedactors(services);
            options.ConfigureOptions?.Invoke(ecs);
        });

    public IEnumerable<IConfigurationProvider> Providers => (settings as IConfigurationRoot)?.Providers ?? [];

    public string? this[string key]
    {
        get => environment is not null && string.Equals(key, EnvironmentKey, StringComparison.OrdinalIgnoreCase) ? environment : settings[key];
        set => settings[key] = value;
    }

    /// <summary>Where the settings of Serilog stand.</summary>
    public IConfigurationSection Serilog => settings.GetSection(SerilogSection.Name);

    public IConfigurationSection GetSection(string key) => settings.GetSection(key);

    public IEnumerable<IConfigurationSection> GetChildren() => settings.GetChildren();

    public IChangeToken GetReloadToken() => settings.GetReloadToken();

    public void Reload() => (settings as IConfigurationRoot)?.Reload();

    public void Configure(EcsOptions options) => configure?.Invoke(options);

    /// <summary>Whether a section of calls names one of these methods.</summary>
    public bool Names(string section, string method) => SerilogSection.Calls(Serilog.GetSection(section)).Any(call => call.Name == method);

    /// <summary>Whether a section of calls names any method.</summary>
    public bool NamesAny(string section) => SerilogSection.Calls(Serilog.GetSection(section)).Any();
}
