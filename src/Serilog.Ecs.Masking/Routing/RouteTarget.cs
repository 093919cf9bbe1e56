using Serilog.Core;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>A route with the place that it leads to, open.</summary>
internal sealed class RouteTarget(EcsRoute route, RoutePlace place) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public EcsRoute Route => route;

    /// <summary>Opens what a route leads to.</summary>
    /// <param name="route">The route.</param>
    /// <param name="options">What the documents look like.</param>
    /// <param name="plan">The same, compiled.</param>
    /// <param name="alerts">The sinks that alert.</param>
    /// <param name="isAudit">Whether each event has to be tried, however often that failed.</param>
    public static RouteTarget Open(EcsRoute route, EcsOptions options, DocumentPlan plan, ILogEventSink? alerts, bool isAudit) => new(
        route,
        route.Alert ? new AlertPlace(alerts!)
            : route.Console ? new ConsolePlace()
            : new FilePlace(route, options.With(route.Integrity), plan, isAudit ? TimeSpan.Zero : Pause, TimeProvider.System));

    public bool Takes(LogEvent logEvent, bool holdsPersonalData) =>
        (!route.PersonalData || holdsPersonalData)
        && (route.Level is not { } level || logEvent.Level >= level)
        && (route.Priority is not { } priority || EventFacts.PriorityOf(logEvent) >= priority)
        && (route.Topic is not { } topic || EventFacts.HasTopic(logEvent, topic));

    /// <exception cref="IOException">The line was not written.</exception>
    public void Write(CharBuffer line, LogEvent logEvent) => place.Write(line, logEvent);

    public void Dispose() => (place as IDisposable)?.Dispose();
}
