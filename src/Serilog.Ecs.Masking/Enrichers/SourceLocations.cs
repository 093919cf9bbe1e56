using System.Collections.Concurrent;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Caches the enricher of each call site. Bounded, because call sites may be generated at run time.</summary>
internal static class SourceLocations
{
    private const int MaxPlaces = 8_192;

    private static readonly ConcurrentDictionary<SourceLocation, CallerEnricher> Known = new();

    // Counting a concurrent dictionary takes all of its locks.
    private static int count;

    public static CallerEnricher Get(SourceLocation place)
    {
        if (Known.TryGetValue(place, out var known))
        {
            return known;
        }

        var enricher = new CallerEnricher(place);
        if (Volatile.Read(ref count) < MaxPlaces && Known.TryAdd(place, enricher))
        {
            Interlocked.Increment(ref count);
        }

        return enricher;
    }
}
