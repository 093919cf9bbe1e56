using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The manifests agree with each other and with the image.</summary>
public class ManifestTests
{
    private const string Name = "app.kubernetes.io/name";

    private static readonly JsonNode Pod = Manifests.Deployment.At("spec/template/spec")!;
    private static readonly JsonNode Container = Manifests.Container(Manifests.Deployment);

    [Test]
    public void EveryFileIsPartOfAKustomization()
    {
        var root = Path.Combine(DeploymentFiles.Folder, Manifests.Folder);
        foreach (var kustomization in Directory.EnumerateFiles(root, "kustomization.yaml", SearchOption.AllDirectories))
        {
            var folder = Path.GetDirectoryName(kustomization)!;
            var resources = Manifests.Kustomization(Path.GetRelativePath(root, folder)).Items("resources").Select(resource => resource.GetValue<string>()).ToList();

            Assert.That(resources.Where(resource => !Path.Exists(Path.Combine(folder, resource))), Is.Empty, folder);
            Assert.That(
                resources.Where(resource => resource.EndsWith(".yaml", StringComparison.Ordinal)).Append("kustomization.yaml"),
                Is.EquivalentTo(Directory.EnumerateFiles(folder).Select(Path.GetFileName)), folder);
        }
    }

    [TestCase("base", "Deployment", "NetworkPolicy", "Namespace", "PodDisruptionBudget", "Service", "ServiceAccount")]
    [TestCase("collector", "DaemonSet", "NetworkPolicy", "Namespace", "ServiceAccount")]
    public void TheManifestsAreOfTheKinds(string folder, params string[] kinds) =>
        Assert.That(Manifests.All(folder).Select(manifest => manifest.Text("kind")), Is.EquivalentTo(kinds));

    [Test]
    public void TheContainerIsTheImageThatTheDockerfileBuilds()
    {
        var docker = DeploymentFiles.Text("Dockerfile");

        Assert.That(Container.Text("ports/0/containerPort"), Is.EqualTo(Regex.Match(docker, "EXPOSE ([0-9]+)").Groups[1].Value));
        Assert.That(
            Pod.Text("securityContext/runAsUser") + ":" + Pod.Text("securityContext/runAsGroup"),
            Is.EqualTo(Regex.Match(docker, "(?m)^USER (.+)$").Groups[1].Value));
        foreach (var probe in new[] { "startupProbe", "readinessProbe", "livenessProbe" })
        {
            Assert.That(docker, Does.Contain(Container.Text(probe + "/httpGet/path") + "\" ]"), probe);
            Assert.That(Container.Text(probe + "/httpGet/port"), Is.EqualTo(Container.Text("ports/0/name")), probe);
        }
    }

    [Test]
    public void TheServiceAndItsCollectorsHaveTheNamesAndLimitsOfCompose()
    {
        var compose = ComposeFile.Services["auth-api"];

        Assert.That(Container.Text("name"), Is.EqualTo("auth-api"));
        Assert.That(KubeletVariables.Of(Container)["OTEL_SERVICE_NAME"], Is.EqualTo(ComposeFile.Environment("auth-api")["OTEL_SERVICE_NAME"]));
        Assert.That(Container.Text("resources/limits/memory"), Is.EqualTo(ComposeFile.Member(compose, "mem_limit")!.ToString().Replace("m", "Mi")));
        Assert.That(
            Manifests.Container(Manifests.DaemonSet).Text("image"), Is.EqualTo(ComposeFile.Member(ComposeFile.Services["fluent-bit"], "image")!.ToString()));
        Assert.That(
            Manifests.Container(Manifests.DaemonSet).Text("resources/limits/memory"),
            Is.EqualTo(ComposeFile.Member(ComposeFile.Services["fluent-bit"], "mem_limit")!.ToString().Replace("m", "Mi")));
    }

    [TestCaseSource(typeof(Manifests), nameof(Manifests.Environments))]
    public void EveryEnvironmentRunsTheVersionThatTheServiceReports(string environment)
    {
        var overlay = Manifests.Kustomization("overlays/" + environment);
        var settings = JsonNode.Parse(File.ReadAllText(Path.Combine(DeploymentFiles.Folder, "../appsettings.json")));

        Assert.That(overlay.Text("images/0/name"), Is.EqualTo(Container.Text("image")));
        Assert.That(overlay.Text("images/0/newTag"), Is.EqualTo(settings.Text("Serilog/EcsMasking/serviceVersion")));
        Assert.That(overlay.Text("configMapGenerator/0/name"), Is.EqualTo(Container.Text("envFrom/0/configMapRef/name")));
        Assert.That(overlay.Text("namespace"), Is.EqualTo("auth-api-" + environment));
    }

    [Test]
    public void EverySelectorFindsThePods()
    {
        foreach (var (folder, workload) in new[] { ("base", Manifests.Deployment), ("collector", Manifests.DaemonSet) })
        {
            var label = workload.Texts("spec/template/metadata/labels")[Name];
            var selectors = Manifests.All(folder).SelectMany(manifest => new[] { "spec/selector/matchLabels", "spec/podSelector/matchLabels", "spec/selector" }
                .Select(path => manifest.At(path)).OfType<JsonObject>().Where(selector => selector.ContainsKey(Name))).ToList();

            Assert.That(selectors, Has.Count.EqualTo(folder == "base" ? 4 : 2));
            Assert.That(selectors.Select(selector => selector[Name]!.GetValue<string>()), Is.All.EqualTo(label));
        }
    }

    [Test]
    public void WhatReachesTheServiceReachesItsPort()
    {
        var port = Container.Text("ports/0/name");

        Assert.That(Manifests.Of("base", "Service").Text("spec/ports/0/targetPort"), Is.EqualTo(port));
        Assert.That(Manifests.Of("base", "NetworkPolicy").Text("spec/ingress/0/ports/0/port"), Is.EqualTo(port));
        Assert.That(
            Manifests.Of("base", "NetworkPolicy").Items("spec/ingress").Select(rule => rule.Items("from").Count()), Is.All.EqualTo(1),
            "An empty list would let everybody in.");
    }

    [Test]
    public void TheServiceHasNoRightThatItDoesNotNeed()
    {
        Assert.That(Pod.Text("securityContext/runAsNonRoot"), Is.EqualTo("true"));
        Assert.That(Pod.Text("securityContext/seccompProfile/type"), Is.EqualTo("RuntimeDefault"));
        Assert.That(Manifests.Of("base", "Namespace").Texts("metadata/labels")["pod-security.kubernetes.io/enforce"], Is.EqualTo("restricted"));
    }

    [TestCase("Deployment")]
    [TestCase("DaemonSet")]
    public void NothingIsWrittenToAnImageAndNoPowerIsKept(string kind)
    {
        var workload = kind == "Deployment" ? Manifests.Deployment : Manifests.DaemonSet;
        var container = Manifests.Container(workload);

        Assert.That(container.Text("securityContext/readOnlyRootFilesystem"), Is.EqualTo("true"));
        Assert.That(container.Text("securityContext/allowPrivilegeEscalation"), Is.EqualTo("false"));
        Assert.That(container.Items("securityContext/capabilities/drop").Select(name => name.GetValue<string>()), Is.EqualTo(new[] { "ALL" }));
        Assert.That(container.At("securityContext/capabilities/add"), Is.Null);
        Assert.That(container.At("securityContext/privileged"), Is.Null);
        Assert.That(workload.At("spec/template/spec/hostNetwork") ?? workload.At("spec/template/spec/hostPID"), Is.Null);
        Assert.That(workload.Text("spec/template/spec/automountServiceAccountToken"), Is.EqualTo("false"));
    }

    // A token that is not there cannot be stolen, and a role that is not there cannot be too wide.
    [Test]
    public void NoPodHasAKubernetesRole()
    {
        var manifests = Manifests.All("base").Concat(Manifests.All("collector")).ToList();

        Assert.That(manifests.Select(manifest => manifest.Text("kind")), Has.None.Contains("Role"));
        Assert.That(
            manifests.Where(manifest => manifest.Text("kind") == "ServiceAccount").Select(account => account.Text("automountServiceAccountToken")),
            Is.All.EqualTo("false"));
    }

    [Test]
    public void NoSecretIsInAManifest()
    {
        var variables = Manifests.Container(Manifests.DaemonSet).Items("env").ToDictionary(variable => variable.Text("name")!, variable => variable);

        Assert.That(variables["ELASTIC_PASSWORD"].At("valueFrom/secretKeyRef"), Is.Not.Null);
        Assert.That(DeploymentFiles.Text("kubernetes/collector-cloud/kustomization.yaml"), Does.Contain("name: SLACK_WEBHOOK_URL, valueFrom: { secretKeyRef:"));
        Assert.That(Manifests.All("base").Concat(Manifests.All("collector")).Select(manifest => manifest.Text("kind")), Has.None.EqualTo("Secret"));
    }
}
