using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Redaction.Tests.Shapes;

public sealed class ValueScannerCostTests
{
    [Test]
    public void ScanningAllocatesNothing()
    {
        string[] texts =
        [
            .. DetectorCases.Read([.. DetectorCases.Tables, DetectorCases.OptIn]).Select(row => Scan.Unmarked(row.Text)),
            .. CaseTable.Read("benign-logs.txt").Select(cells => cells[0]),
        ];
        var findings = 0;

        var allocated = Allocated.AtLeast(() => findings = Count(texts));

        Assert.That(findings, Is.GreaterThan(200));
        Assert.That(allocated, Is.Zero);
    }

    private static int Count(string[] texts)
    {
        var findings = 0;
        foreach (var text in texts)
        {
            for (var from = 0; Scan.Everything.TryFind(text, from, out var finding); from = finding.End)
            {
                findings++;
            }
        }

        return findings;
    }
}
