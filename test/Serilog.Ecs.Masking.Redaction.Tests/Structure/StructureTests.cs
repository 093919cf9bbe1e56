using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Redaction.Tests.Structure;

public sealed partial class StructureTests
{
    private const int MostLines = 250;
    private const int MostFiles = 22;

    private static readonly string Engine = Path.Combine(RepositoryFolder(), "src", "Serilog.Ecs.Masking.Redaction");
    private static readonly FolderGraph Graph = new(typeof(Redactor).Assembly.Location);

    /// <summary>Files that may be longer, and why.</summary>
    private static readonly Dictionary<string, string> LongFiles = new(StringComparer.Ordinal)
    {
        ["CharacterBlock.cs"] = "One pass over 64 characters, of which all parts share registers.",
    };

    /// <summary>What closes cycles, and why it does. The list only gets shorter.</summary>
    private static readonly Dictionary<(string From, string To), string> Exceptions = new()
    {
        // A search hands itself to the notations, which read, report and pay through it; the judge sees the pair that a notation has read.
        [("Search", "Notations")] = "The search offers names to notations, and reports the pairs that they read.",
        [("Search", "Indexing")] = "The list of notations is beside the index that is made of their words.",
        [("Judging", "Notations")] = "A pair is judged as its notation read it.",
        [("Judging", "Search")] = "Words before a name are read as the search reads names.",

        // A policy is everything that is compiled once; what it holds asks it about names.
        [("Judging", "Policy")] = "A value that is itself a sensitive name is no secret, and the policy knows the names.",
        [("Policy", "Indexing")] = "A policy holds the index of its names.",
        [("Policy", "Search")] = "A policy holds what is remembered about names and stack frames.",

        // The scanner and what it finds are in one folder; the detectors that it runs return the latter.
        [("Shapes/Addresses", "Shapes")] = "Detectors return the finding of the scanner.",
        [("Shapes/Numbers", "Shapes")] = "Detectors return the finding of the scanner.",
        [("Shapes/Tokens", "Shapes")] = "Detectors return the finding of the scanner.",
        [("Shapes/Addresses", "Shapes/Numbers")] = "An address of four numbers is no fraction.",
    };

    [Test]
    public void FoldersDoNotUseOneAnotherInCircles() => Assert.That(Graph.Cycles(Exceptions.Keys), Is.Empty);

    [Test]
    public void EveryExceptionIsNeeded()
    {
        foreach (var edge in Exceptions.Keys)
        {
            Assert.That(Graph.Edges, Has.Member(edge));
            Assert.That(Graph.Cycles([.. Exceptions.Keys.Where(other => other != edge)]), Is.Not.Empty, edge.ToString());
        }
    }

    [Test]
    public void NoFileIsTooLong()
    {
        var tooLong = Sources().Select(static file => (Path.GetFileName(file), File.ReadLines(file).Count())).Where(
            static file => file.Item2 > MostLines && !LongFiles.ContainsKey(file.Item1));

        Assert.That(tooLong, Is.Empty);
    }

    [Test]
    public void NoFolderHasTooManyFiles()
    {
        var tooFull = Sources().GroupBy(static file => Path.GetDirectoryName(file)).Where(static folder => folder.Count() > MostFiles).Select(
            static folder => folder.Key);

        Assert.That(tooFull, Is.Empty);
    }

    /// <summary>A look back over the whole text for each of its names makes the cost grow with the square of its length.</summary>
    [Test]
    public void NothingSearchesBackToTheStartOfTheText()
    {
        var unbounded = Sources().SelectMany(static file => File.ReadLines(file).Where(static line => SearchBack().IsMatch(line)).Select(
            line => $"{Path.GetFileName(file)}: {line.Trim()}"));

        Assert.That(unbounded, Is.Empty);
    }

    [Test]
    public void ANamespaceIsAFolder()
    {
        foreach (var file in Sources())
        {
            var folder = Path.GetRelativePath(Engine, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            var expected = folder == "." ? "namespace Serilog.Ecs.Masking;" : "namespace Serilog.Ecs.Masking.Redaction." + folder + ";";

            Assert.That(File.ReadLines(file), Has.Member(expected), file);
        }
    }

    [GeneratedRegex(@"\b[Tt]ext\[\.\.(?!Math\.Min)[^\]]+\]\.(?:LastIndexOf|Count\()")]
    private static partial Regex SearchBack();

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Engine, "*.cs", SearchOption.AllDirectories);

    private static string RepositoryFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Serilog.Ecs.Masking.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run within the repository.");
    }
}
