using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The manifests for Kubernetes, by kind.</summary>
internal static class Manifests
{
    public const string Folder = "kubernetes";

    public static string[] Environments { get; } = ["local", "dev", "staging", "production"];

    public static JsonNode Deployment => Of("base", "Deployment");

    public static JsonNode DaemonSet => Of("collector", "DaemonSet");

    /// <summary>The one container of a workload.</summary>
    public static JsonNode Container(JsonNode workload) => workload.Items("spec/template/spec/containers").Single();

    public static JsonNode Of(string folder, string kind) => All(folder).Single(manifest => manifest.Text("kind") == kind);

    /// <summary>What the kustomization of a folder takes from it.</summary>
    public static IEnumerable<JsonNode> All(string folder) =>
        Kustomization(folder).Items("resources").Select(resource => resource.GetValue<string>())
            .Where(resource => resource.EndsWith(".yaml", StringComparison.Ordinal)).SelectMany(resource => YamlJson.Read($"{Folder}/{folder}/{resource}"));

    public static JsonNode Kustomization(string folder) => YamlJson.Read($"{Folder}/{folder}/kustomization.yaml").Single();

    /// <summary>The variables that the ConfigMap of an environment gives the service.</summary>
    public static Dictionary<string, string> Settings(string environment) =>
        Kustomization("overlays/" + environment).Items("configMapGenerator").Single().Items("literals")
            .Select(literal => literal.GetValue<string>().Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
