using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Adds to each event where its span is in the trace, and what of baggage and tags is allowed.</summary>
internal sealed class OtelContextEnricher(OtelContextOptions options) : ILogEventEnricher
{
    private readonly BaggageSource? _baggage = options.BaggageKeys.Count > 0 ? new BaggageSource(options) : null;
    private readonly SpanTagSource? _tags = options.SpanTags.Count > 0 ? new SpanTagSource(options) : null;

    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        // An event that was created in another span, and is enriched after a queue, must not take this one's parent.
        if (Activity.Current is { } activity && (logEvent.SpanId is not { } spanId || spanId == activity.SpanId))
        {
            SpanPosition.AddTo(logEvent, activity);
            _baggage?.AddTo(logEvent, activity);
            _tags?.AddTo(logEvent, activity);
        }
    }
}
