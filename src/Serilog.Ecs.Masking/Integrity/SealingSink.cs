using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>A rolling file sink that tells its files, before it closes the last one, that no other follows.</summary>
internal sealed class SealingSink(ILogEventSink files, SealingHooks hooks) : ILogEventSink, IDisposable
{
    public void Emit(LogEvent logEvent) => files.Emit(logEvent);

    public void Dispose()
    {
        hooks.Rolls = false;
        (files as IDisposable)?.Dispose();
    }
}
