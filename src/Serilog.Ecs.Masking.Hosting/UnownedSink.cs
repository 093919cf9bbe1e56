using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>A sink that the logger must not close, because it is not the logger's own.</summary>
internal sealed class UnownedSink(ILogEventSink sink) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => sink.Emit(logEvent);
}
