using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>
/// The variables of a container as the kubelet sets them: values of the downward API from a pod that is made up, and <c>$(NAME)</c>
/// replaced by the values above; an unknown name stays as it is written, and <c>$$</c> is a dollar.
/// </summary>
internal static partial class KubeletVariables
{
    /// <summary>What the downward API says of the pod that the tests make up.</summary>
    public static IReadOnlyDictionary<string, string> Pod { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["metadata.name"] = "auth-api-6d5f8b7c9-x2x7q",
        ["metadata.uid"] = "0b2c7a1e-5f1d-4a53-9c3b-7f0f3f6f2a11",
        ["metadata.namespace"] = "auth-api-dev",
        ["spec.nodeName"] = "ip-10-0-3-17.ap-northeast-2.compute.internal",
    };

    public static Dictionary<string, string> Of(JsonNode container)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var variable in container.Items("env"))
        {
            variables[variable.Text("name")!] = variable.Text("valueFrom/fieldRef/fieldPath") is { } field
                ? Pod[field]
                : Reference().Replace(
                    variable.Text("value")!, match => match.Value == "$$" ? "$" : variables.GetValueOrDefault(match.Groups[1].Value, match.Value));
        }

        return variables;
    }

    [GeneratedRegex(@"\$\$|\$\(([A-Za-z_][A-Za-z0-9_]*)\)")]
    private static partial Regex Reference();
}
