using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The compose file with its anchors and merges resolved.</summary>
internal static partial class ComposeFile
{
    private static readonly Lazy<YamlMappingNode> Root = new(Read);

    public static IReadOnlyDictionary<string, YamlMappingNode> Services => Members(Member(Root.Value, "services")!);

    public static IReadOnlyCollection<string> Volumes => [.. ((YamlMappingNode)Root.Value["volumes"]).Children.Keys.Select(key => key.ToString())];

    /// <summary>The member of a node, with what <c>&lt;&lt;</c> brings in where the node has none of its own.</summary>
    public static YamlNode? Member(YamlNode? node, string name)
    {
        if (node is not YamlMappingNode map)
        {
            return null;
        }

        return map.Children.TryGetValue(name, out var value) ? value
            : Member(Merged(map), name);
    }

    public static IEnumerable<string> Texts(YamlNode? node) => node switch
    {
        YamlSequenceNode list => list.Select(item => item.ToString()),
        YamlScalarNode text => [text.Value!],
        _ => [],
    };

    public static IReadOnlyDictionary<string, string> Environment(string service)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var node = Member(Services[service], "environment"); node is YamlMappingNode map; node = Merged(map))
        {
            foreach (var (name, value) in map.Children.Where(child => child.Value is YamlScalarNode))
            {
                variables.TryAdd(name.ToString(), value.ToString());
            }
        }

        return variables;
    }

    /// <summary>What is mounted where, as written.</summary>
    public static IEnumerable<(string Source, string Target, bool IsReadOnly)> Mounts(string service) =>
        Texts(Member(Services[service], "volumes")).Select(mount => mount.Split(':')).Select(parts => (parts[0], parts[1], parts is [_, _, "ro"]));

    /// <summary>The variables that the file takes from <c>.env</c>, and whether they are needed.</summary>
    public static IEnumerable<(string Name, string Fallback)> Variables() =>
        Variable().Matches(DeploymentFiles.Text("compose.yaml")).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static YamlNode? Merged(YamlMappingNode node) => node.Children.TryGetValue("<<", out var merged) ? merged : null;

    private static YamlMappingNode Read()
    {
        var stream = new YamlStream();
        using var reader = new StringReader(DeploymentFiles.Text("compose.yaml"));
        stream.Load(new Parser(reader));
        return (YamlMappingNode)stream.Documents.Single().RootNode;
    }

    private static Dictionary<string, YamlMappingNode> Members(YamlNode node) =>
        ((YamlMappingNode)node).Children.ToDictionary(child => child.Key.ToString(), child => (YamlMappingNode)child.Value, StringComparer.Ordinal);

    [GeneratedRegex(@"\$\{([A-Z_]+)([^}]*)\}")]
    private static partial Regex Variable();
}
