using System.Text.RegularExpressions;
using System.Xml.Linq;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

public class DockerfileTests
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(DeploymentFiles.Folder, "../../.."));
    private static readonly string[] Lines = [.. DeploymentFiles.Text("Dockerfile").Replace("\\\n", " ", StringComparison.Ordinal).Split('\n').Where(
        line => line.Length > 0 && line[0] != '#')];

    [Test]
    public void TheImageHasNoShellAndNoRoot()
    {
        var final = Lines.SkipWhile(line => !line.EndsWith(" AS final", StringComparison.Ordinal)).ToList();

        Assert.That(final[0], Does.Match("^FROM mcr.microsoft.com/dotnet/aspnet:10.0-[a-z]+-chiseled-extra AS final$"));
        Assert.That(final, Does.Contain("USER 1654:1654"));
        Assert.That(final.Where(line => line.StartsWith("RUN ", StringComparison.Ordinal)), Is.Empty);
        Assert.That(final.Single(line => line.StartsWith("ENTRYPOINT ", StringComparison.Ordinal)), Does.StartWith("ENTRYPOINT [ \"dotnet\""));
    }

    [Test]
    public void WhatIsCopiedIsThere()
    {
        var sources = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]).ToList();

        Assert.That(sources, Has.Count.GreaterThan(6).And.Contain("nuget.config"));
        foreach (var source in sources)
        {
            var folder = Path.Combine(Repository, Path.GetDirectoryName(source)!);

            Assert.That(Directory.EnumerateFileSystemEntries(folder, Path.GetFileName(source) is { Length: > 0 } name ? name : "*"), Is.Not.Empty, source);
        }
    }

    // Restoring needs every project that the sample is built of.
    [Test]
    public void EveryProjectOfTheSampleIsCopiedBeforeRestoring()
    {
        var projects = new HashSet<string>(StringComparer.Ordinal);
        Follow(Path.Combine(Repository, "src/Serilog.Ecs.Masking.Sample/Serilog.Ecs.Masking.Sample.csproj"), projects);

        var copied = Lines.TakeWhile(line => !line.StartsWith("RUN ", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')).Where(
            word => word.EndsWith(".csproj", StringComparison.Ordinal));

        Assert.That(copied, Is.EquivalentTo(projects.Select(project => Path.GetRelativePath(Repository, project).Replace('\\', '/'))));
    }

    [Test]
    public void WhatIsCopiedIsNotIgnored()
    {
        var kept = DeploymentFiles.Text("Dockerfile.dockerignore").Split('\n').Where(line => line.StartsWith('!')).Select(line => line[1..]).ToList();

        var sources = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(
            line => line.Split(' ')[1..^1]);

        Assert.That(sources.Select(source => source.Split('/')[0]).Distinct(), Is.SubsetOf(kept));
    }

    [Test]
    public void ImageAndComposeAgree()
    {
        var port = Word("EXPOSE ([0-9]+)");

        Assert.That(Word("ASPNETCORE_HTTP_PORTS=([0-9]+)"), Is.EqualTo(port));
        Assert.That(ComposeFile.Texts(ComposeFile.Member(ComposeFile.Services["auth-api"], "ports")).Single(), Does.EndWith(":" + port));
        var probe = ComposeFile.Texts(ComposeFile.Member(ComposeFile.Member(ComposeFile.Services["auth-api"], "healthcheck"), "test")).Skip(1);
        Assert.That(DeploymentFiles.Text("Dockerfile"), Does.Contain("CMD [ " + string.Join(", ", probe.Select(word => "\"" + word + "\"")) + " ]"));
        Assert.That(DeploymentFiles.Text("Dockerfile"), Does.Contain("/health\"").And.Contain("/var/log/auth-api"));
        Assert.That(
            ComposeFile.Member(ComposeFile.Member(ComposeFile.Services["auth-api"], "build"), "dockerfile")!.ToString(),
            Is.EqualTo("src/Serilog.Ecs.Masking.Sample/deploy/Dockerfile"));
        Assert.That(Path.GetFullPath(Path.Combine(DeploymentFiles.Folder, ComposeFile.Member(ComposeFile.Member(ComposeFile.Services["auth-api"], "build"), "context")!.ToString())), Is.EqualTo(Repository));
    }

    private static string Word(string pattern) => Regex.Match(DeploymentFiles.Text("Dockerfile"), pattern).Groups[1].Value;

    private static void Follow(string project, HashSet<string> found)
    {
        if (found.Add(Path.GetFullPath(project)))
        {
            foreach (var reference in XDocument.Load(project).Descendants("ProjectReference").Select(reference => reference.Attribute("Include")!.Value))
            {
                Follow(Path.Combine(Path.GetDirectoryName(project)!, reference), found);
            }
        }
    }
}
