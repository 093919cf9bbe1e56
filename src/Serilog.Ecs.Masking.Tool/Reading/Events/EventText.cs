using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>Values of a document as .NET types.</summary>
internal static class EventText
{
    /// <summary>Returns the text of a value: of a string without escapes, of others as it is written.</summary>
    public static string Of(ReadOnlySpan<byte> value, bool isEscaped)
    {
        if (!isEscaped)
        {
            return Encoding.UTF8.GetString(value);
        }

        var quoted = ArrayPool<byte>.Shared.Rent(value.Length + 2);
        try
        {
            quoted[0] = (byte)'"';
            value.CopyTo(quoted.AsSpan(1));
            quoted[value.Length + 1] = (byte)'"';
            var reader = new Utf8JsonReader(quoted.AsSpan(0, value.Length + 2));
            reader.Read();
            return reader.GetString()!;
        }
        catch (Exception fault) when (fault is InvalidOperationException or JsonException)
        {
            // Half of a surrogate pair: its escape is the only text that it has.
            return Encoding.UTF8.GetString(value);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(quoted);
        }
    }

    /// <summary>Reads a time in ISO 8601, as UTC if it has no offset.</summary>
    public static bool TryReadTime(ReadOnlySpan<byte> text, out DateTimeOffset time)
    {
        Span<char> characters = stackalloc char[40];
        time = default;
        return text.Length is >= 10 and <= 40
            && Ascii.ToUtf16(text, characters, out var length) == OperationStatus.Done
            && DateTimeOffset.TryParse(characters[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
    }
}
