using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Checks routes that code gives, and opens them.</summary>
internal static class Routes
{
    /// <exception cref="ArgumentException">The options or routes are not valid; the message lists every fault.</exception>
    public static RoutedSink Open(EcsOptions options, IEnumerable<EcsRoute> routes, Action<LoggerSinkConfiguration>? alerts)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(routes);
        var all = routes.ToArray();
        for (var index = 0; index < all.Length; index++)
        {
            all[index].Name = all[index].Name.Length > 0 ? all[index].Name : index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        OptionsValidator.Throw(OptionsValidator.Faults(options, isForFile: false).Select(static fault => fault.Name + ": " + fault.Text)
            .Concat(RouteFaults.Of(all, options, alerts is not null).Select(static fault => fault.ToString())));
        return new RoutedSink(options, all, AlertsOf(alerts));
    }

    public static Logger? AlertsOf(Action<LoggerSinkConfiguration>? alerts)
    {
        if (alerts is null)
        {
            return null;
        }

        var configuration = new LoggerConfiguration().MinimumLevel.Verbose();
        alerts(configuration.WriteTo);
        return configuration.CreateLogger();
    }
}
