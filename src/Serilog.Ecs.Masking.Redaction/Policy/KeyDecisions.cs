using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>
/// Remembers decisions about names by a keyed hash of the name. No text is kept, as what looks like a name may be a value; names from
/// outside cannot make it grow, only take one another's place.
/// </summary>
internal sealed class KeyDecisions
{
    private const int Places = 4_096;
    private const int DecisionBits = 12;
    private const int Longest = 64;

    // Different in each process, so that nobody can choose names of one hash.
    private static readonly ulong Key = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;

    // The hash, with the number of the decision in its lowest bits.
    private readonly ulong[] _places = new ulong[Places];
    private readonly List<KeyDecision> _decisions = [];

    /// <summary>Finds the decision about a name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="hash">The hash by which the decision is remembered, or zero for a name that is not.</param>
    /// <returns>The decision, or <see langword="null"/>.</returns>
    public KeyDecision? Find(ReadOnlySpan<char> name, out ulong hash)
    {
        hash = name.Length <= Longest ? Hash(name) : 0;
        var place = Volatile.Read(ref _places[hash % Places]);
        return place >> DecisionBits == hash >> DecisionBits && hash != 0 ? _decisions[(int)(place & ((1 << DecisionBits) - 1))] : null;
    }

    /// <summary>Remembers a decision.</summary>
    public void Remember(ulong hash, KeyDecision decision)
    {
        var number = hash == 0 ? -1 : NumberOf(decision);
        if (number >= 0)
        {
            Volatile.Write(ref _places[hash % Places], (hash >> DecisionBits << DecisionBits) | (uint)number);
        }
    }

    private int NumberOf(KeyDecision decision)
    {
        if (decision.Number >= 0)
        {
            return decision.Number;
        }

        lock (_decisions)
        {
            if (decision.Number < 0 && _decisions.Count < 1 << DecisionBits)
            {
                _decisions.Add(decision);
                decision.Number = _decisions.Count - 1;
            }

            return decision.Number;
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
        return hash == 0 ? 1 : hash;
    }

    private static ulong Mix(ulong value, ulong mixer)
    {
        var high = Math.BigMul(value, mixer ^ Key, out var low);
        return high ^ low ^ BitOperations.RotateLeft(value, 23);
    }
}
