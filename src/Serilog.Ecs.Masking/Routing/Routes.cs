using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Checks routes, and opens them.</summary>
internal static class Routes
{
    /// <summary>Opens routes of settings.</summary>
    /// <exception cref="ArgumentException">A setting is unknown or wrong; the message lists every one, with its path.</exception>
    public static RoutedSink Open(
        IConfigurationSection? routes, IConfigurationSection? options, IConfiguration? configuration, Action<LoggerSinkConfiguration>? alerts, bool isAudit)
    {
        var ecsOptions = OptionsBinder.Read(options, configuration);
        if (routes is null)
        {
            throw new ArgumentException("EcsRouted needs the argument 'routes'.");
        }

        return Open(alerts, sinks => new RoutedSink(ecsOptions, RoutesBinder.Read(routes, ecsOptions, hasAlerts: sinks is not null, configuration), sinks, isAudit));
    }

    /// <summary>Opens routes of code.</summary>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    public static RoutedSink Open(EcsOptions options, IEnumerable<EcsRoute> routes, Action<LoggerSinkConfiguration>? alerts, bool isAudit)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(routes);
        var all = routes.ToArray();
        for (var index = 0; index < all.Length; index++)
        {
            ArgumentNullException.ThrowIfNull(all[index], nameof(routes));
            all[index].Name = string.IsNullOrEmpty(all[index].Name) ? index.ToString(System.Globalization.CultureInfo.InvariantCulture) : all[index].Name;
        }

        return Open(alerts, sinks =>
        {
            OptionsValidator.Throw(OptionsValidator.Faults(options, isForFile: false).Select(static fault => fault.Name + ": " + fault.Text)
                .Concat(RouteFaults.Of(all, options, sinks is not null).Select(static fault => fault.ToString())));
            return new RoutedSink(options, RouteOrder.OfList(all), sinks, isAudit);
        });
    }

    // Whether there are alert sinks is known only once they are open.
    private static RoutedSink Open(Action<LoggerSinkConfiguration>? alerts, Func<ILogEventSink?, RoutedSink> open)
    {
        var sinks = alerts is null ? null : RoutePlace.CreateSinks(alerts);
        try
        {
            return open(sinks);
        }
        catch
        {
            SinkCloser.Close(sinks);
            throw;
        }
    }
}
