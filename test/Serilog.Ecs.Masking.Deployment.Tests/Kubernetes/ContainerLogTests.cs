using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Fluent Bit's rules, run on what a node has of the service's lines.</summary>
public class ContainerLogTests
{
    private static readonly JsonNode Pipeline = YamlJson.Read("collectors/fluent-bit/fluent-bit.yaml").Single()["pipeline"]!;

    // Of another length each, so that the cut goes through a Korean character at every place of it
    private static readonly Lazy<string[]> Lines = new(static () => [.. SampleRun.Lines, .. Enumerable.Range(16_380, 6).Select(Long), Long(100_000)]);

    [Test]
    public void TheParserForContainersIsTheOneThatJoins() =>
        Assert.That(Pipeline.Items("inputs").Single(input => input.Text("alias") == "containers").Text("multiline.parser"), Does.StartWith("cri"));

    [Test]
    public void EveryLineComesOutAsTheServiceWroteIt()
    {
        var file = Lines.Value.SelectMany(line => ContainerLog.Written(line)).ToList();

        var joined = ContainerLog.Joined(file).ToList();

        Assert.That(file, Has.Count.GreaterThan(Lines.Value.Length + 10));
        Assert.That(joined, Is.EqualTo(Lines.Value));
        foreach (var line in joined)
        {
            EcsLine.Parse(line);
        }
    }

    // The runtime writes both streams to one file, part by part as they come.
    [Test]
    public void PartsOfTwoStreamsAreNotMixed()
    {
        var (wholeFirst, wholeSecond) = (Long(40_000), Long(40_001));
        var first = ContainerLog.Written(wholeFirst).ToList();
        var second = ContainerLog.Written(wholeSecond, "stderr").ToList();

        var joined = ContainerLog.Joined(first.Zip(second).SelectMany(pair => new[] { pair.First, pair.Second })).ToList();

        Assert.That(joined, Is.EqualTo(new[] { wholeFirst, wholeSecond }));
    }

    [Test]
    public void EveryDocumentGoesWhereItBelongs()
    {
        foreach (var line in ContainerLog.Joined(Lines.Value.SelectMany(line => ContainerLog.Written(line))))
        {
            var document = EcsLine.Parse(line);
            var isPersonal = document["tags"] is object[] tags && tags.Contains("pii");
            var isError = (string)document["log.level"]! is "error" or "fatal";

            Assert.That(Tag("routing", line), Is.EqualTo(isPersonal ? "auth-api.personal" : isError ? "auth-api.error" : "auth-api.default"), line);
            Assert.That(Tag("alerts", line), Is.EqualTo((string)document["log.level"]! == "fatal" ? "alert" : null), line);
        }
    }

    [Test]
    public void TheDemoHasADocumentForEveryPlace() =>
        Assert.That(SampleRun.Lines.Select(line => Tag("routing", line)).Append(SampleRun.Lines.Select(line => Tag("alerts", line)).Max()).Distinct(), Is.EquivalentTo(new[] { "auth-api.default", "auth-api.error", "auth-api.personal", "alert" }));

    [TestCase("Unhandled exception. System.InvalidOperationException: 한글")]
    [TestCase("""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"error","message":"cut o""")]
    [TestCase("2025-12-17 10:00:00.123 | INFO  | Source | text for people")]
    public void ALineThatIsNoDocumentIsKeptWithPersonalData(string line)
    {
        var outputs = Pipeline.Items("outputs").Where(output => Regex.IsMatch("auth-api.unparsed", output.Text("match_regex") ?? "^$"));

        Assert.That(Tag("routing", ContainerLog.Joined(ContainerLog.Written(line)).Single()), Is.EqualTo("auth-api.unparsed"));
        Assert.That(outputs.Select(output => output.Text("index")), Is.EqualTo(new[] { "logs-auth_api.personal-default" }));
    }

    [Test]
    public void WhatAMessageSaysOfTagsAndLevelsIsNotBelieved()
    {
        const string Line = """{"@timestamp":"2026-11-24T10:00:00.002Z","log.level":"warn","message":"\"log.level\":\"fatal\",\"tags\":[\"pii\"]","ecs.version":"8.11.0"}""";

        Assert.That(Tag("routing", Line), Is.EqualTo("auth-api.default"));
        Assert.That(Tag("alerts", Line), Is.Null);
    }

    // The first rule that finds something in the line as it was written; and where it cannot be read after that, the rule for those
    private static string? Tag(string emitter, string line) =>
        First(emitter, line) is { } tag && Applies("broken", tag) && !IsJson(line) ? First("broken", line) : First(emitter, line);

    private static string? First(string emitter, string line) =>
        Filter(emitter).Items("rule").Select(rule => rule.GetValue<string>().Split(' '))
            .Where(rule => rule is ["$log", _, _, _] && Regex.IsMatch(line.TrimEnd('\n'), rule[1])).Select(rule => rule[2]).FirstOrDefault();

    private static bool Applies(string emitter, string tag) => Regex.IsMatch(tag, Filter(emitter).Text("match_regex")!);

    private static JsonNode Filter(string emitter) => Pipeline.Items("filters").Single(filter => filter.Text("emitter_name") == emitter);

    private static bool IsJson(string line)
    {
        try
        {
            using var parsed = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string Long(int length)
    {
        var output = new StringWriter();
        using var logger = new LoggerConfiguration().WriteTo.Sink(new ToWriter(output)).CreateLogger();
        var rows = Enumerable.Repeat("긴 줄 ", length / 8).Append(new string('x', length % 8));
        logger.ForContext("Rows", rows, destructureObjects: true).Information("Imported");
        return output.ToString();
    }

    private sealed class ToWriter(TextWriter output) : Serilog.Core.ILogEventSink
    {
        private readonly EcsTextFormatter _formatter = new();

        public void Emit(Serilog.Events.LogEvent logEvent) => _formatter.Format(logEvent, output);
    }
}
