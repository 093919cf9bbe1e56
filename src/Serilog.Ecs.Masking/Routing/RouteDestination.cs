using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The target of a route. A failed write throws, so that the line can go to another one.</summary>
internal abstract class RouteDestination
{
    /// <exception cref="IOException">The line was not written.</exception>
    public abstract void Write(CharBuffer line, LogEvent logEvent);

    /// <summary>Counts an event that could not be written here.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="fault">The fault of this place.</param>
    /// <param name="isElsewhere">Whether another place has the event.</param>
    public virtual void Miss(LogEvent logEvent, Exception fault, bool isElsewhere)
    {
    }

    /// <summary>Combines the sinks that a caller adds, whose faults reach the route. Returns <see langword="null"/> if none was added.</summary>
    public static ILogEventSink? CreateSinks(Action<LoggerSinkConfiguration> configure)
    {
        var mark = new MarkSink();
        var opened = LoggerSinkConfiguration.CreateSink(sinks =>
        {
            configure(sinks);
            sinks.Sink(mark);
        });
        return ReferenceEquals(opened, mark) ? null : opened;
    }

    /// <summary>A marker that is added last: if it is the only sink, no other was added.</summary>
    private sealed class MarkSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
