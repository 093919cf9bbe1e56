using System.Text.Unicode;

namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>Decodes percent-encoding, also when it was applied several times, so that a key cannot be hidden by it.</summary>
internal static class PercentText
{
    /// <summary>The longest text that is decoded; callers treat what is longer as if it were sensitive.</summary>
    public const int MaxLength = 256;

    private const int MaxRounds = 4;

    /// <summary>Decodes into a span of at least <see cref="MaxLength"/>, or returns -1 when the text is too long or nested.</summary>
    public static int Decode(ReadOnlySpan<char> text, Span<char> decoded)
    {
        if (text.Length > MaxLength)
        {
            return -1;
        }

        text.CopyTo(decoded);
        var length = text.Length;
        for (var round = 0; HasEscape(decoded[..length]); round++)
        {
            if (round == MaxRounds)
            {
                return -1;
            }

            length = DecodeOnce(decoded[..length]);
        }

        decoded[..length].Replace('+', ' ');
        return length;
    }

    private static bool HasEscape(ReadOnlySpan<char> text)
    {
        for (var index = text.IndexOf('%'); index >= 0 && index + 2 < text.Length; index++)
        {
            if (IsEscape(text[index..]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length > 2 && text[0] == '%' && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);

    /// <summary>Decodes in place by way of UTF-8, in which an escape is a byte: what comes out is never longer.</summary>
    private static int DecodeOnce(Span<char> text)
    {
        Span<byte> bytes = stackalloc byte[MaxLength * 3];
        var count = 0;
        for (var rest = (ReadOnlySpan<char>)text; !rest.IsEmpty;)
        {
            if (IsEscape(rest))
            {
                bytes[count++] = (byte)((HexValue(rest[1]) << 4) | HexValue(rest[2]));
                rest = rest[3..];
                continue;
            }

            var next = rest[1..].IndexOf('%');
            var literal = next < 0 ? rest : rest[..(next + 1)];
            _ = Utf8.FromUtf16(literal, bytes[count..], out _, out var written);
            count += written;
            rest = rest[literal.Length..];
        }

        _ = Utf8.ToUtf16(bytes[..count], text, out _, out var length);
        return length;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
