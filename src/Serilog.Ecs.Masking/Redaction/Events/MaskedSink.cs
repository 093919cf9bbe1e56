using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Hands masked copies of events to another sink.</summary>
internal sealed class MaskedSink(ILogEventSink sink, MaskingPolicy? policy) : ILogEventSink, IDisposable
{
    private readonly EventMasker? _masker = policy is null ? null : new EventMasker(policy);

    public void Emit(LogEvent logEvent) => sink.Emit(_masker?.Mask(logEvent) ?? logEvent);

    public void Dispose() => (sink as IDisposable)?.Dispose();
}
