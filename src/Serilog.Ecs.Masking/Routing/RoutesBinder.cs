using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Reads routes from settings: named entries, or an array. Every fault comes with its path.</summary>
internal static class RoutesBinder
{
    /// <summary>The names of a route's settings.</summary>
    public static IEnumerable<string> Names => SettingsOf(new EcsRoute()).Select(static setting => setting.Name);

    /// <summary>Returns the routes in the order in which events try them.</summary>
    /// <param name="section">The section of routes.</param>
    /// <param name="options">What the documents look like.</param>
    /// <param name="hasAlerts">Whether there are alert sinks.</param>
    /// <param name="root">All settings.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static IReadOnlyList<EcsRoute> Read(IConfigurationSection section, EcsOptions options, bool hasAlerts, IConfiguration? root)
    {
        var (routes, faults) = Collect(section, options, hasAlerts, root);
        OptionsValidator.Throw(faults);
        return [.. RouteOrder.OfNamed(routes)];
    }

    /// <summary>Returns what is wrong with the routes in a section.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection section, EcsOptions options, bool hasAlerts, IConfiguration? root) => Collect(section, options, hasAlerts, root).Faults;

    private static (List<EcsRoute> Routes, List<string> Faults) Collect(IConfigurationSection section, EcsOptions options, bool hasAlerts, IConfiguration? root)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(section.Value))
        {
            faults.Add($"{section.Path}: expected an object of routes, found '{section.Value}'.");
        }

        var routes = section.GetChildren().Select(child => Route(child, faults)).ToList();
        faults.AddRange(LostKeys.InNumbered(section, root));
        faults.AddRange(RouteFaults.Of(routes, options, hasAlerts).Select(fault => fault.At(section.Path)));
        return (routes, faults);
    }

    private static EcsRoute Route(IConfigurationSection section, List<string> faults)
    {
        var route = new EcsRoute { Name = section.Key };
        faults.AddRange(OptionsBinder.Apply(SettingsOf(route), null!, section));
        return route;
    }

    private static OptionSetting[] SettingsOf(EcsRoute route) =>
    [
        OptionSetting.Flag(nameof(route.PersonalData), (_, value) => route.PersonalData = value),
        OptionSetting.Choice<LogEventLevel>(nameof(route.Level), (_, value) => route.Level = value),
        OptionSetting.Number(nameof(route.Priority), (_, value) => route.Priority = value),
        OptionSetting.Text(nameof(route.Topic), (_, value) => route.Topic = value),
        OptionSetting.Flag(nameof(route.Also), (_, value) => route.Also = value),
        OptionSetting.Text(nameof(route.Path), (_, value) => route.Path = Environment.ExpandEnvironmentVariables(value)),
        OptionSetting.Flag(nameof(route.Console), (_, value) => route.Console = value),
        OptionSetting.Flag(nameof(route.Alert), (_, value) => route.Alert = value),
        OptionSetting.Text(nameof(route.UnixMode), (_, value) => route.UnixMode = value),
        OptionSetting.Choice<RollingInterval>(nameof(route.RollingInterval), (_, value) => route.RollingInterval = value),
        OptionSetting.Size(nameof(route.FileSizeLimitBytes), (_, value) => route.FileSizeLimitBytes = value),
        OptionSetting.Number(nameof(route.RetainedFileCountLimit), (_, value) => route.RetainedFileCountLimit = value),
        new OptionSetting(nameof(route.Integrity), (_, section) =>
        {
            var holder = new EcsOptions();
            var faults = IntegritySettings.Read(holder, section).ToArray();
            route.Integrity = holder.Integrity;
            return faults;
        }),
    ];
}
