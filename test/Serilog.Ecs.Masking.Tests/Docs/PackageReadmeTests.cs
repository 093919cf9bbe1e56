using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Docs;

/// <summary>The page that nuget.org shows for each package is true, and every link of it works there.</summary>
public partial class PackageReadmeTests
{
    [TestCaseSource(nameof(Packages))]
    public void ItsLinksAreAbsolute(string package) =>
        Assert.That(Link().Matches(File.ReadAllText(PageOf(package))).Select(static link => link.Groups[1].Value), Has.All.StartsWith("https://"));

    private static IEnumerable<string> Packages() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src"), "Serilog.*").Select(Path.GetFileName).OfType<string>().Where(
            static name => !name.EndsWith(".Sample", StringComparison.Ordinal));

    private static string PageOf(string package) => Path.Combine(Repository.Root, "src", package, "README.md");

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
