using Serilog.Core;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Closes a sink behind another, as a logger closes its own: without waiting where it is closed so and the sink can be.</summary>
internal static class SinkCloser
{
    public static void Close(ILogEventSink? sink) => (sink as IDisposable)?.Dispose();

    public static ValueTask CloseAsync(ILogEventSink? sink)
    {
        if (sink is IAsyncDisposable closedLater)
        {
            return closedLater.DisposeAsync();
        }

        Close(sink);
        return default;
    }
}
