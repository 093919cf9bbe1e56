using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>Gives each event an identity, once: in a sub-logger that enriches too it keeps the one it has.</summary>
internal sealed class EventIdentityEnricher(EventIdGenerator ids) : ILogEventEnricher
{
    private static readonly EventIdGenerator Ids = new(TimeProvider.System);

    private static long s_sequence;

    public EventIdentityEnricher()
        : this(Ids)
    {
    }

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.Properties.TryGetValue(EventIdentityValue.PropertyName, out var known) && known is EventIdentityValue)
        {
            return;
        }

        var identity = new EventIdentity(ids.Next(), Interlocked.Increment(ref s_sequence));
        logEvent.AddOrUpdateProperty(new LogEventProperty(EventIdentityValue.PropertyName, new EventIdentityValue(identity)));
    }
}
