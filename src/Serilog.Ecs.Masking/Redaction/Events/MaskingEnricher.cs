using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Masks the properties of events; what comes after it in the pipeline it cannot see.</summary>
internal sealed class MaskingEnricher(EventPolicy? policy) : ILogEventEnricher
{
    private readonly EventMasker? _masker = policy is null ? null : new EventMasker(policy);

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => _masker?.MaskProperties(logEvent);
}
