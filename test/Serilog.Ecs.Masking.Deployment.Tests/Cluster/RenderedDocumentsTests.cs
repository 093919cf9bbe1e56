using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
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
public partial class RenderedDocumentsTests
{
    // Each new field is a change of the whole cluster, which takes the longer the more fields the index has: an index of 8,700 fields took a
    // minute for 100 documents.
    private const int DocumentsInAStream = 5_000;
    private const int DocumentsWithNewNamesInAStream = 50;
    private const int UsesOfAKnownName = 20;

    private static readonly int Events = Seeds.Count("FUZZ_EVENTS", 100);
    private static readonly int DocumentsWithNewNames = Seeds.Count("ECS_NEW_NAMES", 500);

    [SetUp]
    public Task Connect() => Cluster.RequireAsync();

    [Test]
    public async Task DocumentsOfMadeUpEvents()
    {
        var formatters = new[]
        {
            Render.Formatter(),
            Render.Formatter(static options => options.FieldNesting = FieldNesting.Nested),
            Render.Formatter(static options => options.StructuredValues = StructurePlacement.Labels),
            Render.Formatter(static options => (options.LabelValues, options.NullValues) = (LabelTyping.Strings, NullHandling.Write)),
        };
        var lines = new List<string>();
        Check.One(
            Seeds.Check(Events),
            Prop.ForAll(Arb.From(RandomEvents.Event), logEvent => lines.AddRange(formatters.Select(formatter => Render.Text(formatter, logEvent)))));

        await TakesAllAsync(lines, DocumentsWithNewNamesInAStream);
    }

    /// <remarks>Documents that differ in id and time only are one. Of those with labels that hardly any other has, some are taken.</remarks>
    [Test]
    public async Task DocumentsThatOtherTestsRendered()
    {
        var folder = RenderedDocuments.Folder;
        if (folder is null)
        {
            Assert.Ignore($"{RenderedDocuments.Variable} is not set: the other tests kept no documents.");
        }

        var documents = Directory.EnumerateFiles(folder, "*.json").SelectMany(File.ReadLines).DistinctBy(static line => IdAndTime().Replace(line, "")).ToList();
        var labels = documents.ConvertAll(Labels);
        var uses = new Dictionary<string, int>(StringComparer.Ordinal);
        labels.ForEach(names => names.ForEach(name => CollectionsMarshal.GetValueRefOrAddDefault(uses, name, out _)++));
        var isKnown = labels.ConvertAll(names => names.TrueForAll(name => uses[name] >= UsesOfAKnownName));

        await TakesAllAsync(documents.Where((_, number) => isKnown[number]), DocumentsInAStream);
        await TakesAllAsync(documents.Where((_, number) => !isKnown[number]).Take(DocumentsWithNewNames), DocumentsWithNewNamesInAStream);
    }

    private static List<string> Labels(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.TryGetProperty("labels", out var labels) && labels.ValueKind == JsonValueKind.Object
            ? [.. labels.EnumerateObject().Select(static label => label.Name)]
            : [];
    }

    private static async Task TakesAllAsync(IEnumerable<string> lines, int documentsInAStream)
    {
        var documents = 0;
        var faults = new List<string>();
        foreach (var chunk in lines.Chunk(documentsInAStream))
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

    [GeneratedRegex("\"@timestamp\":\"[^\"]*\",|\"event\\.id\":\"[^\"]*\",?|\"event\\.sequence\":[0-9]+,?")]
    private static partial Regex IdAndTime();
}
