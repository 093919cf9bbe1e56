using System.Buffers;
using System.Buffers.Text;
using System.Text.Unicode;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Finds base64 that holds text in which something has to be hidden.</summary>
internal static class EncodedText
{
    private const int Shortest = 16;
    private const int Longest = 65_536;

    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");

    public static bool TryFind(TextMasking masking, ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (start = from; start < text.Length; start = end + 1)
        {
            var offset = text[start..].IndexOfAny(Characters);
            if (offset < 0)
            {
                break;
            }

            start += offset;
            var length = text[start..].IndexOfAnyExcept(Characters);
            end = length < 0 ? text.Length : start + length;
            if (end - start is >= Shortest and <= Longest && HoldsSecret(masking, text[start..end]))
            {
                while (end < text.Length && text[end] == '=')
                {
                    end++;
                }

                return true;
            }
        }

        start = end = 0;
        return false;
    }

    private static bool HoldsSecret(TextMasking masking, ReadOnlySpan<char> encoded)
    {
        var size = (encoded.Length + 3) / 4 * 4;
        var ascii = ArrayPool<byte>.Shared.Rent(size);
        var characters = ArrayPool<char>.Shared.Rent(size);
        try
        {
            for (var index = 0; index < size; index++)
            {
                ascii[index] = index >= encoded.Length ? (byte)'=' : encoded[index] switch { '-' => (byte)'+', '_' => (byte)'/', var other => (byte)other };
            }

            return Base64.DecodeFromUtf8InPlace(ascii.AsSpan(0, size), out var bytes) == OperationStatus.Done
                && Utf8.ToUtf16(ascii.AsSpan(0, bytes), characters, out _, out var length, replaceInvalidSequences: false) == OperationStatus.Done
                && TextMasker.FirstRule(masking, characters.AsSpan(0, length)) is not null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(ascii, clearArray: true);
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }
}
