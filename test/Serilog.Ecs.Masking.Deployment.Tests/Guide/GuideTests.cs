using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

[TestFixture("README.md")]
[TestFixture("README.ko.md")]
public partial class GuideTests(string file)
{
    private readonly Guide _guide = new(file);
    private readonly Guide _english = new("README.md");

    [Test]
    public void EveryLinkResolves()
    {
        var links = _guide.Links.Where(link => !link.Contains("://", StringComparison.Ordinal)).ToList();

        Assert.That(links, Has.Count.GreaterThan(10));
        Assert.That(links.Where(link => !Path.Exists(Path.Combine(DeploymentFiles.Folder, link))), Is.Empty);
    }

    [Test]
    public void BothLanguagesHaveTheSameContent()
    {
        Assert.That(_guide.Headings, Has.Count.EqualTo(_english.Headings.Count));
        Assert.That(_guide.Links.Where(IsTheSameInBothLanguages).Order(), Is.EqualTo(_english.Links.Where(IsTheSameInBothLanguages).Order()));
        Assert.That(_guide.CodeBlocks.Skip(1), Is.EqualTo(_english.CodeBlocks.Skip(1)));
        Assert.That(_guide.CodeSpans.Distinct().Order(StringComparer.Ordinal), Is.EqualTo(_english.CodeSpans.Distinct().Order(StringComparer.Ordinal)));
        Assert.That(_guide.Queries, Is.EqualTo(_english.Queries));
        Assert.That(_guide.Tried.Select(row => row.Length), Is.EqualTo(_english.Tried.Select(row => row.Length)));
    }

    [Test]
    public void EveryFieldIsOneThatDocumentsHave()
    {
        var queried = _guide.Queries.SelectMany(FieldNames.OfQuery).ToList();
        var named = _guide.CodeSpans.Where(span => Field().IsMatch(span)).ToList();

        var insights = _guide.CodeBlocks.Where(block => block.Contains("| filter", StringComparison.Ordinal)).SelectMany(block => DottedName().Matches(Quoted().Replace(block, ""))).Select(match => match.Groups[1].Value).ToList();

        Assert.That(queried, Has.Count.GreaterThan(10));
        Assert.That(named, Has.Count.GreaterThan(5));
        Assert.That(insights, Has.Count.GreaterThan(5));
        Assert.That(queried.Concat(named.Except(ResourceAttributes)).Concat(insights).Where(field => !FieldNames.IsKnown(field)), Is.Empty);
    }

    [Test]
    public void EveryFileHasARowOfWhatWasTriedWithIt()
    {
        var named = _guide.Tried.SelectMany(row => Backticked().Matches(row[0])).Select(match => match.Groups[1].Value).ToList();

        var files = Directory.EnumerateFiles(DeploymentFiles.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(DeploymentFiles.Folder, path).Replace('\\', '/'))
            .Where(path => path is not (".env" or "README.md" or "README.ko.md"));

        Assert.That(files.Where(path => !named.Exists(name => path == name || path.StartsWith(name + "/", StringComparison.Ordinal))), Is.Empty);
        Assert.That(named.Where(name => !Path.Exists(Path.Combine(DeploymentFiles.Folder, name)) && !IsOfAnAreaThatIsNotHere(name)), Is.Empty);
    }

    [Test]
    public void EveryVariableIsReadBySomething()
    {
        var known = string.Concat(Directory.EnumerateFiles(DeploymentFiles.Folder, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Select(File.ReadAllText));

        var variables = _guide.CodeBlocks.Concat(_guide.CodeSpans).SelectMany(code => Variable().Matches(code)).Select(match => match.Value).Distinct().ToList();

        Assert.That(variables, Has.Count.GreaterThan(5));
        Assert.That(variables.Where(variable => !known.Contains(variable, StringComparison.Ordinal)), Is.Empty);
    }

    // A name is one of the pack where it is shown: a stream, a role, a policy, a template.
    [Test]
    public void EveryNameOfAnAssetIsThatOfAFile()
    {
        var files = Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, "elasticsearch"), "*.json", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .Distinct()
            .ToList();

        var names = _guide.CodeSpans.Where(span => Asset().IsMatch(span)).Distinct().ToList();

        Assert.That(names, Is.SupersetOf(files));
        Assert.That(names.Except(files), Is.Empty);
    }

    [Test]
    public void DocumentsAreKeptAsLongAsItSays()
    {
        var policies = Directory.EnumerateFiles(Path.Combine(DeploymentFiles.Folder, "elasticsearch/ilm-policies")).ToDictionary(
            path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

        Assert.That(_guide.Days.Keys, Is.EquivalentTo(policies.Keys));
        Assert.That(_guide.Days.Where(days => !policies[days.Key].Contains($"\"min_age\": \"{days.Value}d\"", StringComparison.Ordinal)), Is.Empty);
    }

    // Each README is there in both.
    private static bool IsTheSameInBothLanguages(string link) => !Path.GetFileName(link).StartsWith("README", StringComparison.Ordinal);

    // Names of OpenTelemetry's, which look like fields
    private static IEnumerable<string> ResourceAttributes =>
        KubeletVariables.Of(Manifests.Container(Manifests.Deployment))["OTEL_RESOURCE_ATTRIBUTES"].Split(',').Select(pair => pair.Split('=')[0]);

    // A part of the files may be left out of a copy as a whole.
    private static bool IsOfAnAreaThatIsNotHere(string name) =>
        name.Split('/')[0] is "collectors" or "elastic-beanstalk" or "kubernetes" && !Directory.Exists(Path.Combine(DeploymentFiles.Folder, name));

    [GeneratedRegex(@"^(?:labels|event|log|http|url|user|user_agent|trace|error|service)\.[a-z_.]+$")]
    private static partial Regex Field();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Backticked();

    // An item of an array has its number after the name.
    [GeneratedRegex(@"\b([a-z_]+(?:\.[a-z_]+)+)(?:\.[0-9]+)?\b")]
    private static partial Regex DottedName();

    [GeneratedRegex("\"[^\"\n]*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[A-Z]+_[A-Z_]+\b")]
    private static partial Regex Variable();

    [GeneratedRegex(@"^(?:logs-)?auth_api(?:-[a-z-]+)?(?:\.[a-z]+)?$")]
    private static partial Regex Asset();
}
