using Serilog.Core;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Hands masked copies of events to another sink.</summary>
internal sealed class MaskedSink(ILogEventSink sink, LogEventRedactor redactor) : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    /// <param name="sink">The sink.</param>
    /// <param name="policy">What is masked, or <see langword="null"/> where nothing is.</param>
    public MaskedSink(ILogEventSink sink, EventPolicy? policy)
        : this(sink, new LogEventRedactor(policy))
    {
    }

    public void Emit(LogEvent logEvent) => sink.Emit(redactor.Mask(logEvent));

    // A fallback then gets the masked event, because that is the one that failed.
    public void SetFailureListener(ILoggingFailureListener failureListener) => (sink as ISetLoggingFailureListener)?.SetFailureListener(failureListener);

    public void Dispose() => SinkCloser.Close(sink);

    public ValueTask DisposeAsync() => SinkCloser.CloseAsync(sink);
}
