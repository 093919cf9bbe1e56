using System.IO.Enumeration;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What Fluent Bit's configuration expects, the DaemonSet gives it.</summary>
public partial class CollectorOnNodesTests
{
    private static readonly System.Text.Json.Nodes.JsonNode Container = Manifests.Container(Manifests.DaemonSet);
    private static readonly System.Text.Json.Nodes.JsonNode Inputs = YamlJson.Read("collectors/fluent-bit/inputs.yaml").Single();
    private static readonly System.Text.Json.Nodes.JsonNode Configuration = YamlJson.Read("collectors/fluent-bit/fluent-bit.yaml").Single();

    [TestCase("fluent-bit.yaml")]
    [TestCase("cloud.yaml")]
    public void EveryVariableIsSet(string file)
    {
        var patch = DeploymentFiles.Text("kubernetes/collector-cloud/kustomization.yaml");
        var given = Container.Items("env").Select(variable => variable.Text("name")!).Concat(
            file == "cloud.yaml" ? Added().Matches(patch).Select(match => match.Groups[1].Value) : []);

        var needed = Variable().Matches(WithoutComments(DeploymentFiles.Text("collectors/fluent-bit/" + file))).Select(match => match.Groups[1].Value).Distinct();

        Assert.That(needed, Is.Not.Empty.And.SubsetOf(given));
    }

    [Test]
    public void EveryPathIsMounted()
    {
        var mounts = Container.Items("volumeMounts").ToDictionary(mount => mount.Text("mountPath")!, mount => mount.Text("name")!);
        var volumes = Manifests.DaemonSet.Items("spec/template/spec/volumes").Select(volume => volume.Text("name"));

        var paths = MountedPath().Matches(WithoutComments(DeploymentFiles.Text("collectors/fluent-bit/fluent-bit.yaml") + DeploymentFiles.Text("collectors/fluent-bit/inputs.yaml"))).Select(match => match.Value).Distinct().ToList();

        Assert.That(mounts.Values, Is.EquivalentTo(volumes));
        Assert.That(paths, Does.Contain("/certs/ca.crt").And.Contain("/var/lib/collector/default-containers.db"));
        Assert.That(paths.Where(path => !mounts.Keys.Any(mount => path.StartsWith(mount + "/", StringComparison.Ordinal))), Is.Empty);
    }

    [TestCase("collector", "fluent-bit.yaml")]
    [TestCase("collector-cloud", "cloud.yaml")]
    public void ItStartsWithAFileOfTheConfigMap(string folder, string file)
    {
        var map = YamlJson.Read("collectors/fluent-bit/kustomization.yaml").Single().Items("configMapGenerator").Single();
        var mount = Container.Items("volumeMounts").Single(mount => mount.Text("name") == "configuration").Text("mountPath");

        Assert.That(map.Text("name"), Is.EqualTo(
            Manifests.DaemonSet.Items("spec/template/spec/volumes").Single(volume => volume.Text("name") == "configuration").Text("configMap/name")));
        Assert.That(map.Items("files").Select(name => name.GetValue<string>()), Does.Contain(file));
        Assert.That(
            folder == "collector" ? Container.Text("args/1") : DeploymentFiles.Text("kubernetes/collector-cloud/kustomization.yaml"),
            Does.Contain($"{mount}/{file}"));
    }

    // What waits for Elasticsearch must outlive the pod; all else on the node is read only.
    [Test]
    public void TheBufferIsOnTheNode()
    {
        var volumes = Manifests.DaemonSet.Items("spec/template/spec/volumes").ToDictionary(volume => volume.Text("name")!, volume => volume);
        var writable = Container.Items("volumeMounts").Where(mount => mount.Text("readOnly") != "true").ToList();

        Assert.That(writable.Select(mount => mount.Text("mountPath")), Is.EqualTo(new[] { "/var/lib/collector" }));
        Assert.That(volumes[writable[0].Text("name")!].Text("hostPath/path"), Does.StartWith("/var/lib/"));
        Assert.That(Configuration.Text("service/storage.path"), Does.StartWith("/var/lib/collector/"));
        Assert.That(Inputs.Items("pipeline/inputs").Select(input => input.Text("storage.type")), Is.All.EqualTo("filesystem"));
        Assert.That(Configuration.Items("pipeline/outputs").Select(output => output.Text("retry_limit")), Is.All.EqualTo("no_limits"));
    }

    [Test]
    public void EveryDocumentIsStoredOnceAndOverATrustedConnection()
    {
        foreach (var output in Configuration.Items("pipeline/outputs"))
        {
            Assert.That(output.Text("id_key"), Is.EqualTo("event.id"));
            Assert.That(output.Text("write_operation"), Is.EqualTo("create"));
            Assert.That(output.Text("tls") + output.Text("tls.verify") + output.Text("tls.verify_hostname"), Is.EqualTo("ononon"));
        }
    }

    // <namespace>_<pod>_<uid>/<container>/<restarts>.log, and what the kubelet rotates away
    [TestCase("auth-api-dev_auth-api-6d5f8b7c9-x2x7q_{0}/auth-api/0.log", true)]
    [TestCase("auth-api-dev_auth-api-6d5f8b7c9-x2x7q_{0}/auth-api/0.log.20261124-100000", true)]
    [TestCase("auth-api-dev_auth-api-6d5f8b7c9-x2x7q_{0}/auth-api/0.log.20261124-100000.gz", false)]
    [TestCase("auth-api-dev_auth-api-6d5f8b7c9-x2x7q_{0}/istio-proxy/0.log", false)]
    [TestCase("auth-api-dev_orders-6d5f8b7c9-x2x7q_{0}/orders/0.log", false)]
    [TestCase("auth-api-collector_fluent-bit-x2x7q_{0}/fluent-bit/0.log", false)]
    public void TheFilesOfTheServicesPodsAreRead(string file, bool isRead)
    {
        var path = "/var/log/pods/" + string.Format(System.Globalization.CultureInfo.InvariantCulture, file, new string('a', 36));
        var inputs = Inputs.Items("pipeline/inputs").Where(input => input.Text("alias")!.EndsWith("-containers", StringComparison.Ordinal)).ToList();

        var reads = inputs.Select(input => input.Text("path")!.Split(',').Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, path)) && !input.Text("exclude_path")!.Split(',').Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, path)));

        Assert.That(reads, Is.Not.Empty.And.All.EqualTo(isRead));
    }

    [Test]
    public void TheProbesAskThePortThatItListensOn()
    {
        Assert.That(Container.Text("ports/0/containerPort"), Is.EqualTo(Configuration.Text("service/http_port")));
        Assert.That(Container.Text("readinessProbe/httpGet/port"), Is.EqualTo(Container.Text("ports/0/name")));
        Assert.That(Configuration.Text("service/http_server") + Configuration.Text("service/health_check"), Is.EqualTo("onon"));
    }

    // It has that long to hand over what it read.
    [Test]
    public void ItIsNotKilledBeforeItsOwnGraceIsOver() =>
        Assert.That(
            int.Parse(Manifests.DaemonSet.Text("spec/template/spec/terminationGracePeriodSeconds")!),
            Is.GreaterThan(int.Parse(Configuration.Text("service/grace")!)));

    private static string WithoutComments(string text) => Comment().Replace(text, "");

    [GeneratedRegex(@"\$\{([A-Z][A-Z_]+)\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"/(?:certs|var/log|var/lib)/[\w./-]*")]
    private static partial Regex MountedPath();

    [GeneratedRegex(@"name: ([A-Z_]+), value")]
    private static partial Regex Added();

    [GeneratedRegex("^ *#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
