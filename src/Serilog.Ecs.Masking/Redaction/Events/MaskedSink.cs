using Serilog.Core;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Hands masked copies of events to another sink.</summary>
internal sealed class MaskedSink(ILogEventSink sink, EventPolicy? policy) : ILogEventSink, ISetLoggingFailureListener, IDisposable, IAsyncDisposable
{
    private readonly EventMasker? _masker = policy is null ? null : new EventMasker(policy);

    public void Emit(LogEvent logEvent) => sink.Emit(_masker?.Mask(logEvent) ?? logEvent);

    // A fallback then gets the masked event, because that is the one that failed.
    public void SetFailureListener(ILoggingFailureListener failureListener) => (sink as ISetLoggingFailureListener)?.SetFailureListener(failureListener);

    public void Dispose() => SinkCloser.Close(sink);

    public ValueTask DisposeAsync() => SinkCloser.CloseAsync(sink);
}
