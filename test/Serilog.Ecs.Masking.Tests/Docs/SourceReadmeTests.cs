using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The map of the sources is true: each folder it names is there, and each that is there has its sentence.</summary>
public partial class SourceReadmeTests
{
    private const string Pack = "Serilog.Ecs.Masking/";

    private static readonly string Source = Path.Combine(Repository.Root, "src");
    private static readonly string Page = Repository.Read("src/README.md");

    [Test]
    public void TheFoldersOfItsTableAreTheFoldersThatThereAre()
    {
        var named = Row().Matches(Page).Select(static match => match.Groups[1].Value.Replace("…/", Pack, StringComparison.Ordinal).Replace(
            "…Sample", "Serilog.Ecs.Masking.Sample", StringComparison.Ordinal));
        var there = Folders("").Concat(Folders(Pack)).Append("Serilog.Ecs.Masking.Sample/deploy/");

        Assert.That(named, Is.EquivalentTo(there));
    }

    [TestCase("…/Redaction/", Pack + "Redaction/")]
    [TestCase("Serilog.Ecs.Masking.Redaction/", "Serilog.Ecs.Masking.Redaction/")]
    public void TheRoomsOfMaskingAreThoseThatItNames(string name, string folder)
    {
        var row = Page.Split('\n').Single(line => line.StartsWith($"| `{name}`", StringComparison.Ordinal));

        Assert.That(Room().Matches(row).Select(match => folder + match.Groups[1].Value), Is.EquivalentTo(Folders(folder)));
    }

    [TestCase("src/README.md")]
    [TestCase("src/CONTRIBUTING.md")]
    public void TheScriptsThatItNamesAreThere(string page)
    {
        foreach (var script in Script().Matches(Repository.Read(page)).Select(static match => match.Value))
        {
            Assert.That(File.Exists(Path.Combine(Repository.Root, script)), Is.True, script);
        }
    }

    [Test]
    public void TheFilesThatContributorsChangeAreThere()
    {
        var files = NamedFile().Matches(Repository.Read("src/CONTRIBUTING.md")).Select(static match => match.Groups[1].Value).ToArray();

        Assert.That(files, Has.Length.GreaterThan(6));
        Assert.That(files.Where(static file => !Exists(file)), Is.Empty);
    }

    // A path from the root or from the engine, or the name of one file
    private static bool Exists(string file) =>
        File.Exists(Path.Combine(Repository.Root, file)) || File.Exists(Path.Combine(Source, "Serilog.Ecs.Masking.Redaction", file))
        || (!file.Contains('/', StringComparison.Ordinal) && new[] { "src", "test" }.Any(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), file, SearchOption.AllDirectories).Any()));

    // A folder without a file that belongs to it is left over from a build.
    private static IEnumerable<string> Folders(string parent) => Directory.GetDirectories(Path.Combine(Source, parent))
        .Where(static folder => Path.GetFileName(folder) is not ("bin" or "obj") && Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any())
        .Select(folder => parent + Path.GetFileName(folder) + "/");

    [GeneratedRegex("^\\| `([^`]+/)` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\(`(\w+/)`\)")]
    private static partial Regex Room();

    [GeneratedRegex(@"`([\w./-]+\.(?:cs|txt|md|sh|py))`")]
    private static partial Regex NamedFile();

    [GeneratedRegex(@"build/[\w-]+\.sh")]
    private static partial Regex Script();
}
