using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// Remembers decisions about keys that are parts of a text. A fixed number of places that are filled once: names from
/// outside cannot make it grow, nor push out what is there; what finds no place is decided anew each time.
/// </summary>
internal sealed class KeyDecisions
{
    private const int Places = 2_048;
    private const int Longest = 64;
    private const ulong Mixer = 0x9E37_79B9_7F4A_7C15;

    private readonly Entry?[] _entries = new Entry?[Places];

    public bool TryFind(ReadOnlySpan<char> key, [NotNullWhen(true)] out KeyDecision? decision, out uint place)
    {
        place = Hash(key);
        for (var probe = 0u; probe < 2; probe++)
        {
            if (Volatile.Read(ref _entries[(place + probe) % Places]) is { } entry && key.SequenceEqual(entry.Key))
            {
                decision = entry.Decision;
                return true;
            }
        }

        decision = null;
        return false;
    }

    public void Remember(ReadOnlySpan<char> key, KeyDecision decision, uint place)
    {
        for (var probe = 0u; key.Length <= Longest && probe < 2; probe++)
        {
            ref var entry = ref _entries[(place + probe) % Places];
            if (entry is null)
            {
                Volatile.Write(ref entry, new Entry(key.ToString(), decision));
                return;
            }
        }
    }

    // The ends of a name and its length tell nearly all names apart; those that they do not share their two places.
    private static uint Hash(ReadOnlySpan<char> key)
    {
        var bytes = MemoryMarshal.AsBytes(key);
        ulong first, last;
        if (bytes.Length >= sizeof(ulong))
        {
            first = MemoryMarshal.Read<ulong>(bytes);
            last = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        }
        else
        {
            first = key.IsEmpty ? 0UL : key[0];
            last = key.IsEmpty ? 0UL : key[^1] | ((ulong)key[key.Length / 2] << 16);
        }

        var hash = ((first * Mixer) ^ BitOperations.RotateLeft(last * Mixer, 29) ^ (ulong)key.Length) * Mixer;
        return (uint)(hash >> 32);
    }

    private sealed class Entry(string key, KeyDecision decision)
    {
        public readonly string Key = key;
        public readonly KeyDecision Decision = decision;
    }
}
