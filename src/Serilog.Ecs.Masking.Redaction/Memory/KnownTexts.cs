namespace Serilog.Ecs.Masking.Redaction.Memory;

/// <summary>
/// Remembers texts in which there is nothing to hide: the statements of a database, names of hosts and programs, frames of stack traces,
/// messages without values come again and again.
/// </summary>
/// <remarks>
/// Only a keyed hash of a text is kept, in a fixed number of places. A new text takes the place of an old one, so that texts from outside
/// cannot make it grow. That two texts of one hash are met is as likely as to guess a key of 64 bits.
/// </remarks>
internal sealed class KnownTexts
{
    private const int Places = 1 << 13;

    private readonly ulong[] _places = new ulong[Places];

    /// <summary>Returns whether a text is known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">The hash by which it is remembered.</param>
    public bool Contains(ReadOnlySpan<char> text, out ulong hash)
    {
        hash = TextHash.Of(text);
        return Volatile.Read(ref _places[hash % Places]) == hash;
    }

    /// <summary>Remembers the text of a hash.</summary>
    public void Add(ulong hash) => Volatile.Write(ref _places[hash % Places], hash);

    /// <summary>Forgets all texts, so that the cost of new ones can be measured.</summary>
    public void Clear() => Array.Clear(_places);
}
