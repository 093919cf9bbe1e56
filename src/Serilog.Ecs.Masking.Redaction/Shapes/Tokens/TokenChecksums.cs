using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Verifies the checksums of tokens.</summary>
internal static class TokenChecksums
{
    /// <summary>The digits of base58.</summary>
    public const string Base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    /// <summary>The digits of base32.</summary>
    public const string Base32Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The length of the checksum of base58, in bytes.</summary>
    public const int Base58Length = 4;

    private const int LongestDecoded = 64;
    private const int StrKeyLength = 2;

    /// <summary>Returns whether the token ends with the checksum of what it holds.</summary>
    public static bool Holds(TokenChecksum kind, ReadOnlySpan<char> token)
    {
        Span<byte> bytes = stackalloc byte[LongestDecoded];
        var holds = kind switch
        {
            TokenChecksum.Base58 => HoldsBase58(token, bytes),
            TokenChecksum.StrKey => HoldsStrKey(token, bytes),
            _ => true,
        };
        bytes.Clear();
        return holds;
    }

    private static bool HoldsBase58(ReadOnlySpan<char> token, Span<byte> bytes)
    {
        if (!TryDecode(token, Base58Alphabet, bytes, out var data) || data.Length <= Base58Length)
        {
            return false;
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(data[..^Base58Length], digest);
        SHA256.HashData(digest, digest);
        return digest[..Base58Length].SequenceEqual(data[^Base58Length..]);
    }

    private static bool HoldsStrKey(ReadOnlySpan<char> token, Span<byte> bytes)
    {
        if (!TryDecode(token, Base32Alphabet, bytes, out var data) || data.Length <= StrKeyLength)
        {
            return false;
        }

        var crc = Crc16(data[..^StrKeyLength]);
        return data[^2] == (byte)crc && data[^1] == (byte)(crc >> 8);
    }

    /// <summary>Computes CRC-16/XMODEM.</summary>
    public static int Crc16(ReadOnlySpan<byte> data)
    {
        var crc = 0;
        foreach (var value in data)
        {
            crc ^= value << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
        }

        return crc;
    }

    // Reads the digits of a number whose base is the length of the alphabet; the bytes are at the end of the buffer.
    private static bool TryDecode(ReadOnlySpan<char> token, string alphabet, Span<byte> bytes, out ReadOnlySpan<byte> data)
    {
        var start = bytes.Length;
        data = default;
        foreach (var character in token)
        {
            var carry = alphabet.IndexOf(character);
            if (carry < 0)
            {
                return false;
            }

            for (var place = bytes.Length - 1; place >= start || carry > 0; place--)
            {
                if (place < 0)
                {
                    return false;
                }

                carry += (place < start ? 0 : bytes[place]) * alphabet.Length;
                bytes[place] = (byte)carry;
                carry >>= 8;
                start = Math.Min(start, place);
            }
        }

        data = bytes[start..];
        return true;
    }
}
