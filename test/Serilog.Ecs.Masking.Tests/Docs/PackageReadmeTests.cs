using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The page that nuget.org shows for each package is true, and every link of it works there.</summary>
public partial class PackageReadmeTests
{
    private static readonly string Readme = Repository.Read("README.md");

    [TestCaseSource(nameof(Packages))]
    public void ItsLinksAreAbsolute(string package) =>
        Assert.That(Link().Matches(File.ReadAllText(PageOf(package))).Select(static link => link.Groups[1].Value), Has.All.StartsWith("https://"));

    [TestCaseSource(nameof(Packages))]
    public void ItsCodeStandsInTheReadmeWhereItIsTested(string package) =>
        Assert.That(CodeBlock().Matches(File.ReadAllText(PageOf(package))).Select(static block => block.Value), Has.All.Matches<string>(static block => Readme.Contains(block!, StringComparison.Ordinal)));

    private static IEnumerable<string> Packages() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "Serilog.*").Select(Path.GetFileName).OfType<string>().Where(static name => File.Exists(PageOf(name)));

    private static string PageOf(string package) => Path.Combine(Repository.Root, "src", package, "README.md");

    [GeneratedRegex("^```csharp\n.*?^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
