using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>
/// Removes what container runtimes and their tools write around a line: the JSON of Docker's json-file driver, the prefix of the
/// CRI log format (containerd, CRI-O), and those of <c>docker compose logs</c>, <c>docker logs -t</c> and <c>kubectl logs --prefix</c>.
/// </summary>
internal static class ContainerLine
{
    private const int LongestPrefix = 256;

    /// <summary>Finds the text inside a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="scratch">Receives the text if it is escaped in the line.</param>
    /// <param name="start">The offset of the text in the line, or -1 where it is in <paramref name="scratch"/>.</param>
    /// <param name="isPartial">Whether the runtime broke the line here, so that the next one goes on.</param>
    /// <returns>Whether the line has such a wrapping.</returns>
    public static bool TryUnwrap(ReadOnlySpan<byte> line, ByteBuffer scratch, out int start, out bool isPartial)
    {
        isPartial = false;
        start = 0;
        if (line.StartsWith("{\"log\":\""u8))
        {
            start = -1;
            return TryReadDocker(line, scratch, out isPartial);
        }

        return line.Length > 0 && line[0] != '{' && (TrySkipCri(line, out start, out isPartial) || TrySkipPrefix(line, out start));
    }

    private static bool TryReadDocker(ReadOnlySpan<byte> line, ByteBuffer scratch, out bool isPartial)
    {
        isPartial = false;
        var isDocker = false;
        var start = scratch.Length;
        var reader = new Utf8JsonReader(line);
        try
        {
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isLog = reader.ValueTextEquals("log"u8);
                isDocker |= reader.ValueTextEquals("stream"u8) || reader.ValueTextEquals("time"u8);
                if (!reader.Read() || reader.TokenType != JsonTokenType.String)
                {
                    reader.Skip();
                }
                else if (isLog)
                {
                    scratch.Advance(reader.CopyString(scratch.Reserve(reader.ValueSpan.Length)));
                    isPartial = !scratch.Written.EndsWith("\n"u8);
                    scratch.Rewind(start + scratch.WrittenFrom(start)[..].TrimEnd("\r\n"u8).Length);
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            isDocker = false;
        }

        if (!isDocker)
        {
            scratch.Rewind(start);
        }

        return isDocker;
    }

    // 2025-12-17T10:00:00.123456789Z stdout F {"@timestamp":…
    private static bool TrySkipCri(ReadOnlySpan<byte> line, out int start, out bool isPartial)
    {
        start = 0;
        isPartial = false;
        var space = line[..Math.Min(line.Length, 40)].IndexOf((byte)' ');
        if (space < 20 || line[4] != '-' || line[10] != 'T')
        {
            return false;
        }

        var rest = line[(space + 1)..];
        if (rest.StartsWith("stdout "u8) || rest.StartsWith("stderr "u8))
        {
            var tag = rest[7..];
            isPartial = tag.StartsWith("P"u8);
            start = space + 1 + 7 + 2;
            return tag.Length >= 2 && tag[1] == ' ' && (isPartial || tag[0] == 'F');
        }

        start = space + 1;
        return rest.StartsWith("{"u8);
    }

    // web-1  | {"@timestamp":…   [pod/web-7d4b/web] {"@timestamp":…
    private static bool TrySkipPrefix(ReadOnlySpan<byte> line, out int start)
    {
        start = line[..Math.Min(line.Length, LongestPrefix)].IndexOf((byte)'{');
        if (start < 2 || line[start - 1] != ' ')
        {
            return false;
        }

        var prefix = line[..(start - 1)];
        return prefix[^1] == '|' || (prefix[0] == '[' && prefix[^1] == ']');
    }
}
