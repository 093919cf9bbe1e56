using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>A sink that can only be closed without waiting, and counts how often it was.</summary>
internal sealed class AsyncOnlySink : ILogEventSink, IAsyncDisposable
{
    public int Closed { get; private set; }

    public void Emit(LogEvent logEvent)
    {
    }

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Closed++;
    }
}
