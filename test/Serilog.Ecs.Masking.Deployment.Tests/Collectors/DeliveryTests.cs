using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Each collector's configuration on lines of the sample, as they are in files and as runtimes write them.</summary>
public class DeliveryTests
{
    private const string Personal = "logs-auth_api.personal-default";

    // Beside the demo: a tag among others, a longer line than any, one about tags that has none, numbers that must keep every digit,
    // and one that ends in what a runtime could take for the end of a part.
    private static readonly string[] More =
    [
        """{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"error","message":"한글 \\ \"x\"","ecs.version":"8.11.0","event.id":"more-1","tags":["a,\"b","pii"]}""",
        $$"""{"@timestamp":"2026-11-24T10:00:00.001Z","log.level":"info","message":"{{new string('한', 100_000)}}","ecs.version":"8.11.0","event.id":"more-2"}""",
        """{"@timestamp":"2026-11-24T10:00:00.002Z","log.level":"warn","message":"\"log.level\":\"error\",\"tags\":[\"pii\"]","ecs.version":"8.11.0","event.id":"more-3"}""",
        """{"@timestamp":"2026-11-24T10:00:00.003Z","log.level":"info","message":"1","ecs.version":"8.11.0","event.id":"more-4","event.duration":9007199254740993,"labels":{"ratio":0.1}}""",
        $$"""{"@timestamp":"2026-11-24T10:00:00.004Z","log.level":"fatal","message":"{{new string('a', 16_382)}}\\n","ecs.version":"8.11.0","event.id":"more-5","error.type":"System.Exception"}""",
        """{"@timestamp":"2026-11-24T10:00:00.005Z","log.level":"info","message":"2026-11-24T10:00:00Z stdout P x","ecs.version":"8.11.0","event.id":"more-6","tags":["piies"]}""",
    ];

    private static readonly string[] Forms = ["file", "cri", "docker"];

    // The kinds of line that no service of the pack writes: an exception of the runtime, a document cut off, a document of another program.
    private static readonly string[] NoDocuments = ["Unhandled exception. System.Exception: \"x\"\t한글", """{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","mess""", """{"another":"document"}"""];

    [Test]
    public void EveryLineComesAsItIsAndWhereItBelongs(
        [ValueSource(typeof(CollectorModel), nameof(CollectorModel.Names))] string collector, [ValueSource(nameof(Forms))] string form)
    {
        string[] lines = [.. SampleRun.Lines.Select(static line => line.TrimEnd('\n')), .. More];

        var delivered = Deliver(collector, form, lines);

        Assert.That(delivered, Has.Count.EqualTo(lines.Length));
        foreach (var (line, delivery) in lines.Zip(delivered))
        {
            // Fluent Bit adds the time at which it read the line.
            delivery.Document.Remove("collected.time");
            Assert.That(delivery.Stream, Is.EqualTo(StreamOf(line)), line);
            Assert.That(line, Does.Contain($"\"event.id\":\"{delivery.Id}\""));
            Assert.That(
                JsonElement.DeepEquals(JsonDocument.Parse(delivery.Document.ToJsonString()).RootElement, JsonDocument.Parse(line).RootElement), Is.True,
                $"{line}\n{delivery.Document.ToJsonString()}");
        }
    }

    // What looks like a document and is none, Fluentd keeps in a file of its own, as the next test sees.
    private static IEnumerable<object[]> NoDocumentCases() =>
        from collector in CollectorModel.Names
        from form in Forms
        from line in NoDocuments
        where collector != "fluentd" || !line.StartsWith("{\"@timestamp\"", StringComparison.Ordinal)
        select new object[] { collector, form, line };

    [TestCaseSource(nameof(NoDocumentCases))]
    public void ALineThatIsNotADocumentIsKeptWithPersonalData(string collector, string form, string line)
    {
        var delivery = Deliver(collector, form, [line]).Single();

        Assert.That(delivery.Stream, Is.EqualTo(Personal));
        // With Docker, Fluent Bit and Filebeat keep the line break too.
        Assert.That(((string?)delivery.Document["message"])?.TrimEnd('\n'), Is.EqualTo(line));
        Assert.That((string?)delivery.Document["event.kind"] ?? (string?)delivery.Document["event"]!["kind"], Is.EqualTo("pipeline_error"));
        Assert.That((string?)delivery.Document["@timestamp"], Does.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$"));
        Assert.That(Names(delivery.Document).Where(static name => !FieldNames.IsKnown(name)), Is.Empty);
    }

    [Test]
    public void FluentdKeepsADocumentThatIsCutOffInAFile()
    {
        var fluentd = new Fluentd();

        var delivered = fluentd.OfFile([NoDocuments[1]]);

        Assert.That(delivered, Is.Empty);
        Assert.That(fluentd.Others.Where(static other => other.Output == "rejected").Select(static other => (string?)other.Record["log"]), Is.EqualTo(new[] { NoDocuments[1] }));
    }

    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void WhatHasNoIdGetsOneOfItsOwn(string collector)
    {
        const string Document = """{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","message":"x","ecs.version":"8.11.0"}""";

        var delivered = Deliver(collector, "file", [More[0], Document, Document, NoDocuments[0], NoDocuments[0]]);

        Assert.That(delivered, Has.Count.EqualTo(5));
        Assert.That(delivered.Select(static delivery => delivery.Id), Is.Unique.And.None.Empty);
    }

    // Elasticsearch refuses a whole bulk for such an id, and a collector sends it for ever. Fluent Bit, Fluentd and Logstash send what the pack writes.
    [TestCase("filebeat")]
    [TestCase("otel-collector")]
    public void AnIdThatElasticsearchRefusesIsNotTheIdOfTheDocument(string collector)
    {
        var id = new string('x', 513);

        var delivered = Deliver(collector, "file", [$$"""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","message":"x","ecs.version":"8.11.0","event.id":"{{id}}"}"""]).Single();

        Assert.That(delivered.Id, Has.Length.LessThanOrEqualTo(128));
        Assert.That((string?)delivered.Document["event.id"], Is.EqualTo(id));
    }

    // The rest of the line would be dropped.
    [Test]
    public void TwoDocumentsOnALineAreKeptAsText()
    {
        var line = More[3] + More[5];

        var delivery = Deliver("otel-collector", "file", [line]).Single();

        Assert.That(delivery.Stream, Is.EqualTo(Personal));
        Assert.That((string?)delivery.Document["message"], Is.EqualTo(line));
    }

    // Filebeat and Logstash join parts as they come; the sample writes to one stream only.
    [TestCase("fluent-bit")]
    [TestCase("fluentd")]
    [TestCase("otel-collector")]
    public void PartsOfTwoStreamsAreNotJoined(string collector)
    {
        string[] parts = [.. RuntimeLog.Cri([More[1]])];
        string[] between = [.. RuntimeLog.Cri([More[0]], "stderr")];

        var delivered = CollectorModel.Of(collector).OfContainer([.. parts[..2], .. between, .. parts[2..]]);

        Assert.That(delivered.Select(static delivery => delivery.Id), Is.EquivalentTo(new[] { "more-1", "more-2" }));
    }

    [Test]
    public void ALineOfARuntimeIsSplitInThisTest() =>
        Assert.That(RuntimeLog.Cri(More).Count(static line => line.Contains(" stdout P ", StringComparison.Ordinal)), Is.GreaterThan(18));

    internal static string StreamOf(string line)
    {
        var document = JsonDocument.Parse(line).RootElement;
        return document.TryGetProperty("tags", out var tags) && tags.EnumerateArray().Any(static tag => tag.GetString() == "pii") ? Personal
            : document.GetProperty("log.level").GetString() is "error" or "fatal" ? "logs-auth_api.error-default"
            : "logs-auth_api-default";
    }

    private static IReadOnlyList<Delivery> Deliver(string collector, string form, IEnumerable<string> lines)
    {
        var model = CollectorModel.Of(collector);
        return form == "file" ? model.OfFile(lines) : model.OfContainer(form == "cri" ? RuntimeLog.Cri(lines) : RuntimeLog.Docker(lines));
    }

    private static IEnumerable<string> Names(JsonObject document, string prefix = "") =>
        document.SelectMany(field => field.Value is JsonObject inner && field.Key != "labels" ? Names(inner, prefix + field.Key + ".") : [prefix + field.Key]);
}
