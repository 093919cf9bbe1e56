using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Caches what was compiled for a name: by instance first, which costs next to nothing, then by text. Bounded: names
/// may come from outside, and one that finds no room is compiled again each time instead of growing memory.
/// </summary>
internal sealed class NameCache<TValue>(int maxEntries, int referencePlaces)
    where TValue : class
{
    private readonly ReferenceCache<string, TValue> _byReference = new(referencePlaces, takesOver: false);
    private readonly ConcurrentDictionary<string, TValue> _byText = new(StringComparer.Ordinal);
    private int _count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TValue? Find(string name) => _byReference.Find(name) ?? FindByText(name);

    public TValue Remember(string name, TValue value)
    {
        if (_count < maxEntries && _byText.TryAdd(name, value))
        {
            Interlocked.Increment(ref _count);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TValue? FindByText(string name) =>
        _byText.TryGetValue(name, out var value) ? _byReference.Remember(name, value) : null;
}
