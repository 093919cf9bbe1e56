using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>The file of findings that are known. It holds keyed hashes, and no value.</summary>
internal static class Baseline
{
    private const int Version = 1;

    /// <summary>Reads the hashes of a baseline.</summary>
    /// <exception cref="InputException">The file is not a baseline, or was written with another key.</exception>
    public static IReadOnlySet<string> Read(string path, Fingerprinter fingerprinter)
    {
        using var stream = InputStream.OpenFile(path);
        try
        {
            using var document = JsonDocument.Parse(stream);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != Version)
            {
                throw new InputException($"{path}: is a baseline of another version");
            }

            if (root.GetProperty("key_check").GetString() != fingerprinter.KeyCheck)
            {
                throw new InputException($"{path}: was written with another key");
            }

            return root.GetProperty("findings").EnumerateArray().Select(static one => one.GetProperty("hash").GetString()!).ToHashSet(StringComparer.Ordinal);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException($"{path}: is not a baseline of ecslog");
        }
    }

    public static void Write(string path, Fingerprinter fingerprinter, IReadOnlyDictionary<string, string> fingerprints)
    {
        try
        {
            using var stream = File.Create(path);
            using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
            writer.WriteStartObject();
            writer.WriteNumber("version", Version);
            writer.WriteString("key_check", fingerprinter.KeyCheck);
            writer.WriteStartArray("findings");
            foreach (var (fingerprint, rule) in fingerprints.OrderBy(static one => one.Value, StringComparer.Ordinal).ThenBy(static one => one.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject();
                writer.WriteString("rule", rule);
                writer.WriteString("hash", fingerprint);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path}: cannot be written ({fault.GetType().Name})");
        }
    }
}
