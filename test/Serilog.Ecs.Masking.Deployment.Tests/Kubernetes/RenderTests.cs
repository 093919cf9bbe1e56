using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What <c>kubectl apply -k</c> would send, rendered by kubectl itself.</summary>
[Parallelizable(ParallelScope.All)]
public class RenderTests
{
    private static readonly string[] Folders = [.. Manifests.Environments.Select(environment => "overlays/" + environment), "collector", "collector-cloud"];

    [TestCaseSource(nameof(Folders))]
    public void WhatAWorkloadNamesIsThereOrIsASecret(string folder)
    {
        var rendered = Render(folder);
        var pod = rendered.Single(manifest => manifest.Text("kind") is "Deployment" or "DaemonSet").At("spec/template/spec")!;
        var names = rendered.ToLookup(manifest => manifest.Text("kind")!, manifest => manifest.Text("metadata/name")!);

        var maps = pod.Items("containers").SelectMany(container => container.Items("envFrom")).Select(source => source.Text("configMapRef/name"))
            .Concat(pod.Items("volumes").Select(volume => volume.Text("configMap/name"))).Where(name => name is not null);

        Assert.That(maps, Is.Not.Empty.And.SubsetOf(names["ConfigMap"]));
        Assert.That(names["ServiceAccount"], Does.Contain(pod.Text("serviceAccountName")));
        Assert.That(
            rendered.Where(manifest => manifest.Text("kind") != "Namespace").Select(manifest => manifest.Text("metadata/namespace")),
            Is.All.EqualTo(names["Namespace"].Single()));
    }

    [TestCaseSource(typeof(Manifests), nameof(Manifests.Environments))]
    public void TheConfigMapHasTheValuesOfItsEnvironment(string environment)
    {
        var map = Render("overlays/" + environment).Single(manifest => manifest.Text("kind") == "ConfigMap");

        Assert.That(map.Texts("data"), Is.EquivalentTo(Manifests.Settings(environment)));
    }

    [Test]
    public void WithAllStoresItIsTheSameCollectorWithAnotherFileAndARole()
    {
        var without = Container("collector");
        var with = Container("collector-cloud");

        var added = with.Items("env").Select(variable => variable.Text("name")).Except(without.Items("env").Select(variable => variable.Text("name")));

        Assert.That(added, Is.EqualTo(new[] { "AWS_REGION", "PERSONAL_DELIVERY_STREAM", "SLACK_WEBHOOK_URL" }));
        Assert.That(with.Text("args/1"), Is.EqualTo(without.Text("args/1")!.Replace("fluent-bit.yaml", "cloud.yaml", StringComparison.Ordinal)));
        Assert.That(with.Text("image"), Is.EqualTo(without.Text("image")));
        Assert.That(Render("collector-cloud").Single(manifest => manifest.Text("kind") == "ServiceAccount").Texts("metadata/annotations").Keys, Is.EqualTo(new[] { "eks.amazonaws.com/role-arn" }));
    }

    private static JsonNode Container(string folder) => Manifests.Container(Render(folder).Single(manifest => manifest.Text("kind") == "DaemonSet"));

    private static IReadOnlyList<JsonNode> Render(string folder)
    {
        var start = new ProcessStartInfo("kubectl", ["kustomize", Path.Combine(DeploymentFiles.Folder, Manifests.Folder, folder)])
        {
            RedirectStandardOutput = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.That(process.ExitCode, Is.Zero);
            return YamlJson.Parse(output);
        }
        catch (Win32Exception)
        {
            Assert.Ignore("kubectl is not installed; it renders the manifests here.");
            throw;
        }
    }
}
