using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Logs through a real Serilog pipeline and returns the checked document of what was logged.</summary>
internal static class Render
{
    /// <summary>An environment in which nothing is set, so that no test depends on the machine it runs on.</summary>
    public static EnvironmentReader NoEnvironment { get; } = static _ => null;

    public static EcsLine Line(Action<ILogger> log) => Line(static _ => { }, log);

    public static EcsLine Line(Action<EcsOptions> configure, Action<ILogger> log) => Line(Formatter(configure), Event(log));

    public static EcsLine Line(LogEvent logEvent) => Line(Formatter(static _ => { }), logEvent);

    public static EcsLine Line(EcsTextFormatter formatter, LogEvent logEvent, ElasticsearchModel? model = null) =>
        EcsLine.Parse(Text(formatter, logEvent), model);

    public static string Text(EcsTextFormatter formatter, LogEvent logEvent)
    {
        var output = new OneCallWriter();
        formatter.Format(logEvent, output);
        return output.Text;
    }

    public static EcsTextFormatter Formatter(Action<EcsOptions>? configure = null, EnvironmentReader? environment = null)
    {
        var options = new EcsOptions();
        configure?.Invoke(options);
        return new EcsTextFormatter(options, environment ?? NoEnvironment, entryAssembly: null);
    }

    public static LogEvent Event(Action<ILogger> log, Action<LoggerConfiguration>? configure = null)
    {
        var sink = new LastEvent();
        var configuration = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(sink);
        configure?.Invoke(configuration);
        using var logger = configuration.CreateLogger();
        log(logger);
        return sink.Event ?? throw new InvalidOperationException("Nothing was logged.");
    }

    /// <summary>Makes an event that has the properties in this order.</summary>
    public static LogEvent EventWith(IEnumerable<(string Name, object? Value)> properties)
    {
        using var logger = new LoggerConfiguration().CreateLogger();
        var logEvent = Event(log => log.Information("An event"));
        foreach (var (name, value) in properties)
        {
            Assert.That(logger.BindProperty(name, value, destructureObjects: true, out var property), Is.True);
            logEvent.AddPropertyIfAbsent(property!);
        }

        return logEvent;
    }

    private sealed class LastEvent : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }
}
