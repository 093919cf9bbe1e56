using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>A route with the place that it leads to, open.</summary>
internal sealed class RouteTarget(EcsRoute route, RouteDestination place) : IDisposable
{
    private volatile bool _hasFailed;

    public EcsRoute Route => route;

    /// <summary>Opens the target of a route.</summary>
    /// <param name="route">The route.</param>
    /// <param name="formatter">The formatter of the documents.</param>
    /// <param name="alerts">The alert sinks of the route, or <see langword="null"/> for a route to another destination.</param>
    /// <exception cref="IOException">A file cannot be written; the message names it.</exception>
    public static RouteTarget Open(EcsRoute route, EcsTextFormatter formatter, ILogEventSink? alerts) => new(
        route,
        alerts is not null ? new AlertDestination(alerts)
            : route.File is null ? new ConsoleDestination()
            : new FileDestination(route, formatter, TimeProvider.System));

    public bool Takes(LogEvent logEvent, bool holdsPersonalData) =>
        (!route.PersonalData || holdsPersonalData)
        && (route.When.Level is not { } level || logEvent.Level >= level)
        && (route.When.Priority is not { } priority || EventFacts.PriorityOf(logEvent) >= priority)
        && (route.When.Topic is not { } topic || EventFacts.HasTopic(logEvent, topic));

    /// <exception cref="IOException">The line was not written.</exception>
    public void Write(CharBuffer line, LogEvent logEvent)
    {
        try
        {
            place.Write(line, logEvent);
            _hasFailed = false;
        }
        catch (Exception fault)
        {
            // One line for each outage; an event that fails may be one of thousands.
            if (!_hasFailed)
            {
                _hasFailed = true;
                SelfLog.WriteLine("The route '{0}' failed: {1}.", route.Name, ExceptionText.TypeName(fault));
            }

            throw;
        }
    }

    /// <summary>Counts an event that this route could not write.</summary>
    public void Miss(LogEvent logEvent, Exception fault, bool isElsewhere) => place.Miss(logEvent, fault, isElsewhere);

    public void Dispose() => (place as IDisposable)?.Dispose();
}
