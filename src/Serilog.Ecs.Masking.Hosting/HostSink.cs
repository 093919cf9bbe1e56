using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// All sinks of a host's logger as one. Sinks that mask by themselves, and those left out of masking, get each event as it is; all others
/// share one masked copy. Once closed, it hands events to the console of the time after the host.
/// </summary>
internal sealed class HostSink : ILogEventSink, IDisposable, IAsyncDisposable
{
    private readonly ILogEventSink _sinks;
    private readonly ILogEventSink[] _open;
    private readonly ILogEventSink? _afterwards;
    private volatile bool _isClosed;

    /// <param name="sinks">The sinks, as they were configured.</param>
    /// <param name="policy">What is masked, or <see langword="null"/> if masking is off.</param>
    /// <param name="afterwards">Where events go once the sinks are closed, or <see langword="null"/>.</param>
    public HostSink(IReadOnlyList<ILogEventSink> sinks, EventPolicy? policy, ILogEventSink? afterwards)
    {
        _open = [.. sinks];
        _afterwards = afterwards;
        ILogEventSink[] raw = [.. sinks.Where(static sink => sink is RawEventSink)];
        ILogEventSink[] others = [.. sinks.Where(static sink => sink is not RawEventSink)];
        _sinks = others.Length == 0 ? Combine(raw) : Combine([.. raw, new MaskedSink(Combine(others), policy)]);
    }

    public void Emit(LogEvent logEvent) => (_isClosed ? _afterwards : _sinks)?.Emit(logEvent);

    public void Dispose()
    {
        _isClosed = true;
        for (var index = 0; index < _open.Length; index++)
        {
            // One that can only be closed asynchronously waits for DisposeAsync.
            if (_open[index] is IDisposable sink)
            {
                _open[index] = Closed.Instance;
                sink.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        for (var index = 0; index < _open.Length; index++)
        {
            var sink = _open[index];
            _open[index] = Closed.Instance;
            await SinkCloser.CloseAsync(sink).ConfigureAwait(false);
        }
    }

    private static ILogEventSink Combine(ILogEventSink[] sinks) => LoggerSinkConfiguration.CreateSink(writeTo =>
    {
        foreach (var sink in sinks)
        {
            writeTo.Sink(sink);
        }
    });

    private sealed class Closed : ILogEventSink
    {
        public static readonly Closed Instance = new();

        public void Emit(LogEvent logEvent)
        {
        }
    }
}
