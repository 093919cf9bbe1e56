using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Computes the hashes of one key, as text. Keeps the state of the keyed hash between lines, which is faster than
/// keying it anew for each; for one thread at a time.
/// </summary>
internal sealed class ChainHash : IDisposable
{
    /// <summary>The characters of base64url that 32 bytes become.</summary>
    public const int TextLength = 43;

    private const string KeylessName = "sha256";
    private const string KeyedName = "hmac-sha256:";
    private const int HashLength = 32;
    private readonly IncrementalHash _hash;

    /// <param name="key">The key, or <see langword="null"/> for SHA-256 alone.</param>
    public ChainHash(IntegrityKey? key)
    {
        Name = key is null ? KeylessName : KeyedName + key.Id;
        Prefix = Encoding.ASCII.GetBytes(Name + ":");
        _hash = key is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key.Bytes);
    }

    /// <summary>The algorithm and the id of the key.</summary>
    public string Name { get; }

    /// <summary>What is before the hash itself.</summary>
    public byte[] Prefix { get; }

    public int ValueLength => Prefix.Length + TextLength;

    /// <summary>Reads the id of the key from what precedes a hash.</summary>
    public static bool TryReadKeyId(ReadOnlySpan<byte> prefix, out ReadOnlySpan<byte> id)
    {
        var isKeyed = prefix.StartsWith("hmac-sha256:"u8) && prefix.Length > KeyedName.Length;
        id = isKeyed ? prefix[KeyedName.Length..^1] : default;
        return isKeyed;
    }

    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>Writes the hash of all that was added, <see cref="TextLength"/> characters, and begins anew.</summary>
    public void Finish(Span<byte> destination)
    {
        Span<byte> text = stackalloc byte[TextLength + 1];
        _hash.GetHashAndReset(text[..HashLength]);
        _ = Base64.EncodeToUtf8InPlace(text, HashLength, out _);
        text = text[..TextLength];
        text.Replace((byte)'+', (byte)'-');
        text.Replace((byte)'/', (byte)'_');
        text.CopyTo(destination);
    }

    public void Dispose() => _hash.Dispose();
}
