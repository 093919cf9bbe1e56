using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Hands masked copies of events to another sink.</summary>
internal sealed class MaskedSink(ILogEventSink sink, LogEventRedactor redactor) : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    /// <param name="sink">The sink.</param>
    /// <param name="policy">What is masked, or <see langword="null"/> if nothing is.</param>
    public MaskedSink(ILogEventSink sink, EventPolicy? policy)
        : this(sink, new LogEventRedactor(policy))
    {
    }

    /// <summary>Puts masking before sinks.</summary>
    /// <param name="writeTo">Where the sinks are added.</param>
    /// <param name="policy">What is masked, or <see langword="null"/> if nothing is.</param>
    /// <param name="report">What the log has to report about its settings at its first event, or <see langword="null"/>.</param>
    /// <param name="configure">Adds the sinks.</param>
    /// <param name="minimumLevel">The lowest level that is handed on.</param>
    /// <param name="levelSwitch">Changes that level.</param>
    public static LoggerConfiguration Add(
        LoggerSinkConfiguration writeTo,
        EventPolicy? policy,
        SettingsReport? report,
        Action<LoggerSinkConfiguration> configure,
        LogEventLevel minimumLevel,
        LoggingLevelSwitch? levelSwitch)
    {
        var masked = LoggerSinkConfiguration.Wrap(sink => new MaskedSink(sink, policy), configure);
        return RawEventSink.Add(writeTo, report, to => to.Sink(masked, minimumLevel, levelSwitch));
    }

    public void Emit(LogEvent logEvent) => sink.Emit(redactor.Mask(logEvent));

    // A fallback then gets the masked event, because that is the one that failed.
    public void SetFailureListener(ILoggingFailureListener failureListener) => (sink as ISetLoggingFailureListener)?.SetFailureListener(failureListener);

    public void Dispose() => SinkCloser.Close(sink);

    public ValueTask DisposeAsync() => SinkCloser.CloseAsync(sink);
}
