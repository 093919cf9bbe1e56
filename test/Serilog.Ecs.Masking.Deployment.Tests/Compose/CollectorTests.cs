using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What a collector's configuration expects, compose gives it. Of a collector whose folder is not there, nothing is asked.</summary>
public partial class CollectorTests
{
    // Configurations for the cloud need more than compose gives; they say so themselves.
    private const string Cloud = "cloud.";

    private static readonly string[] Streams = ["logs-auth_api-default", "logs-auth_api.error-default", "logs-auth_api.personal-default"];

    [TestCase("fluent-bit")]
    [TestCase("fluentd")]
    [TestCase("logstash")]
    [TestCase("filebeat")]
    public void ItsVariablesAreThoseOfCompose(string collector)
    {
        var variables = Variable().Matches(Text(collector)).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().ToList();

        Assert.That(variables, Does.Contain("ELASTIC_USER").And.Contain("ELASTIC_PASSWORD"));
        Assert.That(variables, Is.SubsetOf(ComposeFile.Environment(collector).Keys));
    }

    [TestCase("fluent-bit")]
    [TestCase("fluentd")]
    [TestCase("logstash")]
    [TestCase("filebeat")]
    public void ItsPathsAreThoseThatComposeMounts(string collector)
    {
        var mounted = ComposeFile.Mounts(collector).Select(mount => mount.Target).ToList();

        var paths = MountedPath().Matches(Text(collector)).Select(match => match.Value).Distinct().ToList();

        Assert.That(paths, Does.Contain("/certs/ca.crt"));
        Assert.That(paths.Where(path => !mounted.Exists(target => path.StartsWith(target, StringComparison.Ordinal))), Is.Empty);
        Assert.That(paths.Exists(path => path.StartsWith("/var/log/auth-api", StringComparison.Ordinal)) && paths.Exists(path => path.StartsWith("/var/lib/collector", StringComparison.Ordinal)), Is.True);
    }

    [TestCase("fluent-bit")]
    [TestCase("fluentd")]
    public void ItsStreamsAreThoseOfTheTemplates(string collector)
    {
        var streams = Stream().Matches(Text(collector)).Select(match => match.Value).Distinct();

        Assert.That(streams, Is.EquivalentTo(Streams));
    }

    private static string Text(string collector)
    {
        var folder = Path.Combine(DeploymentFiles.Folder, "collectors", collector);
        if (!Directory.Exists(folder))
        {
            Assert.Ignore($"There are no files of {collector} in this copy.");
        }

        return string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith(Cloud, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => Comment().Replace(File.ReadAllText(file), "")));
    }

    [GeneratedRegex(@"\$\{([A-Z][A-Z_]+)\}|ENV\['([A-Z_]+)'\]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"/(?:certs|var/log/auth-api|var/lib/collector)[\w./-]*")]
    private static partial Regex MountedPath();

    [GeneratedRegex(@"logs-auth_api[\w.-]*")]
    private static partial Regex Stream();

    [GeneratedRegex("^ *#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
