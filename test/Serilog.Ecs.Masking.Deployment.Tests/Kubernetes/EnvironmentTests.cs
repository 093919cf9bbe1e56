using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What the ConfigMap of an environment says is what the service does.</summary>
[Parallelizable(ParallelScope.All)]
public class EnvironmentTests
{
    [TestCase("local", "DEBUG", "text")]
    [TestCase("dev", "DEBUG", "json")]
    [TestCase("staging", "INFO", "json")]
    [TestCase("production", "INFO", "json")]
    public void AnEnvironmentHasItsLevelAndItsFormat(string environment, string level, string format) =>
        Assert.That(Manifests.Settings(environment), Is.EquivalentTo(new Dictionary<string, string> { ["ENVIRONMENT"] = environment, ["LOG_LEVEL"] = level, ["LOG_FORMAT"] = format }));

    [TestCase("README.md")]
    [TestCase("README.ko.md")]
    public void TheGuideHasTheSameNames(string file)
    {
        var rows = new Guide(file).Rows("LOG_LEVEL").Select(row => string.Join(' ', row[..3].Select(cell => cell.Trim('`'))));

        Assert.That(rows, Is.EqualTo(Manifests.Environments.Select(
            environment => $"{environment} {Manifests.Settings(environment)["LOG_LEVEL"]} {Manifests.Settings(environment)["LOG_FORMAT"]}")));
    }

    [TestCaseSource(typeof(Manifests), nameof(Manifests.Environments))]
    public void TheServiceWritesInTheFormatAndFromTheLevelOn(string environment)
    {
        var settings = Manifests.Settings(environment);

        var lines = SampleRun.Demo(settings);

        var written = settings["LOG_FORMAT"] == "json" ? OfDocuments(lines, environment) : OfTexts(lines);
        Assert.That(written, Does.Contain("info").And.Contain("error").And.Contain("fatal"));
        Assert.That(written.Contains("debug"), Is.EqualTo(settings["LOG_LEVEL"] == "DEBUG"));
    }

    private static HashSet<string> OfDocuments(IReadOnlyList<string> lines, string environment)
    {
        var documents = lines.Select(line => EcsLine.Parse(line)).ToList();

        Assert.That(documents.Select(document => document["service.environment"]), Is.All.EqualTo(environment));
        return [.. documents.Select(document => (string)document["log.level"]!)];
    }

    // 2025-12-17 10:00:00.123 | INFO  | Source | message
    private static HashSet<string> OfTexts(IReadOnlyList<string> lines)
    {
        Assert.That(lines, Has.None.StartsWith("{"));
        return [.. lines.Select(line => line.Split(" | ")).Where(parts => parts.Length > 3).Select(parts => parts[1].Trim().ToLowerInvariant())];
    }
}
