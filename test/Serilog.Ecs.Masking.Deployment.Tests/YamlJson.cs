using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>YAML as JSON, so that a path is short to write. Scalars stay the texts that they are.</summary>
internal static class YamlJson
{
    /// <summary>The documents of one file below the deployment files.</summary>
    public static IReadOnlyList<JsonNode> Read(string path) => Parse(DeploymentFiles.Text(path));

    public static IReadOnlyList<JsonNode> Parse(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        return [.. stream.Documents.Select(document => Convert(document.RootNode)!)];
    }

    /// <summary>The node at a path of names and, in lists, places; <see langword="null"/> if there is none.</summary>
    public static JsonNode? At(this JsonNode? node, string path)
    {
        foreach (var part in path.Split('/'))
        {
            node = node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node?[part];
        }

        return node;
    }

    public static string? Text(this JsonNode? node, string path) => node.At(path)?.GetValue<string>();

    public static IEnumerable<JsonNode> Items(this JsonNode? node, string path) => (node.At(path) as JsonArray ?? []).Select(item => item!);

    /// <summary>The members of an object of texts.</summary>
    public static Dictionary<string, string> Texts(this JsonNode? node, string path) =>
        ((JsonObject)node.At(path)!).ToDictionary(member => member.Key, member => member.Value!.GetValue<string>(), StringComparer.Ordinal);

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), Convert(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
        _ => JsonValue.Create(((YamlScalarNode)node).Value),
    };
}
