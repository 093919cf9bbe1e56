using System.Text.RegularExpressions;
using NUnit.Framework;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

public partial class ComposeTests
{
    private static readonly string[] Collectors = CollectorModel.Names;
    private static readonly string[] Steps = ["setup-certificates", "setup-elasticsearch", "setup-kibana"];
    private static readonly string[] Servers = ["auth-api", "elasticsearch", "kibana"];

    [Test]
    public void TheServicesAreTheSampleTheStackAndACollectorOfChoice() =>
        Assert.That(Services.Keys, Is.EquivalentTo([.. Servers, .. Steps, .. Collectors]));

    [TestCaseSource(nameof(Collectors))]
    public void ACollectorRunsWhenItsProfileIsChosen(string collector) =>
        Assert.That(Texts(Member(Services[collector], "profiles")), Is.EqualTo(new[] { collector }));

    [Test]
    public void EverythingElseRunsWithEveryProfile() =>
        Assert.That(Services.Where(service => Member(service.Value, "profiles") is not null).Select(service => service.Key), Is.EquivalentTo(Collectors));

    [Test]
    public void EveryPortIsOfThisMachineOnly()
    {
        var ports = Services.Values.SelectMany(service => Texts(Member(service, "ports"))).ToList();

        Assert.That(ports, Has.Count.EqualTo(4));
        Assert.That(ports, Is.All.StartsWith("127.0.0.1:"));
        Assert.That(Services.Values.Select(service => Member(service, "network_mode")?.ToString()), Does.Not.Contain("host"));
    }

    [Test]
    public void EveryServiceHasAnImageOfOneVersionAndALimitOfMemory()
    {
        foreach (var (name, service) in Services)
        {
            var image = Member(service, "image")!.ToString();

            Assert.That(image, name == "auth-api" ? Is.EqualTo("auth-api") : Does.Match(@"^[\w./-]+:v?\d+\.\d+[\w.-]*$"), name);
            Assert.That(Member(service, "mem_limit")?.ToString(), Does.Match("^[0-9]+[mg]$"), name);
        }
    }

    [Test]
    public void TheImagesOfOneStackAreOfOneVersion()
    {
        var versions = Services.Values.Select(service => Member(service, "image")!.ToString()).Where(image => image.StartsWith("docker.elastic.co/", StringComparison.Ordinal)).Select(image => image.Split(':')[1]);

        Assert.That(versions.Distinct().Count(), Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Servers))]
    public void AServerReportsItsHealth(string server) => Assert.That(Member(Member(Services[server], "healthcheck"), "test"), Is.Not.Null);

    [Test]
    public void WhatAServiceWaitsForIsThere()
    {
        foreach (var (name, service) in Services)
        {
            if (Member(service, "depends_on") is YamlDotNet.RepresentationModel.YamlMappingNode needed)
            {
                foreach (var (other, condition) in needed.Children)
                {
                    var kind = Member(condition, "condition")!.ToString();

                    Assert.That(Services, Does.ContainKey(other.ToString()), name);
                    Assert.That(kind, Is.EqualTo(Steps.Contains(other.ToString()) ? "service_completed_successfully" : other.ToString() == "auth-api" ? "service_started" : "service_healthy"), name);
                    Assert.That(kind != "service_healthy" || Member(Services[other.ToString()], "healthcheck") is not null, Is.True, name);
                }
            }
        }
    }

    [Test]
    public void NoPasswordHasADefault()
    {
        var variables = Variables().ToList();

        foreach (var (name, fallback) in variables.Where(variable => variable.Name.EndsWith("PASSWORD", StringComparison.Ordinal)))
        {
            Assert.That(fallback, Does.StartWith(":?"), name);
        }

        foreach (var (name, value) in Services.Keys.SelectMany(Environment).Where(variable => Secret().IsMatch(variable.Key)))
        {
            Assert.That(value, Does.StartWith("${"), name);
        }
    }

    [Test]
    public void EveryVariableIsExplained()
    {
        var explained = EnvironmentLine().Matches(DeploymentFiles.Text(".env.example")).Select(match => match.Groups[1].Value);

        Assert.That(Variables().Select(variable => variable.Name).Append("COMPOSE_PROFILES").Distinct(), Is.EquivalentTo(explained));
    }

    [Test]
    public void SecurityIsOnEverywhere()
    {
        var elasticsearch = Environment("elasticsearch");

        Assert.That(elasticsearch["xpack.security.enabled"], Is.EqualTo("true"));
        Assert.That(elasticsearch["xpack.security.http.ssl.enabled"], Is.EqualTo("true"));
        Assert.That(Environment("kibana")["SERVER_SSL_ENABLED"], Is.EqualTo("true"));
        Assert.That(Services.Keys.SelectMany(Environment).Select(variable => variable.Value), Has.None.StartsWith("http://"));
    }

    [Test]
    public void EveryMountIsAVolumeOrAFileOfThisFolder()
    {
        foreach (var (service, mount) in Services.Keys.SelectMany(service => Mounts(service).Select(mount => (service, mount))))
        {
            if (mount.Source.StartsWith("./", StringComparison.Ordinal))
            {
                Assert.That(mount.IsReadOnly, Is.True, service);
                Assert.That(
                    mount.Source.StartsWith("./collectors/", StringComparison.Ordinal) || Path.Exists(Path.Combine(DeploymentFiles.Folder, mount.Source)),
                    Is.True, mount.Source);
            }
            else
            {
                Assert.That(Volumes, Does.Contain(mount.Source));
            }
        }

        Assert.That(Volumes, Is.EquivalentTo(
            Services.Keys.SelectMany(Mounts).Select(mount => mount.Source).Where(source => !source.StartsWith("./", StringComparison.Ordinal)).Distinct()));
    }

    [TestCaseSource(nameof(Collectors))]
    public void ACollectorReadsTheFilesThatTheSampleWritesAndKeepsItsBuffer(string collector)
    {
        var log = Environment("auth-api")["Serilog__WriteTo__File__Args__path"];

        var mounts = Mounts(collector).ToDictionary(mount => mount.Target, mount => mount);

        Assert.That(Path.GetDirectoryName(log), Is.EqualTo("/var/log/auth-api"));
        Assert.That(mounts["/var/log/auth-api"], Is.EqualTo(("auth-api-logs", "/var/log/auth-api", true)));
        Assert.That(Mounts("auth-api"), Does.Contain(("auth-api-logs", "/var/log/auth-api", false)));
        Assert.That(mounts["/certs"], Is.EqualTo(("certs", "/certs", true)));
        Assert.That(mounts["/var/lib/collector"], Is.EqualTo((collector + "-buffer", "/var/lib/collector", false)));
    }

    [TestCaseSource(nameof(Collectors))]
    public void ACollectorSignsInAsTheUserThatTheInstallationMakes(string collector)
    {
        var made = Environment("setup-elasticsearch");

        Assert.That(Environment(collector)["ELASTIC_USER"], Is.EqualTo(made["COLLECTOR_USER"]));
        Assert.That(Environment(collector)["ELASTIC_PASSWORD"], Is.EqualTo(made["COLLECTOR_PASSWORD"]));
    }

    [Test]
    public void OnlyServersSeePrivateKeys() =>
        Assert.That(Services.Keys.Where(service => Mounts(service).Any(mount => mount.Source == "certs-private")), Is.EquivalentTo(new[] { "setup-certificates", "elasticsearch", "kibana" }));

    // Where their configuration is there; a mount of a file that is missing would make an empty folder.
    [Test]
    public void TheConfigurationOfACollectorIsWhereItIsMountedFrom()
    {
        foreach (var mount in Collectors.SelectMany(Mounts).Where(mount => mount.Source.StartsWith("./collectors/", StringComparison.Ordinal)))
        {
            var collector = string.Join('/', mount.Source.Split('/')[..3]);
            if (Directory.Exists(Path.Combine(DeploymentFiles.Folder, collector)))
            {
                Assert.That(Path.Exists(Path.Combine(DeploymentFiles.Folder, mount.Source)), Is.True, mount.Source);
            }
        }
    }

    [GeneratedRegex("PASSWORD|ENCRYPTIONKEY")]
    private static partial Regex Secret();

    [GeneratedRegex("^#? ?([A-Z_]+)=", RegexOptions.Multiline)]
    private static partial Regex EnvironmentLine();
}
