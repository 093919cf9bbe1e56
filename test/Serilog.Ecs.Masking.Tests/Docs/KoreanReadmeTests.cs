using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The Korean README says what the English one says: the same code, settings, defaults and names, in the same order.</summary>
public partial class KoreanReadmeTests
{
    private const string Path = "src/Serilog.Ecs.Masking/README.ko.md";

    private static readonly string English = Repository.Read("README.md");
    private static readonly string Korean = Repository.Read(Path);

    [Test]
    public void ItHasTheSameCode() => Assert.That(Texts(CodeBlock(), Korean), Is.EqualTo(Texts(CodeBlock(), English)));

    [Test]
    public void ItHasTheSameSections() => Assert.That(Texts(Heading(), Korean), Has.Count.EqualTo(Texts(Heading(), English).Count));

    // By section: what was moved is missing in one and too much in another.
    [Test]
    public void ItNamesTheSameThingsInEverySection()
    {
        var korean = Sections(Korean);
        var english = Sections(English);

        for (var section = 0; section < english.Count; section++)
        {
            Assert.That(Names(korean[section]), Is.EquivalentTo(Names(english[section])), english[section].Split('\n')[0]);
        }
    }

    [Test]
    public void ItsTablesHaveTheSameRows()
    {
        var english = Rows(English);

        Assert.That(english, Has.Count.GreaterThan(25));
        Assert.That(Rows(Korean), Is.EqualTo(english));
    }

    [Test]
    public void ItsLinksLeadWhereTheEnglishOnesDo()
    {
        var folder = System.IO.Path.GetDirectoryName(Path)!;

        Assert.That(
            Targets(Korean, folder).Append(Path).Order(StringComparer.Ordinal),
            Is.EqualTo(Targets(English, "").Append("README.md").Order(StringComparer.Ordinal)));
    }

    [Test]
    public void EachLinksToTheOther()
    {
        Assert.That(English.Split('\n')[2], Is.EqualTo($"[한국어]({Path})"));
        Assert.That(Korean.Split('\n')[2], Is.EqualTo("[English](../../README.md)"));
    }

    private static List<string> Texts(Regex pattern, string text) => [.. pattern.Matches(text).Select(match => match.Value)];

    private static List<string> Sections(string text) => [.. CodeBlock().Replace(text, "").Split("\n## ")];

    private static IEnumerable<string> Names(string section) => CodeSpan().Matches(section).Select(match => match.Value).Distinct();

    private static List<string> Rows(string text) =>
        [.. Row().Matches(text).Select(match => match.Value.Count(static character => character == '|') + " " + string.Concat(
            CodeSpan().Matches(match.Value).Select(span => span.Value).Order(StringComparer.Ordinal)))];

    // From the root, and a file once however often it is linked
    private static IEnumerable<string> Targets(string text, string folder) =>
        Link().Matches(text).Select(match => match.Groups[1].Value)
            .Select(link => link.Contains("://", StringComparison.Ordinal) ? link : System.IO.Path.GetRelativePath(Repository.Root, System.IO.Path.Combine(Repository.Root, folder, link)).Replace('\\', '/'))
            .Distinct();

    [GeneratedRegex("^```\\w*\n.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^#+ .+$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"^\|.*\|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)#\s]+)\)")]
    private static partial Regex Link();
}
