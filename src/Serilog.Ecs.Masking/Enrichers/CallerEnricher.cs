using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Adds a call site as ECS fields. The properties are made once and shared by all events.</summary>
internal sealed class CallerEnricher(SourceLocation place) : ILogEventEnricher
{
    private readonly LogEventProperty? _file = Text("log.origin.file.name", FileName(place.FilePath));
    private readonly LogEventProperty? _line = place.Line > 0 ? new LogEventProperty("log.origin.file.line", new ScalarValue(place.Line)) : null;
    private readonly LogEventProperty? _function = Text("log.origin.function", place.Member);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        Add(logEvent, _file);
        Add(logEvent, _line);
        Add(logEvent, _function);
    }

    private static void Add(LogEvent logEvent, LogEventProperty? property)
    {
        if (property is not null)
        {
            logEvent.AddPropertyIfAbsent(property);
        }
    }

    private static LogEventProperty? Text(string name, string text) => text.Length == 0 ? null : new LogEventProperty(name, new ScalarValue(text));

    // The path is that of the machine that compiled, whose separator may not be this one's.
    private static string FileName(string path) => path[(path.LastIndexOfAny(['/', '\\']) + 1)..];
}
