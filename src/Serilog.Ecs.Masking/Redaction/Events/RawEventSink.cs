using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>
/// A sink that gets events as they were logged, even where a host masks all others: because it masks by itself, or because the application
/// wants it so. It must be the outermost sink to be recognised, so a level that restricts it belongs to the sink inside.
/// </summary>
/// <param name="sink">The sink inside.</param>
/// <param name="report">What the log has to report about its settings at its first event, or <see langword="null"/>.</param>
internal sealed class RawEventSink(ILogEventSink sink, SettingsReport? report) : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    /// <summary>Adds sinks that get events as they were logged.</summary>
    /// <param name="writeTo">Where they are added.</param>
    /// <param name="report">What the log has to report about its settings at its first event, or <see langword="null"/>.</param>
    /// <param name="configure">Adds the sinks.</param>
    public static LoggerConfiguration Add(LoggerSinkConfiguration writeTo, SettingsReport? report, Action<LoggerSinkConfiguration> configure) =>
        writeTo.Sink(LoggerSinkConfiguration.Wrap(sink => new RawEventSink(sink, report), configure));

    /// <summary>The sink inside.</summary>
    public ILogEventSink Inner => sink;

    public void Emit(LogEvent logEvent)
    {
        if (report?.TryTake(logEvent) is { } warning)
        {
            sink.Emit(warning);
        }

        sink.Emit(logEvent);
    }

    public void SetFailureListener(ILoggingFailureListener failureListener) => (sink as ISetLoggingFailureListener)?.SetFailureListener(failureListener);

    public void Dispose() => SinkCloser.Close(sink);

    public ValueTask DisposeAsync() => SinkCloser.CloseAsync(sink);
}
