using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

[Parallelizable(ParallelScope.Self)]
public class MappingTests
{
    private static readonly int Events = Seeds.Count("FUZZ_EVENTS", 400);

    [Test]
    public void EveryLineOfTheSampleIsTakenWhole()
    {
        var index = new IndexModel();

        foreach (var line in SampleRun.Lines)
        {
            EcsLine.Parse(line);
            index.Index(line);
        }

        Assert.That(index.Ignored, Is.Empty);
    }

    [Test]
    public void EveryFieldThatTheSampleWritesIsMappedOneByOne()
    {
        var index = new IndexModel();
        var mapped = index.Fields.Keys.ToHashSet(StringComparer.Ordinal);

        var written = SampleRun.Lines.SelectMany(line => EcsLine.Parse(line).Fields).Distinct();

        Assert.That(written, Is.SubsetOf(mapped));
    }

    // One index for all: what one document taught it, the next must not trip over.
    [Test]
    public void NoEventHoweverHostileIsRejected()
    {
        var index = new IndexModel();
        var formatters = new[]
        {
            Render.Formatter(),
            Render.Formatter(options => options.FieldNesting = FieldNesting.Nested),
            Render.Formatter(options => options.StructuredValues = StructurePlacement.Labels),
        };

        var lines = 0;
        Check.One(Seeds.Check(Events), Prop.ForAll(Arb.From(RandomEvents.Event), logEvent =>
        {
            foreach (var formatter in formatters)
            {
                index.Index(Render.Line(formatter, logEvent).Text);
                lines++;
            }
        }));

        Assert.That(lines, Is.EqualTo(Events * formatters.Length));
        Assert.That(index.Ignored.Where(ignored => !ignored.StartsWith("labels.", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void ALabelKeepsNumbersTextsAndTruthsBesideEachOther()
    {
        var index = new IndexModel();

        index.Index("""{"labels":{"total":33900}}""");
        index.Index("""{"labels":{"total":"free of charge"}}""");
        index.Index("""{"labels":{"total":true}}""");
        index.Index("""{"labels":{"total":[1.5,2]}}""");

        Assert.That(index.Ignored, Is.Empty);
        Assert.That(index.Fields["labels.total"], Is.EqualTo(new MappedField("keyword", 8_191, false, IsAlsoNumber: true)));
    }

    [Test]
    public void ALabelThatStartedAsTextIsNotANumber()
    {
        var index = new IndexModel();

        index.Index("""{"labels":{"order_id":"ord-1842"}}""");
        index.Index("""{"labels":{"order_id":1842}}""");

        Assert.That(index.Fields["labels.order_id"].IsAlsoNumber, Is.False);
    }

    [TestCase("""{"@timestamp":"yesterday"}""")]
    [TestCase("""{"http":{"request":{"id":"1"}},"http.request":"x"}""")]
    [TestCase("""{"event":"text"}""")]
    [TestCase("""{"data":"text"}""")]
    public void TheModelRejectsWhatElasticsearchRejects(string document)
    {
        var index = new IndexModel();

        Assert.That(() => index.Index(document), Throws.InstanceOf<AssertionException>());
    }

    // As with "subobjects": false; before, the second of them was rejected.
    [TestCase("""{"labels":{"order":{"id":1}},"labels.order":"x"}""")]
    [TestCase("""{"labels":{"order":"x"},"labels.order.id":1}""")]
    public void ALabelMayBeAnObjectAndAScalar(string document)
    {
        var index = new IndexModel();

        index.Index(document);

        Assert.That(index.Fields.Keys, Does.Contain("labels.order").And.Contain("labels.order.id"));
    }

    [Test]
    public void AWrongValueInATypedFieldIsKeptAndNotIndexed()
    {
        var index = new IndexModel();

        index.Index("""{"client.ip":"nobody","http":{"response":{"status_code":"OK"}}}""");

        Assert.That(index.Ignored, Has.Count.EqualTo(2));
    }

    [Test]
    public void EveryEcsFieldIsMappedToItsType()
    {
        var index = new IndexModel();
        var fields = EcsFieldList.All.Where(field => field.Value.In8 && field.Value.Type != "object" && !IsMultiField(field.Key)).ToList();

        var wrong = fields.Where(field => index.Find(field.Key, "string")?.Type != Expected(field.Value.Type)).Select(field => field.Key);

        Assert.That(fields, Has.Count.GreaterThan(1_000));
        Assert.That(wrong, Is.Empty);
    }

    private static bool IsMultiField(string name) =>
        EcsFieldList.All.TryGetValue(name[..Math.Max(name.LastIndexOf('.'), 0)], out var around) && around.Type is not ("object" or "nested" or "flattened");

    private static string Expected(string type) => type switch
    {
        "constant_keyword" => "keyword",
        "integer" => "long",
        "float" => "double",
        _ => type,
    };
}
