using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Reads routes from settings: named entries, or an array. Every fault comes with its path.</summary>
internal static class RoutesBinder
{
    /// <summary>The names of a route's settings.</summary>
    public static IEnumerable<string> Names => new RouteSettings().All.Select(static setting => setting.Name);

    /// <summary>Returns the routes in the order in which events try them.</summary>
    /// <param name="section">The section of routes.</param>
    /// <param name="options">What the documents look like.</param>
    /// <param name="alerts">Adds the alert sinks, or <see langword="null"/> if there are none.</param>
    /// <param name="root">All settings.</param>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static IReadOnlyList<EcsRoute> Read(IConfigurationSection section, EcsOptions options, Action<LoggerSinkConfiguration>? alerts, IConfiguration? root)
    {
        var (routes, faults) = Collect(section, options, alerts, root);
        OptionsValidator.Throw(faults);
        return [.. RouteOrder.OfNamed(routes)];
    }

    /// <summary>Returns what is wrong with the routes in a section.</summary>
    public static IEnumerable<string> Faults(IConfigurationSection section, EcsOptions options, bool hasAlerts, IConfiguration? root) =>
        Collect(section, options, hasAlerts ? NoSinks : null, root).Faults;

    private static (List<EcsRoute> Routes, List<string> Faults) Collect(
        IConfigurationSection section, EcsOptions options, Action<LoggerSinkConfiguration>? alerts, IConfiguration? root)
    {
        var faults = new List<string>();
        if (!string.IsNullOrEmpty(section.Value))
        {
            faults.Add($"{section.Path}: expected an object of routes, found '{section.Value}'.");
        }

        var routes = new List<EcsRoute>();
        var routeFaults = new List<RouteFault>();
        foreach (var child in section.GetChildren())
        {
            var route = new RouteSettings();
            faults.AddRange(OptionsBinder.Apply(route.All, null!, child));
            routeFaults.AddRange(route.Faults(child.Key, hasAlerts: alerts is not null));
            routes.Add(route.ToRoute(child.Key, alerts ?? NoSinks));
        }

        faults.AddRange(OverriddenKeys.InNumbered(section, root));
        faults.AddRange(routeFaults.Concat(RouteFaults.Of(routes, options)).Select(fault => fault.At(section.Path)));
        return (routes, faults);
    }

    private static void NoSinks(LoggerSinkConfiguration alerts)
    {
    }
}
