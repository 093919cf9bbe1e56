using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>Adds a property to events, as any enricher does.</summary>
internal sealed class LateProperty(string name, string value) : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
        logEvent.AddOrUpdateProperty(propertyFactory.CreateProperty(name, value));
}
