using System.Security.Cryptography;
using System.Text;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>Hashes findings with a key, so that a baseline cannot be searched for likely values.</summary>
internal sealed class Fingerprinter
{
    private const int Length = 16;

    private readonly byte[] _key;

    public Fingerprinter(byte[] key)
    {
        _key = key;
        KeyCheck = Convert.ToHexStringLower(HMACSHA256.HashData(key, "ecslog baseline"u8).AsSpan(0, Length));
    }

    /// <summary>Shows whether a baseline was written with this key.</summary>
    public string KeyCheck { get; }

    public string Hash(string rule, ReadOnlySpan<char> value)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{rule}\0{value}"), hash);
        return Convert.ToHexStringLower(hash[..Length]);
    }
}
