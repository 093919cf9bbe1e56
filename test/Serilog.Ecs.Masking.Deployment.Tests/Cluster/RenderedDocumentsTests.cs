using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Every document that tests render is taken whole by a real Elasticsearch: none is rejected, no value is left out of the index.</summary>
/// <remarks>
/// The names of hostile events would use up the fields of an index, so that their streams may have more of them. A label that was a number
/// and is a text is not a number any more: its text is indexed, and <c>labels.x.number</c> is not.
/// </remarks>
[NonParallelizable]
[Category("Elasticsearch")]
public class RenderedDocumentsTests
{
    private const int DocumentsInAStream = 500;
    private static readonly int Events = Seeds.Count("FUZZ_EVENTS", 400);

    [SetUp]
    public Task Connect() => Cluster.RequireAsync();

    [Test]
    public async Task DocumentsOfMadeUpEvents()
    {
        var formatters = new[]
        {
            Render.Formatter(),
            Render.Formatter(static options => options.FieldNesting = FieldNesting.Nested),
            Render.Formatter(static options => options.StructuredValues = StructuredValues.Labels),
            Render.Formatter(static options => (options.LabelValues, options.NullValues) = (LabelValues.Strings, NullValues.Write)),
        };
        var lines = new List<string>();
        Check.One(Seeds.Check(Events), Prop.ForAll(Arb.From(RandomEvents.Event), logEvent => lines.AddRange(formatters.Select(formatter => Render.Text(formatter, logEvent)))));

        await TakesAllAsync(lines);
    }

    [Test]
    public async Task DocumentsThatOtherTestsRendered()
    {
        var folder = RenderedDocuments.Folder;
        if (folder is null)
        {
            Assert.Ignore($"{RenderedDocuments.Variable} is not set: the other tests kept no documents.");
        }

        await TakesAllAsync(Directory.EnumerateFiles(folder, "*.json").SelectMany(File.ReadLines));
    }

    private static async Task TakesAllAsync(IEnumerable<string> lines)
    {
        var documents = 0;
        var faults = new List<string>();
        foreach (var chunk in lines.Chunk(DocumentsInAStream))
        {
            var stream = Cluster.NewStream(isRoomy: true);
            faults.AddRange(await Cluster.IndexAsync(stream, chunk));
            faults.AddRange((await Cluster.IgnoredAsync(stream)).Select(static fields => "Ignored: " + fields));
            await Cluster.DeleteAsync(stream);
            documents += chunk.Length;
        }

        TestContext.Out.WriteLine($"{documents} documents indexed, {faults.Count} rejected or ignored");
        Assert.That(documents, Is.Positive);
        Assert.That(faults.Take(5), Is.Empty, $"{faults.Count} of {documents} documents");
    }
}
