using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

public class KibanaObjectTests
{
    private const string File = "kibana/auth-api.ndjson";

    private static readonly Lazy<JsonElement[]> Objects = new(
        static () => [.. DeploymentFiles.Text(File).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => StrictJson.Parse(line + "\n"))]);

    [Test]
    public void TheFileIsWhatTheTestsDescribe()
    {
        var objects = KibanaObjects.Render();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
        {
            System.IO.File.WriteAllText(Path.Combine(DeploymentFiles.Folder, File), objects);
        }

        Assert.That(DeploymentFiles.Text(File).ReplaceLineEndings("\n"), Is.EqualTo(objects), "UPDATE_DOCS=1 dotnet test writes the objects anew.");
    }

    [Test]
    public void EveryReferenceIsToAnObjectOfTheFile()
    {
        var ids = Objects.Value.Select(Key).ToList();

        var references = Objects.Value.SelectMany(saved => saved.GetProperty("references").EnumerateArray()).Select(Key).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(references, Has.Count.EqualTo(6 + 8 + 9));
        Assert.That(references.Distinct(), Is.SubsetOf(ids));
    }

    [Test]
    public void EveryPanelOfTheDashboardHasItsReference()
    {
        var dashboard = Objects.Value.Single(saved => Text(saved, "type") == "dashboard");
        var names = dashboard.GetProperty("references").EnumerateArray().Select(reference => Text(reference, "name"));

        var panels = Inner(dashboard, "panelsJSON").EnumerateArray().ToList();

        Assert.That(panels.Select(panel => Text(panel, "panelIndex") + ":" + Text(panel, "panelRefName")), Is.EquivalentTo(names));
        Assert.That(panels.Select(panel => panel.GetProperty("gridData")).All(place => place.GetProperty("x").GetInt32() + place.GetProperty("w").GetInt32() <= 48), Is.True);
    }

    [TestCase("Requests by status")]
    [TestCase("Latency by route")]
    [TestCase("Share of failed requests")]
    [TestCase("Errors by type")]
    [TestCase("Top client addresses")]
    [TestCase("Browsers")]
    [TestCase("Events with personal data")]
    [TestCase("Masked values")]
    public void TheDashboardHasThePanel(string title)
    {
        var panel = Objects.Value.Single(saved => Text(saved, "type") == "lens" && Text(saved.GetProperty("attributes"), "title") == title);

        Assert.That(Objects.Value[^1].GetProperty("references").EnumerateArray().Select(Key), Does.Contain(Key(panel)));
    }

    [Test]
    public void EveryFieldIsOneThatDocumentsHave()
    {
        var fields = Fields().Distinct().ToList();

        Assert.That(fields, Has.Count.GreaterThan(15));
        Assert.That(fields.Where(field => !FieldNames.IsKnown(field)), Is.Empty);
    }

    // Sums and percentiles need numbers, and top values need whole terms.
    [Test]
    public void EveryColumnIsComputedOfAFieldThatAllowsIt()
    {
        var index = new IndexModel();
        foreach (var column in Columns().Where(column => column.TryGetProperty("sourceField", out _) && Text(column, "sourceField") != "___records___"))
        {
            var type = index.Find(Text(column, "sourceField"), "string")!.Type;
            string[] allowed = Text(column, "operationType") switch
            {
                "sum" or "percentile" => ["long", "double"],
                "date_histogram" => ["date"],
                _ => Text(column, "dataType") == "number" ? ["long", "double"] : ["keyword"],
            };

            Assert.That(allowed, Does.Contain(type), Text(column, "sourceField"));
        }
    }

    [Test]
    public void EveryColumnThatAVisualizationShowsIsThere()
    {
        foreach (var panel in Objects.Value.Where(saved => Text(saved, "type") == "lens"))
        {
            var layer = Layer(panel);
            var columns = layer.GetProperty("columns").EnumerateObject().Select(column => column.Name).ToList();
            var visualization = panel.GetProperty("attributes").GetProperty("state").GetProperty("visualization");

            Assert.That(layer.GetProperty("columnOrder").EnumerateArray().Select(id => id.GetString()), Is.EquivalentTo(columns));
            Assert.That(Shown(visualization), Is.Not.Empty.And.SubsetOf(columns), Text(panel, "id"));
        }
    }

    [Test]
    public void ADocumentOfTheSampleIsFoundByEverySearch()
    {
        var lines = SampleRun.Lines.Select(line => EcsLine.Parse(line)).ToList();

        Assert.That(lines.Any(line => Equals(line["service.name"], "auth-api")));
        Assert.That(lines.Any(line => Equals(line["log.level"], "error")));
        Assert.That(lines.Any(line => line.Has("trace.id")));
        Assert.That(lines.Any(line => Equals(line["labels.user_id"], "usr-123")));
        Assert.That(lines.Any(line => Equals(line["labels.provider"], "kakao") && line["message"]!.ToString()!.Contains("callback", StringComparison.Ordinal)));
        Assert.That(lines.Any(line => line["tags"] is object[] tags && tags.Contains("pii") && line.Has("labels.masked_count")));
    }

    private static IEnumerable<string> Fields() =>
        Columns().Where(column => column.TryGetProperty("sourceField", out _)).Select(column => Text(column, "sourceField")).Where(
            field => field != "___records___")
            .Concat(Queries().SelectMany(FieldNames.OfQuery))
            .Concat(Objects.Value.Where(saved => Text(saved, "type") == "search").SelectMany(
                search => search.GetProperty("attributes").GetProperty("columns").EnumerateArray().Select(column => column.GetString()!)))
            .Concat(Inner(Objects.Value[0], "fieldFormatMap").EnumerateObject().Select(format => format.Name));

    private static IEnumerable<string> Queries() =>
        Objects.Value.Where(saved => Text(saved, "type") == "lens").Select(
            panel => Text(panel.GetProperty("attributes").GetProperty("state").GetProperty("query"), "query"))
            .Concat(Columns().Where(column => column.TryGetProperty("filter", out _)).Select(column => Text(column.GetProperty("filter"), "query")))
            .Concat(Objects.Value.Where(saved => Text(saved, "type") == "search").Select(search => Text(JsonDocument.Parse(Text(search.GetProperty("attributes").GetProperty("kibanaSavedObjectMeta"), "searchSourceJSON")).RootElement.GetProperty("query"), "query")));

    private static IEnumerable<JsonElement> Columns() =>
        Objects.Value.Where(saved => Text(saved, "type") == "lens").SelectMany(panel => Layer(panel).GetProperty("columns").EnumerateObject()).Select(
            column => column.Value);

    private static JsonElement Layer(JsonElement panel) =>
        panel.GetProperty("attributes").GetProperty("state").GetProperty("datasourceStates").GetProperty("formBased").GetProperty("layers").GetProperty(
            "layer");

    private static IEnumerable<string> Shown(JsonElement visualization)
    {
        foreach (var member in visualization.EnumerateObject())
        {
            switch (member.Name)
            {
                case "columnId" or "xAccessor" or "splitAccessor":
                    yield return member.Value.GetString()!;
                    break;
                case "accessors" or "primaryGroups" or "metrics":
                    foreach (var id in member.Value.EnumerateArray())
                    {
                        yield return id.GetString()!;
                    }

                    break;
                case "layers" or "columns":
                    foreach (var id in member.Value.EnumerateArray().SelectMany(Shown))
                    {
                        yield return id;
                    }

                    break;
            }
        }
    }

    private static JsonElement Inner(JsonElement saved, string attribute) => JsonDocument.Parse(Text(saved.GetProperty("attributes"), attribute)).RootElement;

    private static string Key(JsonElement saved) => Text(saved, "type") + "/" + Text(saved, "id");

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;
}
