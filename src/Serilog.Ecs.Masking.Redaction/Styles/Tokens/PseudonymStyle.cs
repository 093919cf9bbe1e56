using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>
/// Replaces a value by 128 bits of its HMAC-SHA-256, <c>hmac:k1:</c> and 22 characters of base64url: the same value reads
/// the same. A hash without a key is not offered: all telephone numbers there are can be tried within seconds.
/// </summary>
/// <remarks>
/// What is hashed is the length of the field class in four bytes, the class, and the value, in UTF-8. With the length
/// in front no class and value run together to the same bytes as another two.
/// </remarks>
internal sealed class PseudonymStyle : WrittenStyle
{
    private const string Scheme = "hmac:";
    private const int ShownBytes = 16;
    private const int ShownCharacters = 22;
    private const int MaxClass = 64;
    private const int StackLength = 256;

    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly PseudonymKey _key;
    private readonly string _fieldClass;
    private readonly string _start;
    private readonly byte[] _domain;

    public PseudonymStyle(PseudonymKey key, string fieldClass, string? placeholder = null)
        : base(placeholder)
    {
        ArgumentNullException.ThrowIfNull(fieldClass);
        if (fieldClass.Length is 0 or > MaxClass)
        {
            throw new ArgumentException($"A field class has 1 to {MaxClass} characters.", nameof(fieldClass));
        }

        _key = key;
        _fieldClass = fieldClass;
        _start = $"{Scheme}{key.Id}:";
        _domain = new byte[sizeof(int) + Encoding.UTF8.GetByteCount(fieldClass)];
        BinaryPrimitives.WriteInt32BigEndian(_domain, _domain.Length - sizeof(int));
        _ = Encoding.UTF8.GetBytes(fieldClass, _domain.AsSpan(sizeof(int)));
    }

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        if (IsOwnMask(value))
        {
            writer.Append(value);
            return true;
        }

        // The length is known without the hash, which need not be made twice.
        Span<char> pseudonym = stackalloc char[ShownCharacters];
        if (!writer.IsCounting)
        {
            Hash(value, pseudonym);
        }

        writer.Append(_start);
        writer.Append(pseudonym);
        return true;
    }

    /// <summary>The last of 22 characters holds two bits only, so it is one of four.</summary>
    private bool IsOwnMask(ReadOnlySpan<char> value) =>
        value.Length == _start.Length + ShownCharacters
        && value.StartsWith(_start)
        && !value[_start.Length..].ContainsAnyExcept(Base64UrlCharacters)
        && value[^1] is 'A' or 'Q' or 'g' or 'w';

    private void Hash(ReadOnlySpan<char> value, Span<char> pseudonym)
    {
        var room = (value.Length * PseudonymText.MaxGrowth) + 1;
        var rentedText = room > StackLength ? ArrayPool<char>.Shared.Rent(room) : null;
        var text = rentedText ?? stackalloc char[StackLength];
        byte[]? rentedBytes = null;
        try
        {
            text = text[..PseudonymText.Normalize(_fieldClass, value, text)];

            room = _domain.Length + (text.Length * 3);
            rentedBytes = room > StackLength * 4 ? ArrayPool<byte>.Shared.Rent(room) : null;
            var bytes = rentedBytes ?? stackalloc byte[StackLength * 4];
            _domain.CopyTo(bytes);
            _ = Utf8.FromUtf16(text, bytes[_domain.Length..], out _, out var written);

            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            _ = HMACSHA256.HashData(_key.Bytes, bytes[..(_domain.Length + written)], hash);
            WriteBase64Url(hash[..ShownBytes], pseudonym);
        }
        finally
        {
            Return(rentedText, rentedBytes);
        }
    }

    private static void WriteBase64Url(ReadOnlySpan<byte> bytes, Span<char> text)
    {
        Span<char> padded = stackalloc char[ShownCharacters + 2];
        _ = Convert.TryToBase64Chars(bytes, padded, out _);
        padded.Replace('+', '-');
        padded.Replace('/', '_');
        padded[..ShownCharacters].CopyTo(text);
    }

    /// <summary>Both hold the value itself, and the next to rent them must not find it there.</summary>
    private static void Return(char[]? text, byte[]? bytes)
    {
        if (text is not null)
        {
            ArrayPool<char>.Shared.Return(text, clearArray: true);
        }

        if (bytes is not null)
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }
}
