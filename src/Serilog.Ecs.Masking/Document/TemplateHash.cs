using System.Security.Cryptography;
using System.Text;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// A hash of a message template, the same on every machine and in every version. Of the masked text: the hash of a
/// text with a secret in it would let the secret be guessed.
/// </summary>
internal static class TemplateHash
{
    private const int Bytes = 8;

    public static string Of(string maskedTemplate)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(maskedTemplate), hash);
        return Convert.ToHexString(hash[..Bytes]).ToLowerInvariant();
    }
}
