using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The code of every page is code of the tests, so that it compiles; and no such code is left over.</summary>
public partial class SnippetTests
{
    private static readonly (string Source, string Code)[] Regions =
    [
        .. Directory.GetFiles(Path.Combine(Repository.Root, "test"), "*Snippets.cs", SearchOption.AllDirectories).Select(
            static file => File.ReadAllText(file).ReplaceLineEndings("\n"))
            .SelectMany(static source => Region().Matches(source).Select(match => (source, Unindented(match.Groups[1].Value)))),
    ];

    [TestCaseSource(nameof(Pages))]
    public void TheCodeOfAPageIsCodeThatCompiles(string path)
    {
        foreach (var block in Page(path).Blocks("csharp"))
        {
            var code = UsingLine().Replace(block, "").Trim();
            var region = Array.Find(Regions, region => region.Code == code);

            Assert.That(region.Code, Is.Not.Null, $"No #region docs: of a test has this code:\n{code}");
            Assert.That(UsingLine().Matches(block).Select(static match => match.Groups[1].Value).Where(name => !Uses(region.Source, name)), Is.Empty, code);
        }
    }

    [Test]
    public void EveryRegionIsOnAPage()
    {
        var shown = MarkdownPage.All.SelectMany(static page => page.Blocks("csharp")).Select(static block => UsingLine().Replace(block, "").Trim()).ToHashSet();

        Assert.That(Regions, Has.Length.GreaterThan(15));
        Assert.That(Regions.Select(static region => region.Code).Where(code => !shown.Contains(code)), Is.Empty);
    }

    private static IEnumerable<string> Pages() => MarkdownPage.All.Where(static page => page.Blocks("csharp").Any()).Select(static page => page.Path);

    private static MarkdownPage Page(string path) => MarkdownPage.All.Single(page => page.Path == path);

    // The namespace of a test is inside of Serilog.
    private static bool Uses(string source, string name) =>
        source.Contains($"using {name};", StringComparison.Ordinal) || source.Contains($"namespace {name}.", StringComparison.Ordinal);

    private static string Unindented(string code)
    {
        var lines = code.Split('\n');
        var indent = lines.Where(static line => line.Trim().Length > 0).Min(static line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > indent ? line[indent..] : "")).Trim();
    }

    [GeneratedRegex(@"#region docs: [^\n]*\n(.*?)^ *#endregion", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Region();

    [GeneratedRegex(@"^using ([\w.]+);\n", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}
