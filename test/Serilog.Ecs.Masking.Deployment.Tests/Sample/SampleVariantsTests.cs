using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The demo of the sample on <c>UseSerilogEcs()</c> and on <c>UseSerilog(…)</c> of Serilog.AspNetCore.</summary>
[Parallelizable(ParallelScope.Self)]
public partial class SampleVariantsTests
{
    [Test]
    public void BothPrintTheSameDocuments()
    {
        var ofUseSerilog = SampleRun.LinesOfUseSerilog();

        Assert.That(ofUseSerilog.Select(static line => EcsLine.Parse(line)).Count(), Is.EqualTo(SampleRun.Lines.Count).And.GreaterThan(20));
        Assert.That(
            ofUseSerilog.Select(Comparable).Order(StringComparer.Ordinal), Is.EqualTo(SampleRun.Lines.Select(Comparable).Order(StringComparer.Ordinal)));
    }

    [TestCase("usr-123 after 84.1 ms", "usr-123 after # ms")]
    [TestCase("\"http.response.status_code\":200,\"event.duration\":391801800,", "\"http.response.status_code\":200,\"event.duration\":#,")]
    [TestCase("\"trace.id\":\"4bf92f3577b34da6a3ce929d0e0e4736\"", "\"trace.id\":\"#\"")]
    public void OnlyWhatEveryRunChangesIsLeftOut(string text, string comparable)
    {
        Assert.That(Comparable(text), Is.EqualTo(comparable));
    }

    private static string Comparable(string line) => Changing().Replace(line, "#");

    // Inlining changes stack traces. The others are times, ids, ports, the number of the event in its run, the ends of a random token, and the size of the
    // answer with it: its expiry has
    // as many digits as it needs.
    [GeneratedRegex(
        """
        (?<="error\.stack_trace":")(\\.|[^"\\])*
        | \d{4}-\d\d-\d\dT[0-9:.]+(Z|\+00:00)
        | [0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}
        | \b([0-9a-f]{32}|[0-9a-f]{16})\b
        | 0HN[A-Z0-9]{10}
        | [0-9A-F]{4}\.\.\.[0-9A-F]{4}
        | (?<=127\.0\.0\.1:)\d{4,5}
        | \b\d+(\.\d+)?(?=\ ms)
        | (?<="http\.response\.body\.bytes":)1[23]\d\b
        | (?<="(event\.duration|event\.sequence|process\.pid|url\.port|response_time_ms)":)[0-9.E+-]+
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Changing();
}
