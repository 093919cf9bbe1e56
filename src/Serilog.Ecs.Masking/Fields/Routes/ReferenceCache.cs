using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Fields.Routes;

/// <summary>
/// Caches what was compiled for an object, by the object itself: templates and names are the same instances event
/// after event, so finding them costs neither hashing nor comparing text. A fixed number of places, so that a program
/// which makes new instances all the time cannot make it grow.
/// </summary>
/// <param name="size">The number of places, a power of two.</param>
/// <param name="takesOver">
/// Whether a new entry takes an occupied place now and then. Needed where compiling is the only other way; where there is
/// another, what is hot stays and nothing is allocated for new entries.
/// </param>
internal sealed class ReferenceCache<TKey, TValue>(int size, bool takesOver)
    where TKey : class
    where TValue : class
{
    // Two that fall on one place would otherwise push each other out, and be compiled, at every event.
    private const int MissesBeforeTakeover = 256;

    private readonly Entry?[] _entries = new Entry?[size];
    private int _misses;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TValue? Find(TKey key)
    {
        var place = RuntimeHelpers.GetHashCode(key) & (_entries.Length - 1);
        var entry = Volatile.Read(ref _entries[place]);
        if (entry is not null && ReferenceEquals(entry.Key, key))
        {
            return entry.Value;
        }

        entry = Volatile.Read(ref _entries[place ^ 1]);
        return entry is not null && ReferenceEquals(entry.Key, key) ? entry.Value : null;
    }

    public TValue Remember(TKey key, TValue value)
    {
        if (HasRoomFor(key))
        {
            Put(key, value);
        }

        return value;
    }

    /// <summary>Returns whether an object is remembered if it comes now: asking counts as coming.</summary>
    public bool HasRoomFor(TKey key)
    {
        var place = RuntimeHelpers.GetHashCode(key) & (_entries.Length - 1);
        return _entries[place] is null || _entries[place ^ 1] is null || (takesOver && unchecked(++_misses) % MissesBeforeTakeover == 0);
    }

    /// <summary>Remembers an object for which there is room.</summary>
    public void Put(TKey key, TValue value)
    {
        var place = RuntimeHelpers.GetHashCode(key) & (_entries.Length - 1);
        if (_entries[place] is not null && _entries[place ^ 1] is null)
        {
            place ^= 1;
        }

        Volatile.Write(ref _entries[place], new Entry(key, value));
    }

    private sealed class Entry(TKey key, TValue value)
    {
        public readonly TKey Key = key;
        public readonly TValue Value = value;
    }
}
