using System.Globalization;
using System.Text;
using System.Threading.Channels;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Support;

/// <summary>Everything that a service logs, checked, in the order of time.</summary>
internal sealed class Journal : ILogEventSink
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Channel<LogEvent> _events = Channel.CreateUnbounded<LogEvent>();
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _unmasked = new();
    private readonly EcsTextFormatter _formatter = Render.Formatter();

    /// <summary>The source of the events of requests.</summary>
    public static string Requests => typeof(RequestLoggingMiddleware).FullName!;

    /// <summary>All that the formatter wrote.</summary>
    public string Output
    {
        get
        {
            lock (_events)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>All properties, as a sink without masking shows them.</summary>
    public string Unmasked
    {
        get
        {
            lock (_events)
            {
                return _unmasked.ToString();
            }
        }
    }

    public void Emit(LogEvent logEvent)
    {
        lock (_events)
        {
            _output.Append(Render.Text(_formatter, logEvent));
            foreach (var (name, value) in logEvent.Properties)
            {
                _unmasked.Append(CultureInfo.InvariantCulture, $"{name}={value}\n");
            }
        }

        _events.Writer.TryWrite(logEvent);
    }

    /// <summary>Waits for the next event of a source.</summary>
    public async Task<LogEvent> NextAsync(Func<string, bool> source)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var logEvent = await _events.Reader.ReadAsync(patience.Token);
            if (source(SourceOf(logEvent)))
            {
                return logEvent;
            }
        }
    }

    /// <summary>Returns the events of a source that were not awaited, and drops all others.</summary>
    public IReadOnlyList<LogEvent> Rest(string source)
    {
        var rest = new List<LogEvent>();
        while (_events.Reader.TryRead(out var logEvent))
        {
            if (SourceOf(logEvent) == source)
            {
                rest.Add(logEvent);
            }
        }

        return rest;
    }

    public EcsLine Line(LogEvent logEvent) => Render.Line(_formatter, logEvent);

    private static string SourceOf(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("SourceContext", out var source) && source is ScalarValue { Value: string text } ? text : "";
}
