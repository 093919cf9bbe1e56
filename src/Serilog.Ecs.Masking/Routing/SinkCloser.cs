using Serilog.Core;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Closes an inner sink as a logger does: asynchronously if the outer sink is closed so and the inner one supports it.</summary>
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
