namespace Serilog.Ecs.Masking.Redaction.Memory;

/// <summary>
/// Caches what is known about names by a keyed hash of the name. No text is kept, as what looks like a name may be a value; names from
/// outside cannot make it grow, only take one another's place.
/// </summary>
/// <typeparam name="TValue">What is known: few instances, shared by many names.</typeparam>
internal sealed class NameMemo<TValue>
    where TValue : class
{
    private const int Places = 4_096;
    private const int NumberBits = 12;
    private const int MostValues = 1 << NumberBits;
    private const int Longest = 64;

    // The hash, with the number of the value in its lowest bits.
    private readonly ulong[] _places = new ulong[Places];
    private readonly Dictionary<TValue, int> _numbers = new(ReferenceEqualityComparer.Instance);

    // Replaced when a value is added.
    private TValue[] _values = [];

    /// <summary>Finds what is known about a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">The hash by which it is remembered, or zero for a name that is not.</param>
    /// <returns>What is known, or <see langword="null"/>.</returns>
    public TValue? Find(ReadOnlySpan<char> name, out ulong hash)
    {
        hash = name.Length <= Longest ? Hash(name) : 0;
        var place = Volatile.Read(ref _places[hash % Places]);
        return place >> NumberBits == hash >> NumberBits && hash != 0 ? Volatile.Read(ref _values)[(int)(place & (MostValues - 1))] : null;
    }

    /// <summary>Caches what is known about the name of a hash.</summary>
    public void Remember(ulong hash, TValue value)
    {
        var number = hash == 0 ? -1 : NumberOf(value);
        if (number >= 0)
        {
            Volatile.Write(ref _places[hash % Places], (hash >> NumberBits << NumberBits) | (uint)number);
        }
    }

    private int NumberOf(TValue value)
    {
        lock (_numbers)
        {
            if (_numbers.TryGetValue(value, out var number))
            {
                return number;
            }

            if (_values.Length == MostValues)
            {
                return -1;
            }

            Volatile.Write(ref _values, [.. _values, value]);
            _numbers.Add(value, _values.Length - 1);
            return _values.Length - 1;
        }
    }

    // The upper bits of an empty place are zero.
    private static ulong Hash(ReadOnlySpan<char> name)
    {
        var hash = TextHash.Of(name);
        return hash >> NumberBits == 0 ? ~hash : hash;
    }
}
