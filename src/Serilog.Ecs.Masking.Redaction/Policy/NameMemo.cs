using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Redaction.Policy;

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

    // Different in each process, so that names with equal hashes cannot be constructed.
    private static readonly ulong Key = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

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

    private static ulong Hash(ReadOnlySpan<char> name)
    {
        const ulong Mixer = 0x9E37_79B9_7F4A_7C15;
        var bytes = MemoryMarshal.AsBytes(name);
        var hash = Key ^ (ulong)bytes.Length;
        while (bytes.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ MemoryMarshal.Read<ulong>(bytes), Mixer);
            bytes = bytes[sizeof(ulong)..];
        }

        var rest = 0UL;
        foreach (var value in bytes)
        {
            rest = (rest << 8) | value;
        }

        hash = Mix(hash ^ rest ^ Key, Mixer);

        // The upper bits of an empty place are zero.
        return hash >> NumberBits == 0 ? ~hash : hash;
    }

    private static ulong Mix(ulong value, ulong mixer)
    {
        var high = Math.BigMul(value, mixer ^ Key, out var low);
        return high ^ low ^ BitOperations.RotateLeft(value, 23);
    }
}
