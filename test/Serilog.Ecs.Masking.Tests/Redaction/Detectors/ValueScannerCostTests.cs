using System.Diagnostics;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Redaction;

public sealed class ValueScannerCostTests
{
    private const int Shorter = 4_000;
    private const int Longer = 32_000;

    private static string[] Fragments => HostileText.Fragments;

    [Test]
    public void ScanningAllocatesNothing()
    {
        string[] texts =
        [
            .. DetectorCases.Read([.. DetectorCases.Tables, DetectorCases.OptIn]).Select(row => Scan.Unmarked(row.Text)),
            .. CaseTable.Read("benign-logs.txt").Select(cells => cells[0]),
        ];
        Count(texts);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var findings = Count(texts);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(findings, Is.GreaterThan(200));
        Assert.That(allocated, Is.Zero);
    }

    [TestCaseSource(nameof(Fragments))]
    public void TheCostIsLinearWhateverTheText(string fragment)
    {
        var shorter = HostileText.Repeat(fragment, Shorter);
        var longer = HostileText.Repeat(fragment, Longer);

        // Eight times the text may cost eight times as much; a quadratic detector would take sixty-four times. The
        // best of several tries counts, because other work may share the machine.
        var ratio = Enumerable.Range(0, 5).Select(_ => TimeOf(longer) / TimeOf(shorter)).Min();

        Assert.That(ratio, Is.LessThan(24));
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

    private static double TimeOf(string text)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var start = Stopwatch.GetTimestamp();
            Count([text]);
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return best;
    }
}
