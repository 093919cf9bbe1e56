using System.Reflection;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>Adds the identity of the service to each event: one property, the same instance every time.</summary>
internal sealed class ServiceIdentityEnricher(ServiceIdentity identity) : ILogEventEnricher
{
    private readonly LogEventProperty _property = new(ServiceIdentityValue.PropertyName, new ServiceIdentityValue(identity));

    public ServiceIdentityEnricher(EcsOptions options)
        : this(ServiceIdentity.Resolve(options, ProcessEnvironment.Reader, Assembly.GetEntryAssembly()))
    {
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.AddPropertyIfAbsent(_property);
}
