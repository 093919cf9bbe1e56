using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>A route with the sink that it leads to, open.</summary>
internal sealed class RouteTarget(EcsRoute route, ILogEventSink sink) : IDisposable
{
    public EcsRoute Route => route;

    /// <summary>Opens what a route leads to.</summary>
    /// <param name="route">The route.</param>
    /// <param name="options">What the documents look like.</param>
    /// <param name="plan">The same, compiled.</param>
    /// <param name="alerts">The sinks that alert.</param>
    public static RouteTarget Open(EcsRoute route, EcsOptions options, DocumentPlan plan, ILogEventSink? alerts)
    {
        if (route.Alert)
        {
            return new RouteTarget(route, alerts!);
        }

        return route.Console
            ? new RouteTarget(route, SinkOf(static to => to.Console(RenderedLine.Formatter)))
            : new RouteTarget(route, File(route, options.With(route.Integrity), plan));
    }

    public bool Takes(LogEvent logEvent, bool holdsPersonalData) =>
        (!route.PersonalData || holdsPersonalData)
        && (route.Level is not { } level || logEvent.Level >= level)
        && (route.Priority is not { } priority || EventFacts.PriorityOf(logEvent) >= priority)
        && (route.Topic is not { } topic || EventFacts.HasTopic(logEvent, topic));

    /// <exception cref="IOException">The line was not written.</exception>
    public void Write(DocumentWriter document, LogEvent logEvent)
    {
        if (!RenderedLine.Write(document.Line, logEvent, sink) && !route.Alert)
        {
            throw new IOException("The file is not open or is full.");
        }
    }

    public void Dispose()
    {
        if (!route.Alert)
        {
            (sink as IDisposable)?.Dispose();
        }
    }

    private static ILogEventSink File(EcsRoute route, EcsOptions options, DocumentPlan plan)
    {
        var rollsOnSize = route.FileSizeLimitBytes is not null;
        var modes = route.UnixMode is null ? null : new UnixModeHooks(RouteFaults.ModeOf(route.UnixMode)!.Value);
        var sealing = SealedFiles.IsWanted(options) ? SealedFiles.Hooks(options, plan, route.Path!, route.RollingInterval, rollsOnSize, shared: false, encoding: null, modes) : null;
        var files = SinkOf(to => to.File(
            RenderedLine.Formatter, route.Path!, LevelAlias.Minimum, route.FileSizeLimitBytes, rollingInterval: route.RollingInterval, rollOnFileSizeLimit: rollsOnSize,
            retainedFileCountLimit: route.RetainedFileCountLimit, hooks: (Sinks.File.FileLifecycleHooks?)sealing ?? modes));
        return sealing is null ? files : new SealingSink(files, sealing);
    }

    // The sink itself, whose faults reach its caller: a logger around it would keep them.
    private static ILogEventSink SinkOf(Action<LoggerSinkConfiguration> configure)
    {
        ILogEventSink? opened = null;
        LoggerSinkConfiguration.Wrap(new LoggerConfiguration().WriteTo, sink => opened = sink, configure, LevelAlias.Minimum, null);
        return opened!;
    }
}
