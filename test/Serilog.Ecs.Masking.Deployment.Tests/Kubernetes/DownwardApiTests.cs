using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What the pod says of itself stands in every document, in the fields that the guide names.</summary>
public class DownwardApiTests
{
    [Test]
    public void EveryReferenceIsToAVariableAboveIt()
    {
        var attributes = KubeletVariables.Of(Manifests.Container(Manifests.Deployment))["OTEL_RESOURCE_ATTRIBUTES"];

        Assert.That(attributes, Does.Not.Contain("$"));
        Assert.That(attributes, Does.Contain("k8s.pod.name=" + KubeletVariables.Pod["metadata.name"]).And.Contain("k8s.namespace.name=" + KubeletVariables.Pod["metadata.namespace"]));
    }

    // Of two variables that are set twice, the later would win in silence.
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
        var variables = KubeletVariables.Of(Manifests.Container(Manifests.Deployment));
        var attributes = variables["OTEL_RESOURCE_ATTRIBUTES"].Split(',').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        var rows = new Guide(file).Rows("OTEL_RESOURCE_ATTRIBUTES").ToDictionary(row => row[0].Trim('`'), row => row[1].Split(", ").Select(field => field.Trim('`')).ToArray());
        var documents = SampleRun.Demo([.. variables, .. Manifests.Settings("dev")]).Select(line => EcsLine.Parse(line)).ToList();

        Assert.That(rows.Keys, Is.EquivalentTo(attributes.Keys));
        foreach (var (attribute, fields) in rows)
        {
            foreach (var field in fields)
            {
                Assert.That(documents.Select(document => document[field]), Is.All.EqualTo(attributes[attribute]), field);
            }
        }

        Assert.That(documents.Select(document => document["orchestrator.resource.type"]), Is.All.EqualTo("pod"));
    }
}
