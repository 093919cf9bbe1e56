using System.Globalization;
using Spectre.Console;

namespace Serilog.Ecs.Masking.Tool.Scanning.Reports;

/// <summary>Writes a summary for a person: one row for each rule.</summary>
internal static class TableScanReport
{
    public static void Write(ToolConsole console, ScanSummary summary)
    {
        var ansi = AnsiOutput.Create(console);
        if (summary.Found > 0)
        {
            ansi.Write(TableOf(summary));
        }

        ansi.WriteLine(Sentence(summary));
    }

    private static Table TableOf(ScanSummary summary)
    {
        var table = new Table { Border = TableBorder.Rounded, ShowRowSeparators = false };
        table.AddColumn("rule");
        table.AddColumn("confidence");
        table.AddColumn(new TableColumn("found").RightAligned());
        table.AddColumn(new TableColumn("new").RightAligned());
        table.AddColumn(new TableColumn("files").RightAligned());
        table.AddColumn("first at");
        table.AddColumn("excerpt");
        foreach (var rule in summary.Rules)
        {
            var first = rule.First.FirstOrDefault();
            table.AddRow(
                new Text(rule.Rule.Id, rule.Rule.Class == RuleClass.Secret ? new Style(Color.Red) : new Style(Color.Yellow)),
                new Text(ScanJson.Name(rule.Confidence)),
                new Text(Number(rule.Found)),
                new Text(Number(rule.New)),
                new Text(Number(rule.Files)),
                new Text(string.Join('\n', rule.First.Select(Place))),
                new Text(first is null ? "" : first.Path is { } path ? path + ": " + first.Excerpt : first.Excerpt));
        }

        return table;
    }

    private static string Place(ScanFinding finding) =>
        string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(finding.File)}:{finding.Line}");

    private static string Sentence(ScanSummary summary)
    {
        var read = string.Create(
            CultureInfo.InvariantCulture, $"{summary.Lines:N0} lines, {ByteText.Of(summary.Bytes)} in {Count(summary.Files, "file")} read");
        var found = summary.Found == 0 ? "nothing found"
            : summary.Known == 0 ? $"{Count(summary.Found, "finding")}"
            : $"{Count(summary.Found, "finding")}, {Number(summary.New)} new";
        return $"{read}: {found}.{(summary.WasStopped ? " Stopped before the end." : "")}";
    }

    private static string Count(long number, string noun) => Number(number) + " " + noun + (number == 1 ? "" : "s");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
