using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Lines of a service as container runtimes write them: with a prefix, and in parts of 16 KB.</summary>
internal static class RuntimeLog
{
    private const int Part = 16 * 1024;

    // Go's encoder, which Docker uses, writes what is not ASCII as it is.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As containerd and CRI-O write them.</summary>
    public static IEnumerable<string> Cri(IEnumerable<string> lines, string stream = "stdout") =>
        lines.SelectMany(line => Parts(line).Select((part, index) => (part.Text, part.IsLast, index)))
            .Select((part, index) => $"{Time(index)} {stream} {(part.IsLast ? 'F' : 'P')} {part.Text}");

    /// <summary>As Docker's json-file writes them.</summary>
    public static IEnumerable<string> Docker(IEnumerable<string> lines) =>
        lines.SelectMany(Parts).Select((part, index) => $$"""{"log":{{Quoted(part.IsLast ? part.Text + "\n" : part.Text)}},"stream":"stdout","time":"{{Time(index)}}"}""");

    private static IEnumerable<(string Text, bool IsLast)> Parts(string line)
    {
        var part = new StringBuilder();
        var bytes = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > Part)
            {
                yield return (part.ToString(), false);
                part.Clear();
                bytes = 0;
            }

            part.Append(rune.ToString());
            bytes += rune.Utf8SequenceLength;
        }

        yield return (part.ToString(), true);
    }

    private static string Time(int index) =>
        new DateTime(2026, 11, 24, 10, 0, 0, DateTimeKind.Utc).AddMilliseconds(index).ToString(
            "yyyy-MM-ddTHH:mm:ss.fffffff'89Z'", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);
}
