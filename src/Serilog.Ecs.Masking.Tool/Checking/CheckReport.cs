using System.Globalization;
using System.Text.Json;
using Serilog.Ecs.Masking.Tool.Scanning.Reports;
using Spectre.Console;

namespace Serilog.Ecs.Masking.Tool.Checking;

/// <summary>Writes the result of a check.</summary>
internal static class CheckReport
{
    public static void WriteTable(ToolConsole console, CheckSummary summary)
    {
        var ansi = AnsiOutput.Create(console);
        if (summary.Problems.Count > 0)
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumn("");
            table.AddColumn(new TableColumn("lines").RightAligned());
            table.AddColumn("field");
            table.AddColumn("problem");
            table.AddColumn("first at");
            foreach (var (problem, count) in summary.Problems)
            {
                table.AddRow(
                    problem.Severity == CheckSeverity.Rejected ? new Text("rejected", new Style(Color.Red)) : new Text("warning", new Style(Color.Yellow)),
                    new Text(count.Found.ToString("N0", CultureInfo.InvariantCulture)),
                    new Text(problem.Field.Length > 0 ? problem.Field : "(line)"),
                    new Text(problem.Text),
                    new Text(string.Join('\n', count.First.Select(static place => PlaceName(place.Source, place.Line)))));
            }

            ansi.Write(table);
        }

        var verdict = summary.Rejected == 0
            ? "Elasticsearch takes all of them"
            : string.Create(CultureInfo.InvariantCulture, $"Elasticsearch would reject {summary.Rejected:N0}");
        ansi.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Lines:N0} lines, {ByteText.Of(summary.Bytes)}: {verdict}.{(summary.WasStopped ? " Stopped before the end." : "")}"));
    }

    public static void WriteJson(Stream output, CheckSummary summary)
    {
        using var writer = new Utf8JsonWriter(output, ScanJson.Options);
        writer.WriteStartObject();
        writer.WriteNumber("lines", summary.Lines);
        writer.WriteNumber("bytes", summary.Bytes);
        writer.WriteNumber("rejected", summary.Rejected);
        writer.WriteBoolean("stopped", summary.WasStopped);
        writer.WriteStartArray("problems");
        foreach (var (problem, count) in summary.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", problem.Severity == CheckSeverity.Rejected ? "rejected" : "warning");
            writer.WriteString("field", problem.Field);
            writer.WriteString("problem", problem.Text);
            writer.WriteNumber("lines", count.Found);
            writer.WriteStartArray("first");
            foreach (var (source, line) in count.First)
            {
                writer.WriteStringValue(string.Create(CultureInfo.InvariantCulture, $"{source}:{line}"));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        output.WriteByte((byte)'\n');
    }

    private static string PlaceName(string source, long line) =>
        string.Create(CultureInfo.InvariantCulture, $"{VisibleName.Of(Path.GetFileName(source))}:{line}");
}
