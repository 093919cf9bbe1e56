using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Scanning.Hiding;

/// <summary>Masks a JSON line value by value, so that the result is JSON whatever the values are.</summary>
internal sealed class JsonLineMasker(Redactor redactor)
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Returns the masked line, or <see langword="null"/> if the text is not JSON.</summary>
    public byte[]? TryMask(ReadOnlySpan<char> line)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(line.ToString()));
        var output = new ArrayBufferWriter<byte>(line.Length + 64);
        using var writer = new Utf8JsonWriter(output, Readable);
        var name = "";
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                    writer.WritePropertyName(redactor.Redact(name));
                }
                else
                {
                    WriteValue(ref reader, writer, name);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }

        writer.Flush();
        return output.WrittenSpan.ToArray();
    }

    private void WriteValue(ref Utf8JsonReader reader, Utf8JsonWriter writer, string name)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.String:
                var text = reader.GetString()!;
                writer.WriteStringValue(redactor.IsSensitiveName(name, out _) ? Masked(text) : redactor.Redact(text));
                break;
            case JsonTokenType.Number when redactor.IsSensitiveName(name, out _):
                writer.WriteStringValue(redactor.RedactValue(Encoding.UTF8.GetString(reader.ValueSpan)));
                break;
            default:
                writer.WriteRawValue(reader.ValueSpan, skipInputValidation: true);
                break;
        }
    }

    // A mask that is there already stays.
    private string Masked(string text) => text.Contains("***", StringComparison.Ordinal) ? redactor.Redact(text) : redactor.RedactValue(text);
}
