using Serilog.Core;
using Serilog.Ecs.Masking.Compiled;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>Adds the identity of the service to each event: one property, the same instance every time.</summary>
internal sealed class ServiceIdentityEnricher(ServiceIdentity identity) : ILogEventEnricher
{
    private readonly LogEventProperty _property = new(ServiceIdentityValue.PropertyName, new ServiceIdentityValue(identity));

    /// <exception cref="ArgumentException">The options are not valid; the message lists every fault.</exception>
    public ServiceIdentityEnricher(EcsOptions options)
        : this(EcsContext.Of(options).Identity)
    {
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.AddPropertyIfAbsent(_property);
}
