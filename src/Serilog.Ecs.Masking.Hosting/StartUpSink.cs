using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>
/// Writes to the console until there is a logger of the host, then to that one, and to the console again once it is
/// closed: whoever kept an early logger is heard all the time.
/// </summary>
/// <param name="openConsole">Makes the console's logger, when something is written before or after the host's.</param>
internal sealed class StartUpSink(Func<Logger> openConsole) : ILogEventSink, IDisposable
{
    private readonly Lazy<Logger> _console = new(openConsole);
    private volatile ILogger? _host;

    /// <summary>The logger of the host, while it is open.</summary>
    public ILogger? Host
    {
        get => _host;
        set => _host = value;
    }

    public void Emit(LogEvent logEvent) => (_host ?? _console.Value).Write(logEvent);

    public void Dispose()
    {
        if (_console.IsValueCreated)
        {
            _console.Value.Dispose();
        }
    }
}
