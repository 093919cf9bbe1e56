using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Reporting;

internal sealed partial class ReportTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void ThePageCountsEventsByTimeLevelStatusAndRoute()
    {
        var data = Report(
            Some.Line(
                "a", "info", "2025-12-17T10:00:00.100Z", ("service.name", "shop"), ("http.response.status_code", 200), ("url.path", "/orders/17"),
                ("event.duration", 20_000_000)),
            Some.Line(
                "b", "error", "2025-12-17T10:00:01.100Z", ("service.name", "shop"), ("http.response.status_code", 502), ("url.path", "/orders/18"),
                ("event.duration", 900_000_000), ("trace.id", "4bf92f3577b34da6")),
            "not an event\n");

        Assert.That(data.GetProperty("cells").EnumerateArray().Select(static cell => cell.GetRawText()), Is.EqualTo(new[] { "[1765965600,0,2,2,0,1]", "[1765965601,0,4,5,0,1]" }));
        Assert.That(data.GetProperty("services")[0].GetString(), Is.EqualTo("shop"));
        Assert.That(data.GetProperty("routes")[0].GetString(), Is.EqualTo("/orders/{id}"));
        Assert.That(data.GetProperty("latencies")[0][2].GetArrayLength(), Is.EqualTo(2));
        Assert.That(data.GetProperty("slow")[0].GetProperty("ms").GetDouble(), Is.EqualTo(900));
        Assert.That(data.GetProperty("others").GetInt64(), Is.EqualTo(1));
    }

    [Test]
    public void ErrorsThatDifferInNumbersAreOneAndHaveTheirFirstTrace()
    {
        var data = Report(
            Some.Line("Order 17 failed", "error", "2025-12-17T10:00:00.100Z", ("trace.id", "first")),
            Some.Line("Order 4711 failed", "error", "2025-12-17T10:00:01.100Z", ("trace.id", "second")));

        var error = data.GetProperty("errors").EnumerateArray().Single();
        Assert.That(
            (error.GetProperty("count").GetInt32(), error.GetProperty("text").GetString(), error.GetProperty("trace").GetString()),
            Is.EqualTo((2, "Order # failed", "first")));
    }

    [Test]
    public void MaskedValuesAreCountedByTheRuleOfTheirName()
    {
        var data = Report(
            Some.Line("password=***REDACTED***", more: ("labels", new { password = "***REDACTED***", api_key = "abcd***wxyz" })));

        Assert.That(data.GetProperty("masked").EnumerateArray().Select(static one => one[1].GetString()), Is.EquivalentTo(new[] { "in text", "key-password", "key-api-key" }).Or.EquivalentTo(new[] { "in text", "key-password", "key-token" }));
    }

    [Test]
    public void ALongLogHasAsManyStepsAsAChartShows()
    {
        var data = Report([.. Enumerable.Range(0, 1_000).Select(static hour => Some.Line(
            "a", time: new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(hour).ToString("yyyy-MM-ddTHH:mm:ss.fffZ", null)))]);

        Assert.That(data.GetProperty("cells").GetArrayLength(), Is.InRange(60, 120));
        Assert.That(data.GetProperty("cells").EnumerateArray().Sum(static cell => cell[5].GetInt64()), Is.EqualTo(1_000));
    }

    [Test]
    public void ThePageShowsNoValueAndNoTagOfTheLog()
    {
        var page = Page(
            Some.Line("failed for ann.smith@example.com password=hunter2hunter </script><script>alert(1)</script>", "error"),
            Some.Line("b", more: [("url.path", "/reset?token=hunter2hunterZ9"), ("http.response.status_code", 200), ("event.duration", 5_000_000), ("service.name", "</script><b>")]));

        Assert.That(page, Does.Not.Contain("hunter2").And.Not.Contain("ann.smith"));
        Assert.That(page, Does.Not.Contain("<b>"));
        Assert.That(page.Split("</script>"), Has.Length.EqualTo(3), "The two scripts of the page.");
    }

    [Test]
    public void ThePageLoadsNothing()
    {
        var page = Page(Some.Line());

        Assert.That(page, Does.Contain("default-src 'none'"));
        Assert.That(ExternalReference().Matches(page.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void AnEmptyLogMakesAPageToo() => Assert.That(Report("").GetProperty("cells").GetArrayLength(), Is.Zero);

    [GeneratedRegex("(src|href)=\"(?!data:)|https?://|@import|url\\(")]
    private static partial Regex ExternalReference();

    private JsonElement Report(params string[] lines)
    {
        var page = Page(lines);
        var start = page.IndexOf("id=\"data\">", StringComparison.Ordinal) + "id=\"data\">".Length;
        using var document = JsonDocument.Parse(page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);
        return document.RootElement.Clone();
    }

    private string Page(params string[] lines)
    {
        var run = ToolRun.Of("report", _folder.Write("app.log", string.Concat(lines)), "-o", _folder["report.html"]);

        Assert.That((run.ExitCode, run.Error), Is.EqualTo((0, "")));
        return File.ReadAllText(_folder["report.html"]);
    }
}
