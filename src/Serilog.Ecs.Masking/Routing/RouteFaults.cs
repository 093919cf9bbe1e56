using System.Globalization;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>What is wrong with routes, as options.</summary>
internal static class RouteFaults
{
    // The line that starts a chain must leave room for others: a file that is full from its start is rolled for ever.
    private const int SmallestChained = 65_536;

    public static IEnumerable<RouteFault> Of(IReadOnlyList<EcsRoute> routes, EcsOptions options, bool hasAlerts)
    {
        if (routes.Count == 0)
        {
            yield return new RouteFault(null, null, "there is no route.");
            yield break;
        }

        if (!routes.Any(static route => !route.HasCondition && !route.Also))
        {
            yield return new RouteFault(null, null, "one route must have no condition, or events that no other takes are lost.");
        }

        if (routes.Any(static route => route.PersonalData) && !routes.Any(static route => route is { PersonalData: true, Also: false, Level: null, Priority: null, Topic: null }))
        {
            yield return new RouteFault(null, null, "one route for personal data must have no other condition, or such data goes where it is not meant to.");
        }

        foreach (var path in routes.Select(static route => route.Path).OfType<string>().Where(static path => path.Trim().Length > 0).GroupBy(Path.GetFullPath, StringComparer.Ordinal).Where(static paths => paths.Count() > 1))
        {
            yield return new RouteFault(null, null, $"two routes lead to '{path.First()}'.");
        }

        foreach (var fault in routes.SelectMany(route => Of(route, options, hasAlerts)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<RouteFault> Of(EcsRoute route, EcsOptions options, bool hasAlerts)
    {
        var name = route.Name;
        if ((route.Path is null ? 0 : 1) + (route.Console ? 1 : 0) + (route.Alert ? 1 : 0) != 1)
        {
            yield return new RouteFault(name, null, "a route leads to one place: 'path', 'console' or 'alert'.");
        }

        if (route.Path is { } path && string.IsNullOrWhiteSpace(path))
        {
            yield return new RouteFault(name, nameof(route.Path), "is empty.");
        }

        if (route.Alert && !hasAlerts)
        {
            yield return new RouteFault(name, nameof(route.Alert), "there are no alert sinks; 'alerts' names them.");
        }

        if (route.PersonalData && (options.Masking.Mode == MaskingMode.Off || !options.Masking.PersonalData))
        {
            yield return new RouteFault(name, nameof(route.PersonalData), "personal data is not looked for; turn masking on.");
        }

        if (route.Topic is { } topic && string.IsNullOrWhiteSpace(topic))
        {
            yield return new RouteFault(name, nameof(route.Topic), "is empty.");
        }

        if (route.Level is { } level && !Enum.IsDefined(level))
        {
            yield return new RouteFault(name, nameof(route.Level), $"{level} is none of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
        }

        if (!Enum.IsDefined(route.RollingInterval))
        {
            yield return new RouteFault(name, nameof(route.RollingInterval), $"{route.RollingInterval} is none of {string.Join(", ", Enum.GetNames<RollingInterval>())}.");
        }

        if (route.UnixMode is { } text && UnixModeText.Parse(text) is null)
        {
            yield return new RouteFault(name, nameof(route.UnixMode), $"'{text}' is no mode such as 0600.");
        }
        else if (route.UnixMode is not null && !UnixModeText.CanBeWritten(UnixModeText.Parse(route.UnixMode)!.Value))
        {
            yield return new RouteFault(name, nameof(route.UnixMode), $"'{route.UnixMode}' keeps its owner from reading and writing.");
        }

        if (route.Path is null && ((route.UnixMode ?? route.FileSizeLimitBytes ?? route.RetainedFileCountLimit ?? (object?)route.Integrity) is not null || route.RollingInterval != RollingInterval.Infinite))
        {
            yield return new RouteFault(name, null, "'unixMode', 'rollingInterval', 'fileSizeLimitBytes', 'retainedFileCountLimit' and 'integrity' are for files; there is no 'path'.");
        }

        foreach (var fault in IntegrityFaults.Of(new EcsOptions { Integrity = route.Integrity }, isForFile: true))
        {
            yield return new RouteFault(name, nameof(route.Integrity), fault.Text);
        }

        var smallest = route.Integrity is { Algorithm: not EcsIntegrityAlgorithm.Off } ? SmallestChained : 1;
        if (route.FileSizeLimitBytes < smallest)
        {
            yield return new RouteFault(name, nameof(route.FileSizeLimitBytes), string.Create(CultureInfo.InvariantCulture, $"is less than {smallest}."));
        }

        if (route.RetainedFileCountLimit is < 1)
        {
            yield return new RouteFault(name, nameof(route.RetainedFileCountLimit), "is less than 1.");
        }
    }
}
