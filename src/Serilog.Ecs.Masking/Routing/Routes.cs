using System.Globalization;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;

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
            throw SettingsError.Create("EcsRouted needs the argument 'routes'.");
        }

        // Whether there are alert sinks is known only once they are open: Serilog leaves out a sink that it does not know.
        var sinks = alerts is null ? null : RouteDestination.CreateSinks(alerts);
        IReadOnlyList<EcsRoute> read;
        try
        {
            read = RoutesBinder.Read(routes, ecsOptions, sinks is null ? null : to => to.Sink(sinks), configuration);
        }
        catch
        {
            SinkCloser.Close(sinks);
            throw;
        }

        if (!read.Any(static route => route.Alerts is not null))
        {
            SinkCloser.Close(sinks);
        }

        return new RoutedSink(ecsOptions, read, isAudit);
    }

    /// <summary>Opens routes of code.</summary>
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    public static RoutedSink Open(EcsOptions options, IEnumerable<EcsRoute> routes, bool isAudit)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var all = routes.ToArray();
        for (var index = 0; index < all.Length; index++)
        {
            ArgumentNullException.ThrowIfNull(all[index], nameof(routes));
            all[index] = all[index].Name.Length > 0 ? all[index] : all[index].Named(index.ToString(CultureInfo.InvariantCulture));
        }

        OptionsValidator.Throw(OptionsValidator.Texts(options).Concat(RouteFaults.Of(all, options).Select(static fault => fault.ToString())));
        return new RoutedSink(options, RouteOrder.OfList(all), isAudit);
    }
}
