using System.Text.RegularExpressions;
using NUnit.Framework;
using Serilog.Ecs.Masking.Routing;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The pages can be reached, followed and read.</summary>
public partial class PageTests
{
    private const int MostWords = 30;
    private const int MostLinesOfTheReadme = 250;
    private const string Contents = "src/docs/README.md";

    private static readonly Dictionary<string, MarkdownPage> Pages = MarkdownPage.All.ToDictionary(static page => page.Path);

    [TestCaseSource(nameof(Paths))]
    public void EveryLinkLeadsToAFileAndAHeading(string path)
    {
        var dead = Pages[path].Links.Where(link => !Leads(path, link)).ToArray();

        Assert.That(dead, Is.Empty);
    }

    [Test]
    public void EveryPageOfTheDocumentationIsInItsTableOfContents()
    {
        var linked = Pages[Contents].Links.Select(static link => Target(Contents, link)).ToHashSet();

        Assert.That(
            Pages.Keys.Where(static path => path.StartsWith("src/docs/", StringComparison.Ordinal) && path != Contents).Where(path => !linked.Contains(path)),
            Is.Empty, $"Add the page to {Contents}.");
    }

    [TestCaseSource(nameof(Documentation))]
    public void NoSentenceIsTooLongToReadAloud(string path)
    {
        var tooLong = Pages[path].Sentences.Select(static sentence => (Words: sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(static word => word.Any(char.IsLetterOrDigit)), sentence))
            .Where(static sentence => sentence.Words > MostWords).Select(static sentence => $"{sentence.Words}: {sentence.sentence}").ToArray();

        Assert.That(tooLong, Is.Empty, string.Join('\n', tooLong));
    }

    [Test]
    public void TheReadmeIsShort() => Assert.That(Pages["README.md"].Text.Split('\n'), Has.Length.LessThanOrEqualTo(MostLinesOfTheReadme));

    [Test]
    public void TheSettingsOfARouteAreInATable() => Assert.That(
        RouteRow().Matches(Pages["src/docs/routing.md"].Text.Split("## Settings of a route")[1].Split("\n## ")[0]).Select(
            static match => match.Groups[1].Value),
        Is.EquivalentTo(RoutesBinder.Names));

    [Test]
    public void ANewProjectIsMadeFromThePageOfTheFirstSteps() => Assert.That(Repository.Read("build/newcomer.sh"), Does.Contain("src/docs/getting-started.md"));

    [Test]
    public void TheRulesSeeALongSentenceAndADeadLink()
    {
        Assert.That(Pages[Contents].Links.Count(), Is.GreaterThan(20));
        Assert.That(Leads(Contents, "nowhere.md"), Is.False);
        Assert.That(Leads(Contents, "masking.md#nowhere"), Is.False);
        Assert.That(Leads(Contents, "masking.md#how-it-decides"), Is.True);
        Assert.That(
            Pages["src/docs/masking.md"].Sentences,
            Has.Some.Matches<string>(static sentence => sentence!.StartsWith("The original is never written", StringComparison.Ordinal)));
    }

    [Test]
    public void TheChartOfSpeedShowsTheResultsOfTheBenchmarks()
    {
        var chart = Repository.Read("src/docs/speed.svg");
        var table = Repository.Read("test/Serilog.Ecs.Masking.Benchmarks/results.md").Split('\n')
            .SkipWhile(static line => !(line.StartsWith('|') && line.Contains("| to JsonFormatter |", StringComparison.Ordinal)))
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries)).ToArray();
        var column = Array.IndexOf(table[0], "to JsonFormatter");

        foreach (var row in table.Skip(2))
        {
            Assert.That(chart, Does.Contain($">{row[0].Split(':')[0]}</text>").And.Contain($">{row[column]}<tspan"), "build/bench.sh --write draws it anew.");
        }
    }

    [GeneratedRegex(@"^\| `(\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex RouteRow();

    private static IEnumerable<string> Paths() => MarkdownPage.All.Select(static page => page.Path);

    private static IEnumerable<string> Documentation() => MarkdownPage.All.Where(static page => page.IsDocumentation).Select(static page => page.Path);

    private static bool Leads(string path, string link)
    {
        if (link.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }

        var target = Target(path, link);
        var anchor = link.Contains('#', StringComparison.Ordinal) ? link[(link.IndexOf('#', StringComparison.Ordinal) + 1)..] : null;
        return System.IO.Path.Exists(System.IO.Path.Combine(Repository.Root, target))
            && (anchor is null || (Pages.TryGetValue(target, out var page) && page.Anchors.Contains(anchor)));
    }

    private static string Target(string path, string link)
    {
        var file = link.Split('#')[0];
        return file.Length == 0 ? path : System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.Combine(Repository.Root, System.IO.Path.GetDirectoryName(path)!, file)).Replace('\\', '/');
    }
}
