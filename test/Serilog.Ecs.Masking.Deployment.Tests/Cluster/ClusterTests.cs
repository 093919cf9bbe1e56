using System.Globalization;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What the shipped assets make of documents, in a real Elasticsearch.</summary>
[NonParallelizable]
[Category("Elasticsearch")]
public class ClusterTests
{
    private const string AllFields = """{"query_string":{"query":"%"}}""";

    private string _stream = "";

    [SetUp]
    public async Task Connect()
    {
        await Cluster.RequireAsync();
        _stream = Cluster.NewStream();
    }

    [TearDown]
    public async Task DeleteStream()
    {
        if (_stream.Length > 0)
        {
            await Cluster.DeleteAsync(_stream);
        }
    }

    [Test]
    public async Task EveryLineOfTheSampleIsTakenWhole()
    {
        Assert.That(await Cluster.IndexAsync(_stream, SampleRun.Lines), Is.Empty);
        Assert.That(await Cluster.IgnoredAsync(_stream), Is.Empty);
        Assert.That(await Cluster.CountAsync(_stream, """{"match_all":{}}"""), Is.EqualTo(SampleRun.Lines.Count));
    }

    [Test]
    public async Task ASearchWithoutAFieldFindsTextAndNumbers([Values("kakao", "labels.provider:kakao", "1842", "\\\"kakao talk\\\"")] string query)
    {
        await Cluster.IndexAsync(_stream,
        [
            Document(static log => log.ForContext("Provider", "kakao").Information("Signed in with kakao talk")),
            Document(static log => log.Information("Order {OrderId}", 1842)),
            Document(static log => log.Information("password={Password}", "hunter2")),
        ]);

        Assert.That(await Cluster.CountAsync(_stream, AllFields.Replace("%", query, StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task AnExceptionIsFoundByTheLastPartOfItsTypesName(
        [Values("HttpRequestException", "httprequestexception", "System.Net.Http.HttpRequestException")] string text)
    {
        var failure = new InvalidOperationException("Rates are old", new HttpRequestException("No answer"));
        await Cluster.IndexAsync(_stream, [Document(log => log.Error(failure, "No rates")), Document(static log => log.Error(new TimeoutException("x"), "x"))]);

        Assert.That(await Cluster.CountAsync(_stream, $$$"""{"match_phrase":{"error.stack_trace.text":"{{{text}}}"}}"""), Is.EqualTo(1));
    }

    [Test]
    public async Task AnObjectAndAScalarUnderOneLabelAreTaken()
    {
        const string Time = "\"@timestamp\":\"2026-01-01T00:00:00.000Z\"";
        string[] documents =
        [
            "{" + Time + ""","labels":{"order":{"id":1}}}""",
            "{" + Time + ""","labels":{"order":"x"}}""",
            "{" + Time + ""","labels":{"order":{"id":"x","lines":[{"a":1}]}}}""",
            "{" + Time + ""","labels":{"order.id":true}}""",
        ];

        Assert.That(await Cluster.IndexAsync(_stream, documents), Is.Empty);
        Assert.That(await Cluster.CountAsync(_stream, """{"term":{"labels.order":"x"}}"""), Is.EqualTo(1));
    }

    [Test]
    public async Task AnEventOfTenThousandLabelsLeavesTheOthersTheirFields()
    {
        var hostile = Render.EventWith(
            Enumerable.Range(0, 10_000).Select(static number => ("L" + number.ToString(CultureInfo.InvariantCulture), (object?)number)));

        Assert.That(await Cluster.IndexAsync(_stream, [Render.Line(hostile).Text]), Is.Empty);
        Assert.That(await Cluster.IndexAsync(_stream, [Document(static log => log.ForContext("Provider", "kakao").Information("Signed in"))]), Is.Empty);

        Assert.That(await Cluster.IgnoredAsync(_stream), Is.Empty);
        Assert.That(await Cluster.CountAsync(_stream, """{"term":{"labels.provider":"kakao"}}"""), Is.EqualTo(1));
        Assert.That(await Cluster.CountAsync(_stream, """{"term":{"data.l9999":"9999"}}"""), Is.EqualTo(1));
    }

    [Test]
    public async Task AKeyAndTextOfDataThatAreTooLongTogetherAreKept()
    {
        var name = new string('한', 200);
        var line = Document(log => log.Information("{@Data}", new Dictionary<string, object> { [name] = new { Text = new string('한', 8_191) } }));

        Assert.That(await Cluster.IndexAsync(_stream, [line]), Is.Empty);
    }

    [TestCase(128)]
    [TestCase(129)]
    [TestCase(600)]
    public async Task ADocumentIsStoredOnceByItsIdWhateverItsLength(int length)
    {
        var line = Document(log => log.ForContext("event.id", new string('é', length)).Information("x"));

        Assert.That(await Cluster.IndexAsync(_stream, [line, line]), Is.Empty);
        Assert.That(await Cluster.CountAsync(_stream, """{"match_all":{}}"""), Is.EqualTo(length <= 128 ? 1 : 2));
    }

    [Test]
    public async Task OddTimesAreTakenAsLabels()
    {
        object[] times = [default(DateTimeOffset), default(DateTime), DateTime.MaxValue, new DateOnly(1965, 1, 1), "0001-01-01T00:00:00Z", new DateTime(
            2049, 12, 31, 0, 0, 0, DateTimeKind.Utc)];

        Assert.That(await Cluster.IndexAsync(_stream, times.Select(time => Document(log => log.ForContext("event.start", time).Information("x")))), Is.Empty);
        Assert.That(await Cluster.IgnoredAsync(_stream), Is.Empty);
        Assert.That(await Cluster.CountAsync(_stream, """{"exists":{"field":"event.start"}}"""), Is.EqualTo(1));
    }

    private static string Document(Action<ILogger> log) => Render.Line(log).Text;
}
