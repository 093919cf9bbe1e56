using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>Writes findings as one JSON object.</summary>
internal static class JsonScanReport
{
    public static void Write(Stream output, ScanSummary summary)
    {
        using var writer = new Utf8JsonWriter(output, ScanJson.Options);
        writer.WriteStartObject();
        writer.WriteStartObject("summary");
        writer.WriteNumber("files", summary.Files);
        writer.WriteNumber("lines", summary.Lines);
        writer.WriteNumber("bytes", summary.Bytes);
        writer.WriteNumber("found", summary.Found);
        writer.WriteNumber("new", summary.New);
        writer.WriteBoolean("stopped", summary.WasStopped);
        writer.WriteBoolean("shortened", summary.IsShortened);
        writer.WriteEndObject();
        writer.WriteStartArray("rules");
        foreach (var rule in summary.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", rule.Rule.Id);
            writer.WriteString("description", rule.Rule.Description);
            writer.WriteString("class", ScanJson.Name(rule.Rule.Class));
            writer.WriteString("confidence", ScanJson.Name(rule.Confidence));
            writer.WriteNumber("found", rule.Found);
            writer.WriteNumber("new", rule.New);
            writer.WriteNumber("files", rule.Files);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("findings");
        foreach (var finding in summary.Findings)
        {
            WriteFinding(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteFinding(Utf8JsonWriter writer, ScanFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("rule", finding.Rule.Id);
        writer.WriteString("class", ScanJson.Name(finding.Rule.Class));
        writer.WriteString("confidence", ScanJson.Name(finding.Confidence));
        writer.WriteString("file", finding.File);
        writer.WriteNumber("line", finding.Line);
        writer.WriteNumber("column", finding.Column);
        if (finding.Path is { } path)
        {
            writer.WriteString("path", path);
        }

        writer.WriteString("excerpt", finding.Excerpt);
        if (finding.Fingerprint is { } fingerprint)
        {
            writer.WriteString("fingerprint", fingerprint);
            writer.WriteBoolean("known", finding.IsKnown);
        }

        writer.WriteEndObject();
    }
}
