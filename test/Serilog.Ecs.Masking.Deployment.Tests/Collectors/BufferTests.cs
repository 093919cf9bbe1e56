using System.Globalization;
using NUnit.Framework;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>While a store is down, nothing is lost: what was read waits on disk, and is sent again for as long as it takes.</summary>
public class BufferTests
{
    private const string Kept = "/var/lib/collector";

    [Test]
    public void FluentBitKeepsChunksInFilesAndRepeatsThem()
    {
        var root = Yaml("fluent-bit/fluent-bit.yaml");
        var inputs = List(Yaml("fluent-bit/inputs.yaml"), "pipeline", "inputs").Concat(List(Yaml("fluent-bit/cloud.yaml"), "pipeline", "inputs")).ToList();
        var outputs = List(root, "pipeline", "outputs").Concat(List(Yaml("fluent-bit/cloud.yaml"), "pipeline", "outputs")).Where(static output => Text(output, "name") != "slack").ToList();

        Assert.That(Text(root, "service", "storage.path"), Does.StartWith(Kept));
        Assert.That(inputs.Select(static input => Text(input, "storage.type")), Is.All.EqualTo("filesystem"));
        Assert.That(inputs.Select(static input => Text(input, "db")), Is.Unique.And.All.StartsWith(Kept));
        Assert.That(inputs, Has.Count.EqualTo(10));
        Assert.That(outputs.Select(static output => Text(output, "retry_limit")), Is.All.EqualTo("no_limits"));
        Assert.That(outputs.Select(static output => Text(output, "net.io_timeout")), Is.All.EqualTo("60"), "It waits for ever for an answer otherwise.");
        Assert.That(outputs, Has.Count.EqualTo(6));
    }

    // The filter that gives a line another tag holds it in memory, and lost 2 to 8 lines at each stop.
    [Test]
    public void FluentBitHandsNoLineFromOneTagToAnother()
    {
        var files = new[] { "fluent-bit.yaml", "inputs.yaml", "cloud.yaml" }.Select(static file => Yaml("fluent-bit/" + file)).ToList();
        var tags = files.SelectMany(static file => List(file, "pipeline", "inputs")).Select(static input => Text(input, "tag")).Distinct();

        Assert.That(
            files.SelectMany(static file => List(file, "pipeline", "filters")).Select(static filter => Text(filter, "name")), Has.None.EqualTo("rewrite_tag"));
        Assert.That(tags, Is.EquivalentTo(new[] { "auth-api.default", "auth-api.error", "auth-api.personal", "auth-api.unparsed", "alert" }));
        Assert.That(Texts(Member(files[0], "includes")), Is.EqualTo(new[] { "inputs.yaml" }));
    }

    // One document with an odd time as the time of its record made it drop the rest of the chunk.
    [Test]
    public void FluentBitTakesNoTimeFromADocument()
    {
        var root = Yaml("fluent-bit/fluent-bit.yaml");

        Assert.That(List(root, "parsers").Select(static parser => Text(parser, "time_key")), Is.All.Null);
        Assert.That(
            List(root, "pipeline", "outputs").Select(static output => (Text(output, "match"), Text(output, "time_key"))),
            Is.EquivalentTo(new[] { ("auth-api.default", "collected.time"), ("auth-api.error", "collected.time"), ("auth-api.personal", "collected.time"), ("auth-api.unparsed", "@timestamp") }));
    }

    // The output called es loses what is refused in part and repeats forever what is stored already.
    [Test]
    public void FluentBitSendsThroughTheOutputThatKnowsWhatWasStored() =>
        Assert.That(
            List(Yaml("fluent-bit/fluent-bit.yaml"), "pipeline", "outputs").Select(static output => Text(output, "name")), Is.All.EqualTo("opensearch"));

    [TestCase("fluent.conf")]
    [TestCase("cloud.conf")]
    public void FluentdKeepsABufferInFilesForEachOutputAndRepeatsIt(string file)
    {
        var buffers = Sections(FluentdSection.Read(file)).Where(static section => section.Name == "buffer").ToList();

        Assert.That(buffers.Select(static buffer => buffer.Type), Is.All.EqualTo("file"));
        Assert.That(buffers.Select(static buffer => buffer.Parameters["path"]), Is.Unique.And.All.StartsWith(Kept));
        Assert.That(buffers.Where(static buffer => !buffer.Parameters["path"].EndsWith("/slack", StringComparison.Ordinal)).Select(static buffer => (buffer.Parameters["retry_forever"], buffer.Parameters["overflow_action"])), Is.All.EqualTo(("true", "block")));
    }

    // A chunk that the store rejects temporarily is retried by its tag, at its output. It is parsed by then, and would
    // not pass the filters again.
    [Test]
    public void FluentdTriesADocumentAgainWithoutFilters()
    {
        var root = FluentdSection.Read("fluent.conf");
        var places = Sections(root).Where(static section => section.Name == "label").Append(root).Where(static place => place.Sections.Exists(static section => section.Parameters.GetValueOrDefault("@type") == "elasticsearch")).ToList();
        var outputs = Sections(root).Where(static section => section.Parameters.GetValueOrDefault("@type") == "elasticsearch").ToList();

        Assert.That(places.SelectMany(static place => place.Sections).Select(static section => section.Name), Is.All.EqualTo("match"));
        Assert.That(places.SelectMany(static place => place.Sections), Is.EquivalentTo(outputs));
        Assert.That(outputs.Select(static output => output.Parameters["unrecoverable_error_types"]), Has.None.Contains("es_rejected_execution_exception"));
    }

    [Test]
    public void LogstashKeepsQueuesAndWhatIsRefused()
    {
        var settings = Yaml("logstash/logstash.yml");

        Assert.That(Text(settings, "path.data"), Is.EqualTo(Kept));
        Assert.That(
            (Text(settings, "queue.type"), Text(settings, "queue.checkpoint.writes"), Text(settings, "dead_letter_queue.enable")),
            Is.EqualTo(("persisted", "1", "true")));
        Assert.That(Text(settings, "log.level"), Is.EqualTo("warn"));
        Assert.That(LogstashFile.Plugins(LogstashFile.Read("pipeline.conf").Sections[0].Steps).Where(static plugin => plugin.Name == "file").Select(static plugin => plugin.Options["sincedb_path"]), Is.Unique.And.All.StartsWith(Kept));
        Assert.That(LogstashFile.Plugins(LogstashFile.Read("pipeline.conf").Sections[2].Steps).Select(static plugin => ((List<object>)plugin.Options["silence_errors_in_log"]).Single()), Is.All.EqualTo("version_conflict_engine_exception"));
    }

    [Test]
    public void LogstashHasAPipelineForEachPlaceThatItSendsTo()
    {
        var sent = LogstashFile.Plugins(LogstashFile.Read("cloud.conf").Sections[0].Steps).Select(
            static plugin => (string)((List<object>)plugin.Options["send_to"]).Single());
        var received = new[] { "cloud.bucket.conf", "cloud.alert.conf" }.Select(
            static file => (string)((LogstashPlugin)LogstashFile.Read(file).Sections[0].Steps[0]).Options["address"]);

        Assert.That(sent, Is.EqualTo(received));
        Assert.That(List(Yaml("logstash/cloud.pipelines.yml")).Select(static pipeline => Text(pipeline, "pipeline.id")), Is.EqualTo(new[] { "auth-api" }.Concat(received)));
    }

    [Test]
    public void FilebeatKeepsAQueueAndWhatIsRefused()
    {
        var root = Yaml("filebeat/filebeat.yml");

        Assert.That(Text(root, "path.data"), Is.EqualTo(Kept));
        Assert.That(Text(root, "queue.disk", "path"), Does.StartWith(Kept));
        Assert.That(Text(root, "output.elasticsearch", "non_indexable_policy.dead_letter_index", "index"), Is.EqualTo("logs-auth_api.personal-default"));
        Assert.That(Text(root, "output.elasticsearch", "index"), Is.EqualTo("logs-auth_api.personal-default"));
        Assert.That(List(root, "filebeat.inputs").Select(static input => Text(input, "id")), Is.Unique);
    }

    [Test]
    public void TheOpenTelemetryCollectorReadsNoFurtherThanItDelivers()
    {
        var root = Yaml("otel-collector/otel-collector.yaml");
        var receivers = Map(Member(root, "receivers")).Concat(Map(Member(Yaml("otel-collector/cloud.yaml"), "receivers"))).Select(static receiver => receiver.Value).ToList();

        Assert.That(receivers, Has.Count.EqualTo(4));
        Assert.That(receivers.Select(static receiver => (Text(receiver, "storage"), Text(receiver, "start_at"), Text(receiver, "retry_on_failure", "enabled"), Text(receiver, "retry_on_failure", "max_elapsed_time"))), Is.All.EqualTo(("file_storage", "beginning", "true", "0s")));
        Assert.That(Text(root, "extensions", "file_storage", "directory"), Is.EqualTo(Kept));
        Assert.That(Text(root, "exporters", "elasticsearch", "sending_queue", "enabled"), Is.EqualTo("false"));
        Assert.That(int.Parse(Text(root, "exporters", "elasticsearch", "retry", "max_retries")!, CultureInfo.InvariantCulture), Is.InRange(10, 34));
        Assert.That(Texts(Member(Services["otel-collector"], "command")), Does.Contain("--feature-gates=stanza.synchronousLogEmitter"));
    }

    // Where CRI cuts a line at 16 KB, within a character or beside a blank, the text was changed. Half a line became a document after half a second.
    [Test]
    public void TheOpenTelemetryCollectorJoinsPartsAsTheyWereWritten()
    {
        var receivers = new[] { "otel-collector.yaml", "cloud.yaml" }.SelectMany(static file => Map(Member(Yaml("otel-collector/" + file), "receivers"))).Select(static receiver => receiver.Value).ToList();

        Assert.That(
            receivers.Select(static receiver => string.Join(' ', new[] { "encoding", "preserve_leading_whitespaces", "preserve_trailing_whitespaces", "force_flush_period" }.Select(name => Text(receiver, name)))),
            Is.All.EqualTo("utf8-raw true true 0s"));
        Assert.That(receivers, Has.Count.EqualTo(4));
    }

    // 9,000 lines in, 5,400 out: the link in /var/log/containers shows the newest file only.
    [Test]
    public void RotatedFilesOfPodsAreReadToo()
    {
        string[] expected = ["/var/log/pods/*_auth-api-*_*/auth-api/*.log", "/var/log/pods/*_auth-api-*_*/auth-api/*.log.*"];
        var receivers = new[] { ("otel-collector.yaml", "file_log/containers"), ("cloud.yaml", "file_log/bucket.containers") }.Select(static place => Member(Member(Yaml("otel-collector/" + place.Item1), "receivers"), place.Item2)!).ToList();
        var input = List(Yaml("filebeat/filebeat.yml"), "filebeat.inputs").Single(static input => Text(input, "id") == "containers");

        Assert.That(receivers.Select(static receiver => Texts(Member(receiver, "include"))), Is.All.EqualTo(expected));
        Assert.That(receivers.SelectMany(static receiver => Texts(Member(receiver, "exclude"))).Distinct(), Is.EqualTo(new[] { "/var/log/pods/*/*/*.gz", "/var/log/pods/*/*/*.tmp" }));
        Assert.That(Texts(Member(input, "paths")), Is.EqualTo(expected));
        Assert.That(
            List(Yaml("fluent-bit/inputs.yaml"), "pipeline", "inputs").Where(static input => Text(input, "alias")!.EndsWith("-containers", StringComparison.Ordinal)).Select(static input => (Text(input, "path"), Text(input, "exclude_path"))),
            Is.All.EqualTo((string.Join(',', expected), "*.gz,*.tmp")));
        Assert.That(Texts(Member(input, "prospector.scanner.exclude_files")), Is.EqualTo(new[] { @"\.gz$", @"\.tmp$" }));
    }

    // Lines of 1 MB grow in its memory beyond what compose gives it.
    [Test]
    public void TheOpenTelemetryCollectorKnowsHowMuchMemoryItHas() =>
        Assert.That(ComposeFile.Environment("otel-collector")["GOMEMLIMIT"], Is.EqualTo("380MiB"));

    // Operators that are in both files are the same.
    [Test]
    public void TheOpenTelemetryCollectorJoinsLinesForTheBucketAsForElasticsearch()
    {
        var one = List(Yaml("otel-collector/otel-collector.yaml"), "receivers", "file_log/containers", "operators").TakeWhile(static step => Text(step, "id") != "unparsed").Select(static step => step.ToString()).ToList();
        var other = List(Yaml("otel-collector/cloud.yaml"), "receivers", "file_log/bucket.containers", "operators").TakeWhile(static step => Text(step, "id") != "others").Select(static step => step.ToString());

        Assert.That(one, Has.Count.EqualTo(6));
        Assert.That(other, Is.EqualTo(one));
    }

    private static IEnumerable<FluentdSection> Sections(FluentdSection section) => section.Sections.SelectMany(static inner => Sections(inner).Prepend(inner));
}
