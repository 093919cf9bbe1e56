using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What a collector's configuration expects, compose gives it. Of a collector whose folder is not there, nothing is asked.</summary>
public partial class CollectorTests
{
    // Configurations for the cloud need more than compose gives; they say so themselves.
    private const string Cloud = "cloud.";

    private static readonly string[] Streams = ["logs-auth_api-default", "logs-auth_api.error-default", "logs-auth_api.personal-default"];

    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void ItsVariablesAreThoseOfCompose(string collector)
    {
        var variables = Variable().Matches(Text(collector)).Select(match => match.Groups[1].Value + match.Groups[2].Value).Distinct().ToList();

        Assert.That(variables, Does.Contain("ELASTIC_USER").And.Contain("ELASTIC_PASSWORD"));
        Assert.That(variables, Is.SubsetOf(ComposeFile.Environment(collector).Keys));
    }

    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void ItsPathsAreThoseThatComposeMounts(string collector)
    {
        var mounted = ComposeFile.Mounts(collector).Select(mount => mount.Target).ToList();

        var paths = MountedPath().Matches(Text(collector)).Select(match => match.Value).Distinct().ToList();

        Assert.That(paths, Does.Contain("/certs/ca.crt"));
        Assert.That(paths.Where(path => !mounted.Exists(target => path.StartsWith(target, StringComparison.Ordinal))), Is.Empty);
        Assert.That(paths.Exists(path => path.StartsWith("/var/log/auth-api", StringComparison.Ordinal)) && paths.Exists(path => path.StartsWith("/var/lib/collector", StringComparison.Ordinal)), Is.True);
    }

    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void ItsStreamsAreThoseOfTheTemplates(string collector)
    {
        var streams = Stream().Matches(Text(collector)).Select(match => match.Value).Distinct();

        Assert.That(streams, Is.EquivalentTo(Streams));
    }

    // The service of compose, over TLS, by the name that its certificate has
    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void ItSendsToElasticsearchOfCompose(string collector)
    {
        var variables = ComposeFile.Environment(collector);
        var text = Variable().Replace(Text(collector), match => variables[match.Groups[1].Value + match.Groups[2].Value]);
        var port = ComposeFile.Texts(ComposeFile.Member(ComposeFile.Services["elasticsearch"], "ports")).Single().Split(':')[^1];

        var servers = Server().Matches(text).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(servers, Is.EqualTo(new[] { port }));
        Assert.That(text, Does.Contain("https").Or.Contain("tls.verify: on"));
        Assert.That(DeploymentFiles.Text("elasticsearch/certificates.sh"), Does.Contain("dns: [ elasticsearch, localhost ]"));
    }

    [Test]
    public void TheirOwnPortsAreThoseThatComposeAsks()
    {
        var fluentBit = CollectorFiles.Text(CollectorFiles.Yaml("fluent-bit/fluent-bit.yaml"), "service", "http_port");

        Assert.That(ComposeFile.Texts(ComposeFile.Member(ComposeFile.Services["fluent-bit"], "ports")).Single(), Does.EndWith(":" + fluentBit));
        Assert.That(ComposeFile.Texts(ComposeFile.Member(ComposeFile.Member(ComposeFile.Services["logstash"], "healthcheck"), "test")).Last(), Does.EndWith("http://127.0.0.1:9600/_node/pipelines/" + CollectorFiles.Text(CollectorFiles.List(CollectorFiles.Yaml("logstash/pipelines.yml")).Single(), "pipeline.id")));
    }

    // What is started, and what that names, is a file that is mounted there.
    [TestCaseSource(typeof(CollectorModel), nameof(CollectorModel.Names))]
    public void TheFileThatItIsStartedWithIsMounted(string collector)
    {
        var mounts = ComposeFile.Mounts(collector).Where(mount => mount.Source.StartsWith("./", StringComparison.Ordinal)).ToList();
        var started = ComposeFile.Texts(ComposeFile.Member(ComposeFile.Services[collector], "command")).Select(word => word[(word.IndexOf('=', StringComparison.Ordinal) + 1)..]).Where(word => word.StartsWith('/'));
        var named = collector switch
        {
            "fluentd" => ["/fluentd/etc/" + ComposeFile.Environment(collector)["FLUENTD_CONF"]],
            "logstash" => CollectorFiles.List(CollectorFiles.Yaml("logstash/pipelines.yml")).Concat(CollectorFiles.List(CollectorFiles.Yaml("logstash/cloud.pipelines.yml"))).SelectMany(pipeline => Expanded(CollectorFiles.Text(pipeline, "path.config")!)),
            _ => started,
        };

        var files = named.ToList();

        Assert.That(files, Is.Not.Empty);
        foreach (var file in files)
        {
            var mount = mounts.Single(mount => file.StartsWith(mount.Target + "/", StringComparison.Ordinal));

            Assert.That(File.Exists(Path.Combine(DeploymentFiles.Folder, mount.Source, file[(mount.Target.Length + 1)..])), Is.True, file);
        }
    }

    // "{a,b}.conf" is two files.
    private static IEnumerable<string> Expanded(string path) =>
        Either().Match(path) is { Success: true } either
            ? either.Groups[1].Value.Split(',').Select(name => path.Replace(either.Value, name, StringComparison.Ordinal))
            : [path];

    private static string Text(string collector)
    {
        var folder = Path.Combine(DeploymentFiles.Folder, "collectors", collector);
        return string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !Path.GetFileName(file).StartsWith(Cloud, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => Comment().Replace(File.ReadAllText(file), "")));
    }

    [GeneratedRegex(@"\$\{(?:env:)?([A-Z][A-Z_]+)\}|ENV\['([A-Z_]+)'\]")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?:https://|host:? )\W*elasticsearch\W*?(?::|\s+port:? )\W*(\d+)")]
    private static partial Regex Server();

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Either();

    [GeneratedRegex(@"/(?:certs|var/log/auth-api|var/lib/collector)[\w./-]*")]
    private static partial Regex MountedPath();

    [GeneratedRegex(@"logs-auth_api[\w.-]*")]
    private static partial Regex Stream();

    [GeneratedRegex("^ *#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
