using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Reads the text that bytes spell, which Serilog writes in hexadecimal digits: the body of a request or of a message.</summary>
internal static class ByteText
{
    private const int Shortest = 24;
    private const int Longest = 4_096;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789ABCDEF");

    /// <summary>Returns whether a text is what Serilog writes for bytes. Nearly every other has its first digit, or none, at the start.</summary>
    public static bool MayBe(string text) => text.Length >= Shortest && Digits.Contains(text[0]) && Digits.Contains(text[1]) && LengthOf(text) >= Shortest;

    /// <summary>Returns the first rule by which something in the text after the digits has to be hidden.</summary>
    public static MaskRule? RuleOf(EventMasking masking, string text)
    {
        var digits = text.AsSpan(0, LengthOf(text));
        var bytes = ArrayPool<byte>.Shared.Rent(digits.Length / 2);
        var characters = ArrayPool<char>.Shared.Rent(digits.Length / 2);
        try
        {
            var count = digits.Length / 2;
            for (var index = 0; index < count; index++)
            {
                bytes[index] = (byte)((ValueOf(digits[2 * index]) << 4) | ValueOf(digits[(2 * index) + 1]));
                if (bytes[index] < ' ' && bytes[index] is not ((byte)'\t' or (byte)'\n' or (byte)'\r'))
                {
                    return null; // No text: a hash, an id.
                }
            }

            var status = System.Text.Unicode.Utf8.ToUtf16(
                bytes.AsSpan(0, count), characters, out _, out var length, replaceInvalidSequences: false, isFinalBlock: false);
            return status is OperationStatus.Done or OperationStatus.NeedMoreData ? TextMasker.FirstRule(masking, characters.AsSpan(0, length)) : null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }

    // "50617373... (2048 bytes)": of long ones only the start is there.
    private static int LengthOf(string text)
    {
        var span = text.AsSpan(0, Math.Min(text.Length, Longest));
        var end = span.IndexOfAnyExcept(Digits);
        return end < 0 ? span.Length / 2 * 2 : span[end..].StartsWith("... (") && end % 2 == 0 ? end : 0;
    }

    private static int ValueOf(char digit) => digit <= '9' ? digit - '0' : digit - 'A' + 10;
}
