using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Writes the data of the page. The encoder escapes what HTML could read as a tag.</summary>
internal sealed class ReportJson(ReportSummary summary)
{
    private readonly List<string> _services = [];
    private readonly List<string> _routes = [];

    public ReadOnlyMemory<byte> Write(string title, DateTimeOffset now)
    {
        var output = new ArrayBufferWriter<byte>(64 * 1024);
        using var writer = new Utf8JsonWriter(output);
        writer.WriteStartObject();
        WriteMeta(writer, title, now);
        WriteCells(writer);
        WriteLatencies(writer);
        WriteEvents(writer, "errors", summary.Errors);
        WriteEvents(writer, "slow", summary.Slowest.Select(static one => (1L, one)));
        WriteCounts(writer, "clients", summary.Clients.Select(static one => (one.Key.Service, one.Key.Client, one.Value)));
        WriteCounts(writer, "masked", summary.Masked.Select(static one => (one.Key.Service, one.Key.Rule, one.Value)));
        WriteTexts(writer, "services", _services);
        WriteTexts(writer, "routes", _routes);
        WriteTexts(writer, "levels", LevelName.Short);
        writer.WriteEndObject();
        writer.Flush();
        return output.WrittenMemory;
    }

    private void WriteMeta(Utf8JsonWriter writer, string title, DateTimeOffset now)
    {
        writer.WriteString("title", title);
        writer.WriteString("generated", now.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        writer.WriteString("version", ToolVersion.Text);
        writer.WriteNumber("files", summary.Files);
        writer.WriteNumber("lines", summary.Lines);
        writer.WriteString("size", ByteText.Of(summary.Bytes));
        writer.WriteNumber("others", summary.Others);
        writer.WriteBoolean("stopped", summary.WasStopped);
        writer.WriteNumber("step", summary.Step);
        writer.WriteNumber("first", summary.FirstSecond == long.MaxValue ? 0 : summary.FirstSecond);
        writer.WriteNumber("last", summary.LastSecond == long.MinValue ? 0 : summary.LastSecond);
    }

    private void WriteCells(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("cells");
        foreach (var (key, count) in summary.Cells)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(key.Second);
            writer.WriteNumberValue(NumberOf(_services, key.Service));
            writer.WriteNumberValue(key.Level);
            writer.WriteNumberValue(key.Status);
            writer.WriteNumberValue(NumberOf(_routes, key.Route));
            writer.WriteNumberValue(count);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteLatencies(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("latencies");
        foreach (var ((service, route), histogram) in summary.Latencies)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(NumberOf(_services, service));
            writer.WriteNumberValue(NumberOf(_routes, route));
            writer.WriteStartArray();
            foreach (var (milliseconds, count) in histogram.Filled())
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(milliseconds);
                writer.WriteNumberValue(count);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteEvents(Utf8JsonWriter writer, string name, IEnumerable<(long Count, ReportEvent Event)> events)
    {
        writer.WriteStartArray(name);
        foreach (var (count, one) in events)
        {
            writer.WriteStartObject();
            writer.WriteNumber("count", count);
            writer.WriteNumber("service", NumberOf(_services, one.Service));
            writer.WriteNumber("route", NumberOf(_routes, one.Route));
            writer.WriteString("text", one.Text);
            writer.WriteNumber("time", (one.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond);
            writer.WriteNumber("status", one.Status);
            writer.WriteNumber("ms", Math.Round(one.Duration / 1e6, 3));
            writer.WriteString("trace", VisibleName.Of(one.Trace));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private void WriteCounts(Utf8JsonWriter writer, string name, IEnumerable<(string Service, string Text, long Count)> counts)
    {
        writer.WriteStartArray(name);
        foreach (var (service, text, count) in counts)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(NumberOf(_services, service));
            writer.WriteStringValue(text);
            writer.WriteNumberValue(count);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(VisibleName.Of(text));
        }

        writer.WriteEndArray();
    }

    private static int NumberOf(List<string> texts, string text)
    {
        var number = texts.IndexOf(text);
        if (number < 0)
        {
            number = texts.Count;
            texts.Add(text);
        }

        return number;
    }
}
