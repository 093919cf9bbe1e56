using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What the pod says of itself is in every document, in the fields that the guide names.</summary>
public class DownwardApiTests
{
    private static readonly Dictionary<string, string> Variables = KubeletVariables.Of(Manifests.Container(Manifests.Deployment));

    private static readonly Lazy<EcsLine[]> Documents = new(
        static () => [.. SampleRun.Demo([.. Variables, .. Manifests.Settings("production")]).Select(line => EcsLine.Parse(line))]);

    [Test]
    public void EveryReferenceIsToAVariableAboveIt()
    {
        var attributes = Variables["OTEL_RESOURCE_ATTRIBUTES"];

        Assert.That(attributes, Does.Not.Contain("$"));
        Assert.That(attributes, Does.Contain("k8s.pod.name=" + KubeletVariables.Pod["metadata.name"]).And.Contain("k8s.namespace.name=" + KubeletVariables.Pod["metadata.namespace"]));
    }

    // Of a variable that is set twice, the later value would win silently.
    [Test]
    public void NoVariableIsSetTwice()
    {
        var names = Manifests.Container(Manifests.Deployment).Items("env").Select(variable => variable.Text("name")!).ToList();

        Assert.That(names, Is.Unique);
        Assert.That(names.Intersect(Manifests.Settings("production").Keys), Is.Empty);
    }

    [TestCase("README.md")]
    [TestCase("README.ko.md")]
    public void EveryAttributeIsInTheFieldThatTheGuideNames(string file)
    {
        var attributes = Variables["OTEL_RESOURCE_ATTRIBUTES"].Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var rows = new Guide(file).Rows("OTEL_RESOURCE_ATTRIBUTES").ToDictionary(
            row => row[0].Trim('`'), row => row[1].Split(", ").Select(field => field.Trim('`')).ToArray());

        Assert.That(rows.Keys, Is.EquivalentTo(attributes.Keys));
        foreach (var (attribute, fields) in rows)
        {
            foreach (var field in fields)
            {
                Assert.That(Documents.Value.Select(document => document[field]), Is.All.EqualTo(attributes[attribute]), field);
            }
        }

        Assert.That(Documents.Value.Select(document => document["orchestrator.resource.type"]), Is.All.EqualTo("pod"));
    }
}
