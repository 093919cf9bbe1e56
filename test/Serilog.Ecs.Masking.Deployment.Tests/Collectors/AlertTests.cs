using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What goes to the restricted bucket and to Slack, with the configurations for the cloud.</summary>
public class AlertTests
{
    private const string Secret = "한글 ada@example.com";

    private static readonly string[] Lines =
    [
        $$"""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"fatal","message":"{{Secret}}","ecs.version":"8.11.0","log.logger":"Auth","service.name":"auth-api","event.id":"id-1","error.type":"System.Exception","error.message":"{{Secret}}"}""",
        $$"""{"@timestamp":"2026-11-24T10:00:00.001Z","log.level":"fatal","message":"{{Secret}}","ecs.version":"8.11.0","event.id":"id-2","tags":["pii"]}""",
        $$"""{"@timestamp":"2026-11-24T10:00:00.002Z","log.level":"info","message":"\"log.level\":\"fatal\"","ecs.version":"8.11.0","event.id":"id-3"}""",
        $$"""{"@timestamp":"2026-11-24T10:00:00.003Z","log.level":"error","message":"x","ecs.version":"8.11.0","event.id":"id-4"}""",
        "Unhandled exception.",
    ];

    [Test]
    public void LogstashSendsFatalEventsToSlackAndPersonalDataToTheBucket()
    {
        var logstash = new Logstash("pipeline.conf", "cloud.conf");

        var delivered = logstash.OfFile(Lines);

        Assert.That(delivered, Has.Count.EqualTo(Lines.Length));
        Assert.That(Ids(logstash.Others.Where(static other => other.Output == "bucket").Select(static other => other.Event)), Is.EqualTo(new[] { "id-2", "made-1" }));
        Assert.That(Ids(logstash.Others.Where(static other => other.Output == "alert").Select(static other => other.Event)), Is.EqualTo(new[] { "id-1", "id-2" }));
    }

    [Test]
    public void LogstashSendsNamesAndIdsAloneToSlack()
    {
        var logstash = new Logstash("cloud.alert.conf");

        Lines[..2].ToList().ForEach(line => logstash.Process(JsonNode.Parse(line)!.AsObject()));

        Assert.That(logstash.Others.Select(static other => other.Event.ToJsonString()), Is.EqualTo(new[] { """{"text":"fatal auth-api Auth System.Exception id-1"}""", """{"text":"fatal id-2"}""" }));
    }

    [Test]
    public void FluentdSendsFatalEventsToSlackAndPersonalDataToTheBucket()
    {
        var fluentd = new Fluentd("cloud.conf");

        var delivered = fluentd.OfFile(Lines);

        Assert.That(delivered, Has.Count.EqualTo(Lines.Length));
        Assert.That(Ids(fluentd.Others.Where(static other => other.Output == "bucket").Select(static other => other.Record)), Is.EqualTo(new[] { "id-2", "made-1" }));
        Assert.That(fluentd.Others.Where(static other => other.Output == "slack").Select(static other => other.Record.ToJsonString()), Is.EqualTo(new[] { """{"text":"fatal auth-api Auth System.Exception id-1"}""", """{"text":"fatal id-2"}""" }));
    }

    [Test]
    public void FluentBitSendsFatalEventsToSlackAndPersonalDataToTheBucket()
    {
        var fluentBit = new FluentBit("cloud.yaml");

        var delivered = fluentBit.OfFile(Lines);

        Assert.That(delivered, Has.Count.EqualTo(Lines.Length));
        Assert.That(Ids(fluentBit.Others.Where(static other => other.Output is "bucket" or "bucket-unparsed").Select(static other => other.Record)), Is.EqualTo(new[] { "id-2", "made-5" }));
        Assert.That(fluentBit.Others.Where(static other => other.Output == "slack").Select(static other => other.Record.ToJsonString()), Is.EqualTo(new[]
        {
            """{"log.level":"fatal","log.logger":"Auth","service.name":"auth-api","event.id":"id-1","error.type":"System.Exception"}""",
            """{"log.level":"fatal","event.id":"id-2"}""",
        }));
    }

    [Test]
    public void TheOpenTelemetryCollectorSendsPersonalDataToTheBucketAsItWasWritten()
    {
        var files = new OtelCollector("cloud.yaml").Received("file_log/bucket.files", Lines);
        var containers = new OtelCollector("cloud.yaml").Received("file_log/bucket.containers", RuntimeLog.Cri(Lines));

        Assert.That(files.Select(static record => (string?)record.Body), Is.EqualTo(new[] { Lines[1], Lines[4] }));
        Assert.That(containers.Select(static record => (string?)record.Body), Is.EqualTo(new[] { Lines[1], Lines[4] }));
    }

    private static List<string?> Ids(IEnumerable<JsonObject> records) => [.. records.Select(static record => (string?)record["event.id"])];
}
