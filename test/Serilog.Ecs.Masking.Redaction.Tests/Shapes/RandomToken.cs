using System.Numerics;
using System.Security.Cryptography;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Makes tokens of a format up, with the checksum that it asks for: no repository should hold one as it is.</summary>
internal static class RandomToken
{
    private const string Base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const byte WalletImportFormat = 0x80;
    private const byte SecretSeed = 18 << 3;

    /// <summary>Returns a token of the format.</summary>
    public static string Of(TokenFormat format, RandomText random) => format.Conditions.Checksum switch
    {
        TokenChecksum.Base58 => WithDigest(Bytes(random, WalletImportFormat)),
        TokenChecksum.StrKey => WithCrc(Bytes(random, SecretSeed)),
        _ => random.Like(format.Pattern),
    };

    /// <summary>Returns what is before a token of the format, so that it is found: the vendor's name as the name of the value.</summary>
    public static string KeyOf(TokenFormat format) => format.Conditions.Near.Length > 0 ? format.Conditions.Near[0] + "=" : "";

    private static byte[] Bytes(RandomText random, byte version) =>
        [version, .. Enumerable.Range(0, 32).Select(_ => (byte)random.Next(0, 255))];

    private static string WithDigest(byte[] data) => Digits([.. data, .. SHA256.HashData(SHA256.HashData(data))[..4]], Base58);

    private static string WithCrc(byte[] data)
    {
        var crc = data.Aggregate(
            0, (sum, value) => Enumerable.Range(0, 8).Aggregate(sum ^ (value << 8), (rest, _) => ((rest << 1) ^ ((rest & 0x8000) == 0 ? 0 : 0x1021)) & 0xFFFF));
        return Digits([.. data, (byte)crc, (byte)(crc >> 8)], Base32);
    }

    private static string Digits(byte[] data, string alphabet)
    {
        var text = "";
        for (var number = new BigInteger(data, isUnsigned: true, isBigEndian: true); number > 0; number /= alphabet.Length)
        {
            text = alphabet[(int)(number % alphabet.Length)] + text;
        }

        return text;
    }
}
