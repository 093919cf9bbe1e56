using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>rsyslog itself, on lines of the sample, to a server that takes what Elasticsearch documents.</summary>
[Parallelizable(ParallelScope.Self)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed partial class RsyslogTests : IDisposable
{
    private const string Personal = "logs-auth_api.personal-default";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // How long a proxy answers for the server.
    private static readonly TimeSpan Proxy = TimeSpan.FromSeconds(10);

    // Beside the demo: a tag among others, a longer line than any, one about tags that has none.
    private static readonly string[] More =
    [
        """{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"error","message":"한글 \\ \"x\"","ecs.version":"8.11.0","event.id":"more-1","tags":["a,\"b","pii"]}""" + "\n",
        $$"""{"@timestamp":"2026-11-24T10:00:00.001Z","log.level":"info","message":"{{new string('한', 300_000)}}","ecs.version":"8.11.0","event.id":"more-2"}""" + "\n",
        """{"@timestamp":"2026-11-24T10:00:00.002Z","log.level":"warn","message":"\"log.level\":\"error\",\"tags\":[\"pii\"]","ecs.version":"8.11.0","event.id":"more-3"}""" + "\n",
    ];

    private readonly TestAuthority _authority = new();

    public void Dispose() => _authority.Dispose();

    [SetUp]
    public void IsInstalled() => Rsyslog.IgnoreUnlessInstalled();

    [Test]
    public async Task EveryLineComesAsItIsAndWhereItBelongs()
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        string[] lines = [.. SampleRun.Lines, .. More];

        using var rsyslog = new Rsyslog(lines, server.Url, _authority.Pem);
        await Until(() => server.Documents.Count >= lines.Length);

        var expected = lines.Select(static line => line.TrimEnd('\n')).Select(static line => (DeliveryTests.StreamOf(line), line)).ToList();
        Assert.That(server.Documents.Select(static document => (document.Key.Stream, document.Value)), Is.EquivalentTo(expected));
        Assert.That(
            server.Documents.Where(static document => !document.Value.Contains($"\"event.id\":\"{document.Key.Id}\"", StringComparison.Ordinal)), Is.Empty);
        Assert.That(server.Faults, Is.Empty);
    }

    [TestCase("Unhandled exception. System.Exception: \"x\"\t한글")]
    [TestCase("""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","mess""")]
    [TestCase("""{"another":"document"}""")]
    public async Task ALineThatIsNotADocumentIsKeptInOneWithPersonalData(string line)
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);

        using var rsyslog = new Rsyslog([line + "\n"], server.Url, _authority.Pem);
        await Until(() => !server.Documents.IsEmpty);

        var (key, document) = server.Documents.Single();
        var parsed = JsonDocument.Parse(document).RootElement;
        Assert.That(key.Stream, Is.EqualTo(Personal));
        Assert.That(parsed.GetProperty("message").GetString(), Is.EqualTo(line));
        Assert.That(parsed.GetProperty("event.kind").GetString(), Is.EqualTo("pipeline_error"));
        Assert.That(parsed.EnumerateObject().Select(static member => member.Name).Where(static name => !FieldNames.IsKnown(name)), Is.Empty);
    }

    [Test]
    public async Task WhileElasticsearchIsDownLinesWaitOnDisk()
    {
        using var down = new ClosedPort();
        using var rsyslog = new Rsyslog(SampleRun.Lines, "https://" + down.Host, _authority.Pem);
        await Until(() => Directory.EnumerateFiles(rsyslog.State, "auth-api*").Sum(LengthNow) > SampleRun.Lines.Sum(static line => line.Length));

        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password, down.Socket);
        await Until(() => server.Documents.Count >= SampleRun.Lines.Count);

        Assert.That(server.Documents.Values, Is.EquivalentTo(SampleRun.Lines.Select(static line => line.TrimEnd('\n'))));
    }

    // rsyslog 8.2302 itself takes such a bulk for delivered.
    [TestCase(429)]
    [TestCase(503)]
    [TestCase(401)]
    public async Task ABulkThatIsAnsweredWithAnErrorIsSentAgain(int status)
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        server.Answers = _ => (status, Error(status));

        using var rsyslog = new Rsyslog(SampleRun.Lines, server.Url, _authority.Pem);
        await Until(() => SampleIds.TrueForAll(id => rsyslog.Kept("rejected-*.json").Contains(id, StringComparison.Ordinal)));
        server.Answers = static _ => null;
        await Until(() => server.Documents.Count >= SampleRun.Lines.Count);

        Assert.That(server.Documents.Values, Is.EquivalentTo(SampleRun.Lines.Select(static line => line.TrimEnd('\n'))));
        Assert.That(server.Faults, Is.Empty);
    }

    // A line with a duplicate key, or with _id at its top, makes Elasticsearch refuse the bulk that it is in.
    [TestCase(400)]
    [TestCase(500)]
    public async Task ALineThatFailsItsWholeBulkKeepsNoOtherOut(int status)
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        string[] lines = [.. Enumerable.Range(0, 150).Select(Numbered)];
        string[] refused = [.. lines.Where(static (_, number) => number % 50 == 7)];
        server.Answers = body => Array.Exists(refused, line => body.Contains(line, StringComparison.Ordinal)) ? (status, Error(status)) : null;

        using var rsyslog = new Rsyslog(lines, server.Url, _authority.Pem);
        await Until(() => server.Documents.Count >= lines.Length - refused.Length && rsyslog.Refused.Count >= refused.Length);

        Assert.That(server.Documents.Values, Is.EquivalentTo(lines.Except(refused).Select(static line => line.TrimEnd('\n'))));
        Assert.That(rsyslog.Refused, Is.EquivalentTo(refused.Select(static line => line.TrimEnd('\n'))));
    }

    [Test]
    public async Task WhatAProxyAnswersForIsKeptAndCanBeSentByRenamingAFile()
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        server.Answers = static _ => (503, "<html>Service Unavailable</html>");

        using var rsyslog = new Rsyslog(SampleRun.Lines, server.Url, _authority.Pem);
        var failed = Path.Combine(rsyslog.State, "failed.json");
        await Within(Proxy, () => SampleIds.TrueForAll(id => rsyslog.Kept("failed.json").Contains(id, StringComparison.Ordinal)));
        server.Answers = static _ => null;

        // Where the answer comes to the question whether the server is there, rsyslog asks again and keeps the lines in its queue.
        if (File.Exists(failed))
        {
            File.Move(failed, Path.Combine(rsyslog.State, "again-1.json"));
        }

        await Until(() => server.Documents.Count >= SampleRun.Lines.Count);

        Assert.That(server.Documents.Values, Is.EquivalentTo(SampleRun.Lines.Select(static line => line.TrimEnd('\n'))));
    }

    // A queue of the ordinary size held 1,000 of them, and discarded the rest at once.
    [Test]
    public async Task ABurstOfLinesArrivesWhole()
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        string[] lines = [.. Enumerable.Range(0, 3_000).Select(Numbered)];

        using var rsyslog = new Rsyslog(lines, server.Url, _authority.Pem);
        await Until(() => server.Documents.Count >= lines.Length);

        Assert.That(server.Documents.Values, Is.EquivalentTo(lines.Select(static line => line.TrimEnd('\n'))));
    }

    // The others of their bulk came back as empty documents, each under a new id.
    [Test]
    public async Task OfABulkWithErrorsEachDocumentIsStoredOnceOrKeptInAFile()
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        string[] lines = [.. Enumerable.Range(0, 200).Select(Numbered)];
        string[] refused = [.. lines.Where(static (_, number) => number % 7 == 3)];
        var busy = lines.Where(static (_, number) => number % 7 == 5).Select(static line => line.TrimEnd('\n')).ToHashSet(StringComparer.Ordinal);
        server.Refuses = document =>
        {
            lock (busy)
            {
                return busy.Remove(document) ? 429 : Array.Exists(refused, line => line.TrimEnd('\n') == document) ? 400 : null;
            }
        };

        using var rsyslog = new Rsyslog(lines, server.Url, _authority.Pem);
        await Until(() => server.Documents.Count >= lines.Length - refused.Length && rsyslog.Refused.Count >= refused.Length);

        Assert.That(server.Documents.Values, Is.EquivalentTo(lines.Except(refused).Select(static line => line.TrimEnd('\n'))));
        Assert.That(rsyslog.Refused, Is.EquivalentTo(refused.Select(static line => line.TrimEnd('\n'))));
        Assert.That(server.Faults, Is.Empty);
    }

    [Test]
    public async Task WhatIsDeliveredAgainIsStoredOnce()
    {
        await using var server = await BulkServer.StartAsync(_authority.Server, Rsyslog.User, Rsyslog.Password);
        using var rsyslog = new Rsyslog(SampleRun.Lines, server.Url, _authority.Pem);
        await Until(() => server.Documents.Count >= SampleRun.Lines.Count);

        File.WriteAllText(Path.Combine(rsyslog.Logs, "again.json"), string.Concat(SampleRun.Lines));
        await Until(() => server.Repeated >= SampleRun.Lines.Count);

        Assert.That(server.Documents, Has.Count.EqualTo(SampleRun.Lines.Count));
    }

    // A bulk has as many documents as the loop that takes it apart has numbers.
    [Test]
    public void ABulkIsAtMostAsLargeAsTheLimitForSplitting()
    {
        var sizes = BatchSize().Matches(Rsyslog.Text).Select(static match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
        var numbers = JsonSerializer.Deserialize<int[]>(Numbers().Match(Rsyslog.Text).Value);

        Assert.That(numbers, Is.EqualTo(Enumerable.Range(0, sizes.Max())));
    }

    [Test]
    public void ItsStreamsAreThoseOfTheTemplates() =>
        Assert.That(Stream().Matches(Rsyslog.Text).Select(static match => match.Value).Distinct(), Is.EquivalentTo(new[] { "logs-auth_api-default", "logs-auth_api.error-default", Personal }));

    private static List<string> SampleIds { get; } = [.. SampleRun.Lines.Select(
        static line => JsonDocument.Parse(line).RootElement.GetProperty("event.id").GetString()!)];

    private static string Error(int status) => $$$"""{"error":{"type":"an_exception","reason":"\"x\""},"status":{{{status}}}}""";

    private static string Numbered(int number) =>
        $$$"""{"@timestamp":"2026-11-24T10:00:00.000Z","log.level":"info","message":"한글 \\ {{{number}}}","ecs.version":"8.11.0","event.id":"line-{{{number}}}","labels":{"ratio":10.10}}""" + "\n";

    // rsyslog renames and removes files of its queues while these are listed.
    private static long LengthNow(string file)
    {
        try
        {
            return new FileInfo(file).Length;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    private static async Task Until(Func<bool> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.That(watch.Elapsed, Is.LessThan(Patience));
            await Task.Delay(50);
        }
    }

    private static async Task Within(TimeSpan time, Func<bool> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo() && watch.Elapsed < time)
        {
            await Task.Delay(50);
        }
    }

    [GeneratedRegex("dequeueBatchSize=\"([0-9]+)\"")]
    private static partial Regex BatchSize();

    [GeneratedRegex(@"\[0(?:,[0-9]+)+\]")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"logs-auth_api[\w.]*-default")]
    private static partial Regex Stream();
}
