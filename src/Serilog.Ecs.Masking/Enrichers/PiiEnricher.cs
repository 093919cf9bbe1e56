using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Adds paths to the personal data that an event names. Paths that an outer scope named stay.</summary>
internal sealed class PiiEnricher(IEnumerable<string?> paths) : ILogEventEnricher
{
    private readonly LogEventProperty _own = Property(
        paths.Where(static path => !string.IsNullOrWhiteSpace(path)).Select(static path => new ScalarValue(path)));

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        var own = ((SequenceValue)_own.Value).Elements;
        logEvent.AddOrUpdateProperty(logEvent.Properties.GetValueOrDefault(PiiList.MethodPropertyName) switch
        {
            null => _own,
            SequenceValue inner => Property(inner.Elements.Concat(own)),
            var inner => Property(own.Prepend(inner)),
        });
    }

    private static LogEventProperty Property(IEnumerable<LogEventPropertyValue> paths) => new(PiiList.MethodPropertyName, new SequenceValue(paths));
}
