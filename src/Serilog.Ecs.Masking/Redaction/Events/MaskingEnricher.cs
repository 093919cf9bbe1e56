using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Events;

/// <summary>Masks the properties of events; what comes after it in the pipeline it cannot see.</summary>
internal sealed class MaskingEnricher(EventPolicy? policy) : ILogEventEnricher
{
    private readonly LogEventRedactor _redactor = new(policy);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => _redactor.MaskProperties(logEvent);
}
