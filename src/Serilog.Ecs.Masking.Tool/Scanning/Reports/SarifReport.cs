using System.Text.Json;

namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>Writes findings as SARIF 2.1.0, which code hosts and CI systems show.</summary>
internal static class SarifReport
{
    public static void Write(Stream output, ScanSummary summary, string version)
    {
        using var writer = new Utf8JsonWriter(output, ScanJson.Options);
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(writer, summary, version);
        writer.WriteString("columnKind", "utf16CodeUnits");
        writer.WriteStartArray("results");
        foreach (var finding in summary.Findings)
        {
            WriteResult(writer, finding);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter writer, ScanSummary summary, string version)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "ecslog");
        writer.WriteString("semanticVersion", version);
        writer.WriteStartArray("rules");
        foreach (var rule in summary.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("id", rule.Rule.Id);
            writer.WriteStartObject("shortDescription");
            writer.WriteString("text", rule.Rule.Description);
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteStartArray("tags");
            writer.WriteStringValue("security");
            writer.WriteStringValue(ScanJson.Name(rule.Rule.Class));
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter writer, ScanFinding finding)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", finding.Rule.Id);
        writer.WriteString("level", finding.Confidence switch { Confidence.High => "error", Confidence.Medium => "warning", _ => "note" });
        writer.WriteStartObject("message");
        writer.WriteString(
            "text", finding.Path is { } path ? $"{finding.Rule.Description} in {path}: {finding.Excerpt}" : $"{finding.Rule.Description}: {finding.Excerpt}");
        writer.WriteEndObject();
        writer.WriteStartArray("locations");
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", string.Join('/', finding.File.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)));
        writer.WriteEndObject();
        writer.WriteStartObject("region");
        writer.WriteNumber("startLine", finding.Line);
        writer.WriteNumber("startColumn", finding.Column);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        if (finding.Fingerprint is { } fingerprint)
        {
            writer.WriteStartObject("partialFingerprints");
            writer.WriteString("ecslogKeyedHash/v1", fingerprint);
            writer.WriteEndObject();
            writer.WriteString("baselineState", finding.IsKnown ? "unchanged" : "new");
        }

        writer.WriteEndObject();
    }
}
