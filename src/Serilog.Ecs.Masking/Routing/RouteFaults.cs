using System.Globalization;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The faults of routes in code.</summary>
internal static class RouteFaults
{
    // The line that starts a chain must leave room for others: a file that is full from its start is rolled for ever.
    private const int SmallestChained = 65_536;

    public static IEnumerable<RouteFault> Of(IReadOnlyList<EcsRoute> routes, EcsOptions options)
    {
        if (routes.Count == 0)
        {
            yield return new RouteFault(null, null, "there is no route.");
            yield break;
        }

        if (!routes.Any(static route => route.When.IsEmpty && !route.Also))
        {
            yield return new RouteFault(null, null, "one route must have no condition, or events that no other takes are lost.");
        }

        if (routes.Any(static route => route.PersonalData)
            && !routes.Any(static route => route.PersonalData && !route.Also && route.When.IsEmptyButForPersonalData))
        {
            yield return new RouteFault(null, null, "one route for personal data must have no other condition, or such data goes where it is not meant to.");
        }

        var paths = routes.Select(static route => route.File?.Path).OfType<string>();
        foreach (var path in paths.GroupBy(Path.GetFullPath, StringComparer.Ordinal).Where(static equal => equal.Count() > 1))
        {
            yield return new RouteFault(null, null, $"two routes lead to '{path.First()}'.");
        }

        foreach (var fault in routes.SelectMany(route => OfCondition(route, options)).Concat(routes.SelectMany(OfFile)))
        {
            yield return fault;
        }
    }

    private static IEnumerable<RouteFault> OfCondition(EcsRoute route, EcsOptions options)
    {
        var when = route.When;
        if (when.PersonalData && (options.Masking.Mode == MaskingMode.Off || !options.Masking.PersonalData))
        {
            yield return new RouteFault(route.Name, nameof(when.PersonalData), "personal data is not looked for; turn masking on.");
        }

        if (when.Topic is { } topic && string.IsNullOrWhiteSpace(topic))
        {
            yield return new RouteFault(route.Name, nameof(when.Topic), "is empty.");
        }

        if (when.Level is { } level && !Enum.IsDefined(level))
        {
            yield return new RouteFault(route.Name, nameof(when.Level), $"{level} is not one of {string.Join(", ", Enum.GetNames<LogEventLevel>())}.");
        }
    }

    private static IEnumerable<RouteFault> OfFile(EcsRoute route)
    {
        if (route.File is not { } file)
        {
            yield break;
        }

        if (!Enum.IsDefined(file.RollingInterval))
        {
            yield return new RouteFault(
                route.Name, nameof(file.RollingInterval), $"{file.RollingInterval} is not one of {string.Join(", ", Enum.GetNames<RollingInterval>())}.");
        }

        if (route.UnixMode is { } mode && UnixModeText.Fault(mode) is { } modeFault)
        {
            yield return new RouteFault(route.Name, nameof(route.UnixMode), modeFault);
        }

        if (IntegrityFaults.Of(file.Integrity) is { } integrityFault)
        {
            yield return new RouteFault(route.Name, nameof(file.Integrity), integrityFault);
        }

        var smallest = file.HasChain ? SmallestChained : 1;
        if (file.FileSizeLimitBytes < smallest)
        {
            yield return new RouteFault(route.Name, nameof(file.FileSizeLimitBytes), string.Create(CultureInfo.InvariantCulture, $"is less than {smallest}."));
        }

        if (file.RetainedFileCountLimit is < 1)
        {
            yield return new RouteFault(route.Name, nameof(file.RetainedFileCountLimit), "is less than 1.");
        }
    }
}
