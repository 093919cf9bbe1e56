using System.IO.Enumeration;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The assets of Elasticsearch name each other rightly, and documents find the place that is meant for them.</summary>
public partial class AssetTests
{
    private static readonly string[] Streams = ["logs-auth_api-default", "logs-auth_api.error-default", "logs-auth_api.personal-default"];

    [Test]
    public void EveryAssetIsOfTheVersionThatTheScriptLooksFor()
    {
        var version = Regex.Match(DeploymentFiles.Text("elasticsearch/install.sh"), "assets_version=([0-9]+)").Groups[1].Value;

        foreach (var file in Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, "elasticsearch"), "*.json", SearchOption.AllDirectories))
        {
            Assert.That(DocumentedBody.Meta(StrictJson.Parse(Compact(file))).GetProperty("assets_version").GetRawText(), Is.EqualTo(version), file);
        }
    }

    [TestCase("logs-auth_api-default", "logs-auth_api", "auth_api-logs")]
    [TestCase("logs-auth_api.error-default", "logs-auth_api.error", "auth_api-logs.error")]
    [TestCase("logs-auth_api.personal-default", "logs-auth_api.personal", "auth_api-logs.personal")]
    public void AStreamIsMadeByItsTemplateAndEndsByItsPolicy(string stream, string template, string policy)
    {
        var matching = Files("index-templates").Where(
            file => file.Body.GetProperty("index_patterns").EnumerateArray().Any(pattern => Matches(pattern.GetString()!, stream)))
            .OrderByDescending(file => file.Body.GetProperty("priority").GetInt32()).ToList();

        Assert.That(matching[0].Name, Is.EqualTo(template));
        Assert.That(
            matching.Select(file => file.Body.GetProperty("priority").GetInt32()), Is.Unique.And.All.GreaterThan(100),
            "Elasticsearch's own template for logs has the priority 100.");
        Assert.That(matching[0].Body.GetProperty("template").GetProperty("settings").GetProperty("index.lifecycle.name").GetString(), Is.EqualTo(policy));
        Assert.That(matching[0].Body.GetProperty("data_stream").ValueKind, Is.EqualTo(JsonValueKind.Object));
        Assert.That(Files("ilm-policies").Select(file => file.Name), Does.Contain(policy));
    }

    [Test]
    public void EveryTemplateIsComposedOfBothComponents() =>
        Assert.That(
            Files("index-templates").Select(file => string.Join(' ', file.Body.GetProperty("composed_of").EnumerateArray())),
            Is.All.EqualTo(string.Join(' ', Files("component-templates").Select(file => file.Name).Order())));

    [Test]
    public void PersonalDataIsDeletedFirst()
    {
        var days = Files("ilm-policies").ToDictionary(
            file => file.Name,
            file => int.Parse(file.Body.GetProperty("policy").GetProperty("phases").GetProperty("delete").GetProperty("min_age").GetString()!.TrimEnd('d')));

        Assert.That(days["auth_api-logs.personal"], Is.LessThan(days["auth_api-logs"]).And.LessThan(days["auth_api-logs.error"]));
    }

    [Test]
    public void TheSettingsNameThePipelineAndFieldsThatAreThere()
    {
        var settings = Files("component-templates").Single(file => file.Name == "auth_api-settings").Body.GetProperty("template").GetProperty("settings");

        Assert.That(Files("ingest-pipelines").Select(file => file.Name), Is.EqualTo(new[] { settings.GetProperty("index.default_pipeline").GetString() }));
        Assert.That(
            settings.GetProperty("index.query.default_field").EnumerateArray().Select(static field => field.GetString()),
            Is.EqualTo(new[] { "*" }),
            "A pattern such as labels.* covers numbers, on which a search without a field fails.");
        Assert.That(settings.GetProperty("index.mapping.ignore_malformed").GetBoolean(), Is.True);
        Assert.That(settings.GetProperty("index.mapping.total_fields.ignore_dynamic_beyond_limit").GetBoolean(), Is.True);
    }

    [Test]
    public void TheMappingsLeaveRoomForLabels()
    {
        var limit = Files("component-templates").Single(file => file.Name == "auth_api-settings").Body.GetProperty("template").GetProperty("settings").GetProperty("index.mapping.total_fields.limit").GetInt32();

        Assert.That(new IndexModel().Fields, Has.Count.LessThan(limit / 4));
    }

    [Test]
    public void ThePipelineReadsAndWritesFieldsThatAreThere()
    {
        var pipeline = Files("ingest-pipelines").Single().Body;
        var processors = pipeline.GetProperty("processors").EnumerateArray().Concat(pipeline.GetProperty("on_failure").EnumerateArray()).Select(processor => processor.EnumerateObject().Single()).ToList();

        var fields = processors.SelectMany(processor => new[] { "field", "copy_from" }.Where(name => processor.Value.TryGetProperty(name, out _)).Select(name => processor.Value.GetProperty(name).GetString()!)).ToList();

        Assert.That(processors[0].Name, Is.EqualTo("dot_expander"), "Without it no other processor sees a dotted name.");
        Assert.That(fields, Does.Contain("_id").And.Contain("event.id").And.Contain("user_agent.original"));
        Assert.That(fields.Where(field => field is not ("*" or "_id") && !FieldNames.IsKnown(field)), Is.Empty);
    }

    [Test]
    public void EveryLineOfTheSampleHasAnIdOfItsOwnThatElasticsearchTakes()
    {
        var ids = SampleRun.Lines.Select(line => (string?)EcsLine.Parse(line)["event.id"]).ToList();

        Assert.That(ids, Is.Unique.And.All.Not.Null);
        Assert.That(ids.Select(id => Encoding.UTF8.GetByteCount(id!)), Is.All.InRange(1, 128));
    }

    [TestCase("auth_api-collector", true, true, true)]
    [TestCase("auth_api-reader", true, true, false)]
    [TestCase("auth_api-personal-reader", false, false, true)]
    public void ARoleReachesTheStreamsThatItIsFor(string role, bool all, bool errors, bool personal)
    {
        var names = Files("roles").Single(file => file.Name == role).Body.GetProperty("indices").EnumerateArray().SelectMany(indices => indices.GetProperty("names").EnumerateArray()).Select(name => name.GetString()!).ToList();

        Assert.That(Streams.Select(stream => names.Exists(name => Matches(name, stream))), Is.EqualTo(new[] { all, errors, personal }));
    }

    [Test]
    public void TheDataViewShowsEveryStream()
    {
        using var view = JsonDocument.Parse(KibanaObjects.Render().Split('\n')[0]);

        var pattern = view.RootElement.GetProperty("attributes").GetProperty("title").GetString()!;

        Assert.That(Streams.Where(stream => !Matches(pattern, stream)), Is.Empty);
        Assert.That(Matches(pattern, "logs-other-default"), Is.False);
    }

    private static bool Matches(string pattern, string name) => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false);

    private static List<(string Name, JsonElement Body)> Files(string folder) =>
        [.. Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, "elasticsearch", folder), "*.json").Select(
            file => (Path.GetFileNameWithoutExtension(file), StrictJson.Parse(Compact(file))))];

    private static string Compact(string file) => LineBreak().Replace(File.ReadAllText(file), "") + "\n";

    [GeneratedRegex(@"\r?\n\s*")]
    private static partial Regex LineBreak();
}
