namespace Serilog.Ecs.Masking.Redaction.Memory;

/// <summary>
/// Remembers texts in which there is nothing to hide: the statements of a database, names of hosts and programs, frames of stack traces,
/// messages without values come again and again.
/// </summary>
/// <remarks>
/// Only a keyed hash of a text is kept. The table grows with the number of texts up to a limit; beyond it, a new text takes the place of the
/// oldest of its set, so that texts from outside cannot make it grow further. That two texts of one hash are met is as likely as to guess a
/// key of 64 bits.
/// </remarks>
internal sealed class KnownTexts
{
    /// <summary>The number of texts that are remembered at most.</summary>
    public const int MostPlaces = 1 << 17;

    private const int FirstPlaces = 1 << 11;

    // Texts whose hashes have the same lower bits: four of them are in half a cache line.
    private const int InSet = 4;

    private ulong[] _places = new ulong[FirstPlaces];

    // How many texts took the place of another one since the table has its size. Threads may miss one another's counts.
    private int _replaced;

    /// <summary>Gets the number of texts that fit now.</summary>
    public int Capacity => Volatile.Read(ref _places).Length;

    /// <summary>Returns whether a text is known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">The hash by which it is remembered.</param>
    public bool Contains(ReadOnlySpan<char> text, out ulong hash)
    {
        hash = TextHash.Of(text);
        var set = SetOf(Volatile.Read(ref _places), hash);
        return set[0] == hash | set[1] == hash | set[2] == hash | set[3] == hash;
    }

    /// <summary>Remembers the text of a hash.</summary>
    public void Add(ulong hash)
    {
        var places = Volatile.Read(ref _places);
        var set = SetOf(places, hash);
        if (set[^1] != 0 && ++_replaced > places.Length / 2 && places.Length < MostPlaces)
        {
            places = Grow(places);
            set = SetOf(places, hash);
        }

        // Two threads at once may forget a text or keep one twice, which only costs a search.
        set[..^1].CopyTo(set[1..]);
        set[0] = hash;
    }

    /// <summary>Forgets all texts, so that the cost of new ones can be measured.</summary>
    public void Clear() => Array.Clear(_places);

    private static Span<ulong> SetOf(ulong[] places, ulong hash) => places.AsSpan((int)(hash & (ulong)(places.Length - InSet)), InSet);

    // All that the table holds has room in the larger one, so that nothing is searched again.
    private ulong[] Grow(ulong[] places)
    {
        var larger = new ulong[places.Length * 2];
        for (var index = places.Length - 1; index >= 0; index--)
        {
            if (places[index] is not 0 and var hash)
            {
                var set = SetOf(larger, hash);
                set[..^1].CopyTo(set[1..]);
                set[0] = hash;
            }
        }

        _replaced = 0;
        Volatile.Write(ref _places, larger);
        return larger;
    }
}
