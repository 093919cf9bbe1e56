using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Reads configurations of collectors, and what is in them.</summary>
internal static class CollectorFiles
{
    /// <summary>The YAML file at <paramref name="path"/> below <c>collectors</c>.</summary>
    public static YamlNode Yaml(string path)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(DeploymentFiles.Text("collectors/" + path));
        stream.Load(new Parser(reader));
        return stream.Documents.Single().RootNode;
    }

    public static string? Text(YamlNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (var name in path)
        {
            found = Member(found, name);
        }

        return (found as YamlScalarNode)?.Value;
    }

    public static IEnumerable<YamlNode> List(YamlNode node, params string[] path)
    {
        YamlNode? found = node;
        foreach (var name in path)
        {
            found = Member(found, name);
        }

        return found as YamlSequenceNode ?? Enumerable.Empty<YamlNode>();
    }

    public static IEnumerable<KeyValuePair<string, YamlNode>> Map(YamlNode? node) =>
        node is YamlMappingNode map ? map.Children.Select(child => KeyValuePair.Create(child.Key.ToString(), child.Value)) : [];

    /// <summary>A pattern of Go, which names groups in its own way.</summary>
    public static Regex Go(string pattern) => new(pattern.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.CultureInvariant);

    /// <summary>A pattern of Ruby or of Onigmo, where a line begins and ends within a text.</summary>
    public static Regex Ruby(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Multiline);

    /// <summary>The object that a text is, or nothing.</summary>
    public static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
