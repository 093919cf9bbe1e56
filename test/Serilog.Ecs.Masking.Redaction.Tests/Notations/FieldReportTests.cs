using NUnit.Framework;
using Serilog.Ecs.Masking.Quality;
using Serilog.Ecs.Masking.Quality.Measures;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

/// <summary>Leaks, false alarms and broken documents that tools of this kind were reported for.</summary>
public sealed class FieldReportTests
{
    private const string Table = "field-reports.txt";
    private const char Between = '¦';

    // A counter of passes.
    private const string Pass = "report-232";

    private static IEnumerable<TestCaseData> Answered() => Rows().Where(static row => row.ArgDisplayNames is not [Pass]);

    private static IEnumerable<TestCaseData> Open() => Rows().Where(static row => row.ArgDisplayNames is [Pass]);

    [TestCaseSource(nameof(Answered))]
    public void AReportIsAnswered(string text, string[] hidden, string[] kept)
    {
        var masked = Engine.Mask(text);

        Assert.That(hidden.Where(part => masked.Contains(part, StringComparison.Ordinal)), Is.Empty, masked);
        Assert.That(kept.Where(part => !masked.Contains(part, StringComparison.Ordinal)), Is.Empty, masked);
        Assert.That(DocumentOutline.Read(DocumentFormat.Json, masked), Is.EqualTo(DocumentOutline.Read(DocumentFormat.Json, text)), masked);
    }

    [TestCaseSource(nameof(Open))]
    [Explicit("A number under a name that ends in pass is hidden: it may be a password.")]
    public void AnOpenReportIsAnswered(string text, string[] hidden, string[] kept) => AReportIsAnswered(text, hidden, kept);

    private static IEnumerable<TestCaseData> Rows() =>
        from cells in NotationCase.Cells(Table)
        let text = NotationCase.Unescape(cells[1])
        select new TestCaseData(text, Parts(cells[2], text), Parts(cells[3], text)).SetArgDisplayNames(cells[0]);

    private static string[] Parts(string cell, string text) => cell switch
    {
        "-" => [],
        "=" => [text],
        _ => [.. cell.Split(Between).Select(NotationCase.Unescape)],
    };
}
