using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Every question that the guide, the saved searches and the dashboard ask has an answer in the sample's documents.</summary>
public class KqlQueryTests
{
    // Nothing in the demo is that slow or that broken, and an id of a trace is another each time.
    private static readonly string[] WithoutAnswer =
    [
        "event.duration > 1000000000", "labels.masking_error: *", "trace.id: \"4bf92f3577b34da6a3ce929d0e0e4736\"",
    ];

    private static readonly Lazy<EcsLine[]> Documents = new(static () => [.. SampleRun.Lines.Select(line => EcsLine.Parse(line))]);

    private static IEnumerable<string> Queries =>
        new Guide("README.md").Queries
            .Concat(KibanaObjects.Searches.Select(search => search.Kql))
            .Concat(KibanaObjects.Panels.Select(panel => panel.Kql))
            .Concat(KibanaObjects.Panels.SelectMany(panel => panel.Columns).SelectMany(column => column.Parts.Prepend(column)).Select(column => column.Json["filter"].Text("query")).OfType<string>())
            .Distinct();

    private static IEnumerable<string> Panels => KibanaObjects.Panels.Select(panel => panel.Id);

    [TestCaseSource(nameof(Queries))]
    public void AQueryFindsSomeDocumentsAndNotAll(string kql)
    {
        var query = new KqlQuery(kql);

        var found = Documents.Value.Count(query.Matches);

        if (kql == "service.name: \"auth-api\"")
        {
            Assert.That(found, Is.EqualTo(Documents.Value.Length));
        }
        else
        {
            Assert.That(found, WithoutAnswer.Contains(kql) ? Is.Zero : Is.GreaterThan(0).And.LessThan(Documents.Value.Length));
        }
    }

    // What every panel is grouped and computed by is in the documents that it counts. Elasticsearch adds the browser's name.
    [TestCaseSource(nameof(Panels))]
    public void APanelHasWhatItShows(string id)
    {
        var panel = KibanaObjects.Panels.Single(panel => panel.Id == id);
        var counted = Documents.Value.Where(new KqlQuery(panel.Kql).Matches).ToList();

        var fields = panel.Columns.Select(column => column.Json.Text("sourceField")).OfType<string>().Where(field => field != "___records___").Select(
            field => field == "user_agent.name" ? "user_agent.original" : field);

        Assert.That(fields.Where(field => !counted.Exists(document => document.Has(field))), Is.Empty);
    }

    [TestCase("one service")]
    [TestCase("errors")]
    [TestCase("a whole trace")]
    [TestCase("one user")]
    [TestCase("OAuth callbacks")]
    [TestCase("personal data")]
    public void TheSearchIsThere(string name) => Assert.That(KibanaObjects.Searches.Select(search => search.Title), Does.Contain("auth-api: " + name));

    [TestCase("event.duration >")]
    [TestCase("log.level: (\"error\" or")]
    [TestCase("log.level: \"error\" \"fatal\"")]
    public void ATextThatIsNotAQueryStays(string kql) => Assert.That(() => new KqlQuery(kql), Throws.InstanceOf<FormatException>());
}
