using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>What a route leads to. A write that fails throws, so that the line can go elsewhere.</summary>
internal abstract class RoutePlace
{
    /// <exception cref="IOException">The line was not written.</exception>
    public abstract void Write(CharBuffer line, LogEvent logEvent);

    /// <summary>Returns the sink itself, whose faults reach its caller: a logger around it would keep them. <see langword="null"/> where none was added.</summary>
    public static ILogEventSink? SinkOf(Action<LoggerSinkConfiguration> configure)
    {
        ILogEventSink? opened = null;
        LoggerSinkConfiguration.Wrap(new LoggerConfiguration().WriteTo, sink => opened = sink, configure, LevelAlias.Minimum, null);
        return opened;
    }

    /// <summary>Returns sinks that somebody else adds, as one. <see langword="null"/> where none was added, which Serilog 4 wraps as well.</summary>
    public static ILogEventSink? SinksOf(Action<LoggerSinkConfiguration> configure)
    {
        var mark = new MarkSink();
        var opened = SinkOf(sinks =>
        {
            configure(sinks);
            sinks.Sink(mark);
        });
        return ReferenceEquals(opened, mark) ? null : opened;
    }

    /// <summary>What is added last: where it stands alone, nothing was added before.</summary>
    private sealed class MarkSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }
}
