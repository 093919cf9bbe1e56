using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>A secret key for pseudonyms, with the name under which it can be replaced. It never appears in a text.</summary>
internal sealed class PseudonymKey
{
    /// <summary>As long as the hash: with less, the key and not the hash would be what is guessed.</summary>
    public const int MinBytes = 32;

    private const int MaxId = 32;

    private static readonly SearchValues<char> IdCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    private readonly byte[] _bytes;

    public PseudonymKey(string id, ReadOnlySpan<byte> key)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is 0 or > MaxId || id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            throw new ArgumentException(
                $"The name of a pseudonym key has 1 to {MaxId} of the letters, digits, '.', '_' and '-'.", nameof(id));
        }

        if (key.Length < MinBytes)
        {
            throw new ArgumentException($"A pseudonym key has at least {MinBytes} bytes.", nameof(key));
        }

        // An array that was never filled is the weak key that occurs in practice.
        if (!key.ContainsAnyExcept(key[0]))
        {
            throw new ArgumentException("All bytes of the pseudonym key are the same; it must be random.", nameof(key));
        }

        Id = id;
        _bytes = key.ToArray();
    }

    public string Id { get; }

    public ReadOnlySpan<byte> Bytes => _bytes;
}
