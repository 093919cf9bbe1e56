using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Redaction.Policy;

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
        var ends = Ends.Of(key);
        place = ends.Hash(key.Length);
        for (var probe = 0u; probe < 2; probe++)
        {
            if (Volatile.Read(ref _entries[(place + probe) % Places]) is { } entry && entry.Is(key, ends))
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

    private sealed class Entry(string key, KeyDecision decision)
    {
        public readonly KeyDecision Decision = decision;
        private readonly string _key = key;
        private readonly Ends _ends = Ends.Of(key);

        public bool Is(ReadOnlySpan<char> key, in Ends ends) =>
            key.Length == _key.Length && ends == _ends && (key.Length <= Ends.Whole || key.SequenceEqual(_key));
    }

    /// <summary>The ends of a name. With its length, they tell nearly all names apart, and short ones wholly.</summary>
    private readonly record struct Ends(ulong First, ulong Last)
    {
        /// <summary>Up to here, the ends are the whole name.</summary>
        public const int Whole = 2 * sizeof(ulong) / sizeof(char);

        public static Ends Of(ReadOnlySpan<char> key)
        {
            var bytes = MemoryMarshal.AsBytes(key);
            if (bytes.Length >= sizeof(ulong))
            {
                return new Ends(MemoryMarshal.Read<ulong>(bytes), MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]));
            }

            return key.IsEmpty ? default : new Ends(key[0], key[^1] | ((ulong)key[key.Length / 2] << 16));
        }

        public uint Hash(int length) => (uint)((((First * Mixer) ^ BitOperations.RotateLeft(Last * Mixer, 29) ^ (ulong)length) * Mixer) >> 32);
    }
}
