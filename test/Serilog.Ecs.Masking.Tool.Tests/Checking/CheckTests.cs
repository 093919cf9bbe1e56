using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Checking;

internal sealed class CheckTests
{
    private const string Head = "\"@timestamp\":\"2025-12-17T10:00:00.123Z\",\"log.level\":\"info\",\"message\":\"m\",\"ecs.version\":\"8.11.0\"";

    [TestCase("\"http.response.status_code\":200")]
    [TestCase("\"http\":{\"response\":{\"status_code\":\"200\",\"body\":{\"bytes\":12.5}}}")]
    [TestCase("\"client.ip\":\"2001:db8::1\",\"host.ip\":[\"10.0.0.1\",\"::1\"]")]
    [TestCase("\"event.created\":1765965600000,\"event.start\":\"2025-12-17\",\"event.end\":\"2025-12-17T10:00+01:00\"")]
    [TestCase("\"url.path\":7,\"tags\":\"one\",\"user.name\":null")]
    [TestCase("\"labels\":{\"a\":1,\"b\":{\"c\":true}},\"data\":{\"x\":[{\"y\":{}}]}")]
    [TestCase("\"client.geo.location\":\"48.1,11.5\",\"server.geo.location\":{\"lat\":1,\"lon\":2}")]
    [TestCase("\"custom.field\":{\"a\":1},\"my_number\":\"x\"")]
    [TestCase("\"error.stack_trace\":[\"a\",\"b\"],\"process.thread.id\":3,\"event.duration\":12")]
    public void AGoodLineHasNoProblem(string members)
    {
        var run = ToolRun.WithInput($"{{{Head},{members}}}\n", "check", "--strict");

        Assert.That(run.Output, Does.EndWith("Elasticsearch takes all of them.\n"));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [TestCase("\"http.response.status_code\":\"OK\"", "http.response.status_code", "of type long does not take this text")]
    [TestCase("\"http\":{\"response\":{\"status_code\":true}}", "http.response.status_code", "of type long does not take this boolean")]
    [TestCase("\"event.duration\":99999999999999999999", "event.duration", "of type long does not take this number")]
    [TestCase("\"client.ip\":\"10.0.0.1:80\"", "client.ip", "of type ip does not take this text")]
    [TestCase("\"client.ip\":\"\"", "client.ip", "of type ip does not take this text")]
    [TestCase("\"host.ip\":[\"10.0.0.1\",\"x\"]", "host.ip", "of type ip does not take this text")]
    [TestCase("\"event.created\":\"17/12/2025\"", "event.created", "of type date does not take this text")]
    [TestCase("\"event.created\":\"2025-13-17T10:00:00.000Z\"", "event.created", "of type date does not take this text")]
    [TestCase("\"host\":\"web-1\"", "host", "is an object and does not take text")]
    [TestCase("\"host.os\":5", "host.os", "is an object and does not take number")]
    [TestCase("\"user.name\":{\"first\":\"a\"}", "user.name", "of type keyword does not take an object")]
    [TestCase("\"error.stack_trace.text\":\"x\"", "error.stack_trace.text", "is filled by Elasticsearch itself")]
    [TestCase("\"a\":1,\"a\":2", "a", "is there twice in one object")]
    [TestCase("\"data\":{\"a\":{\"b\":1,\"b\":2}}", "data.a.b", "is there twice in one object")]
    [TestCase("\"_id\":\"x\"", "_id", "has a name that belongs to Elasticsearch")]
    [TestCase("\"a..b\":1", "a..b", "has a name with an empty part")]
    [TestCase("\"client.geo.location\":\"north\"", "client.geo.location", "of type geo_point does not take this text")]
    public void ALineThatWouldBeRejectedIsNamedWithTheReason(string members, string field, string reason)
    {
        var run = ToolRun.WithInput($"{{{Head}}}\n{{{Head},{members}}}\n", "check", "--format", "json");

        using var report = JsonDocument.Parse(run.Output);
        var problem = report.RootElement.GetProperty("problems").EnumerateArray().Single();
        Assert.That(problem.GetProperty("severity").GetString(), Is.EqualTo("rejected"));
        Assert.That((problem.GetProperty("field").GetString(), problem.GetProperty("problem").GetString()), Is.EqualTo((field, reason)));
        Assert.That(problem.GetProperty("first")[0].GetString(), Is.EqualTo("standard input:2"));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [TestCase("no json", "is not a JSON object")]
    [TestCase("[1]", "is not a JSON object")]
    [TestCase("{\"a\":1,\"b\":\"cut of", "is JSON without its end: it was cut")]
    [TestCase("{\"a\":01}", "is not valid JSON")]
    [TestCase("{\"@timestamp\":\"2025-12-17T10:00:00Z\"} {}", "is not valid JSON")]
    public void ALineThatIsNotOneObjectIsRejected(string line, string reason)
    {
        var run = ToolRun.WithInput(line + "\n", "check");

        Assert.That(run.Output, Does.Contain(reason).And.Contain("would reject 1"));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [TestCase(
        "{\"log.level\":\"info\",\"@timestamp\":\"2025-12-17T10:00:00Z\",\"message\":\"m\",\"ecs.version\":\"8.11.0\"}",
        "is not the first field, where ecs-logging wants it", 0)]
    [TestCase(
        "{\"@timestamp\":\"2025-12-17T10:00:00Z\",\"log\":{\"level\":\"info\"},\"message\":\"m\",\"ecs.version\":\"8.11.0\"}",
        "is inside an object; ecs-logging wants the dotted name", 0)]
    [TestCase("{\"@timestamp\":\"2025-12-17T10:00:00Z\",\"log.level\":\"info\",\"message\":\"m\"}", "is missing; ecs-logging wants it", 0)]
    [TestCase("{\"@timestamp\":\"2025-12-17T10:00:00Z\",\"log.level\":\"info\",\"message\":5,\"ecs.version\":\"8.11.0\"}", "is not a text, as ecs-logging wants it", 0)]
    [TestCase("{\"log.level\":\"info\",\"message\":\"m\",\"ecs.version\":\"8.11.0\"}", "is missing; data streams reject such documents", 1)]
    public void RulesOfEcsLoggingAreWarnings(string line, string reason, int code)
    {
        var run = ToolRun.WithInput(line, "check");
        var strict = ToolRun.WithInput(line, "check", "--strict");

        Assert.That(run.Output, Does.Contain(reason));
        Assert.That((run.ExitCode, strict.ExitCode), Is.EqualTo((code, 1)));
    }

    [Test]
    public void AReportShowsNoValue()
    {
        var run = ToolRun.WithInput($"{{{Head},\"client.ip\":\"hunter2hunter\",\"event.duration\":\"hunter2hunter\"}}\n", "check");

        Assert.That(run.Output, Does.Not.Contain("hunter2"));
    }

    [Test]
    public void ManyNamesInOneObjectAreCompared()
    {
        var members = string.Join(',', Enumerable.Range(0, 200).Select(static number => $"\"n{number}\":1")) + ",\"n150\":2";

        var run = ToolRun.WithInput($"{{{Head},\"data\":{{{members}}}}}\n", "check");

        Assert.That(run.Output, Does.Contain("data.n150").And.Contain("is there twice"));
    }
}
