using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Invents tokens of a format, so that no example is a token that a vendor issued.</summary>
internal static class TokenExample
{
    private const int MostAttempts = 256;
    private const int DataLength = 32;
    private const byte WalletImportFormat = 0x80;
    private const byte SecretSeed = 18 << 3;

    // Eight random letters may be a word.
    private const int Margin = 4;

    /// <summary>Returns a text with a token, the same in each call. It has the name of the vendor where the token is found only next to it.</summary>
    public static string Of(TokenFormat format)
    {
        var prefix = format.Conditions.Near.Length > 0 ? format.Conditions.Near[0] + "=" : "uses ";
        var parts = TokenPattern.Expand(format.Pattern)[0].ToArray();
        var sequence = new TokenSequence(DetectorRules.Find(format.Rule)!, format, parts, needsKey: false);
        var text = prefix;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            text = prefix + Invent(format, parts, attempt);
            if (sequence.TryMatch(text, prefix.Length, out var finding) && finding.End == text.Length)
            {
                break;
            }
        }

        return text;
    }

    private static string Invent(TokenFormat format, TokenPart[] parts, int attempt) => format.Conditions.Checksum switch
    {
        TokenChecksum.Base58 => WithDigest(Data(format, WalletImportFormat)),
        TokenChecksum.StrKey => WithCrc(Data(format, SecretSeed)),
        _ => Fill(parts, Bytes(format.Rule + format.Name + attempt, parts.Sum(static part => part.Min + Margin))),
    };

    private static string Fill(TokenPart[] parts, byte[] random)
    {
        var token = new StringBuilder();
        foreach (var part in parts)
        {
            var members = MembersOf(part.Set);
            var count = part is { Min: >= 8, Max: TokenPart.Unlimited } ? part.Min + Margin : Math.Max(part.Min, part.Max == TokenPart.Unlimited ? Margin : 0);
            for (; count > 0; count--)
            {
                token.Append(members[random[token.Length % random.Length] % members.Length]);
            }
        }

        return token.ToString();
    }

    private static string MembersOf(CharacterSet set)
    {
        var all = string.Concat(Enumerable.Range('!', '~' - '!' + 1).Select(static code => (char)code).Where(set.Contains));
        var plain = string.Concat(all.Where(char.IsAsciiLetterOrDigit));
        return plain.Length > 0 ? plain : all;
    }

    // Not random: the same example in each process.
    private static byte[] Bytes(string seed, int count)
    {
        var bytes = new List<byte>(count + SHA512.HashSizeInBytes);
        for (var block = 0; bytes.Count < count; block++)
        {
            bytes.AddRange(SHA512.HashData(Encoding.UTF8.GetBytes(seed + block)));
        }

        return [.. bytes];
    }

    private static byte[] Data(TokenFormat format, byte version) => [version, .. Bytes(format.Rule, DataLength)[..DataLength]];

    private static string WithDigest(byte[] data) =>
        Digits([.. data, .. SHA256.HashData(SHA256.HashData(data))[..TokenChecksums.Base58Length]], TokenChecksums.Base58Alphabet);

    private static string WithCrc(byte[] data)
    {
        var crc = TokenChecksums.Crc16(data);
        return Digits([.. data, (byte)crc, (byte)(crc >> 8)], TokenChecksums.Base32Alphabet);
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
