using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The files for Elastic Beanstalk, as the environment sees them for which they are written.</summary>
internal static partial class BeanstalkFiles
{
    public const string Folder = "elastic-beanstalk";
    public const string Environment = "auth-api-production";

    public static JsonNode Dockerrun => Json("Dockerrun.aws.json");

    public static JsonNode Policy => Json("iam-policy.json");

    public static JsonNode Extensions => YamlJson.Read($"{Folder}/.ebextensions/log-streaming.config").Single();

    public static JsonNode Groups => YamlJson.Read($"{Folder}/log-groups.yaml").Single();

    public static JsonNode Container => Dockerrun.Items("containerDefinitions").Single();

    public static Dictionary<string, string> Variables =>
        Container.Items("environment").ToDictionary(variable => variable.Text("name")!, variable => variable.Text("value")!, StringComparer.Ordinal);

    /// <summary>The configuration of the CloudWatch agent, with names joined as CloudFormation does.</summary>
    public static JsonNode Agent
    {
        get
        {
            var content = ((JsonObject)Extensions["files"]!).Single().Value!["content"]!.GetValue<string>();
            return JsonNode.Parse(Join().Replace(content, match =>
            {
                var join = JsonNode.Parse(match.Groups[1].Value)!["Fn::Join"]!;
                var parts = join[1]!.AsArray().Select(part => part is JsonObject reference ? reference["Ref"]!.GetValue<string>() == "AWSEBEnvironmentName" ? Environment : "?" : part!.GetValue<string>());
                return string.Join(join[0]!.GetValue<string>(), parts);
            }))!;
        }
    }

    /// <summary>The names of the groups that the template makes, and how long each keeps what is in it.</summary>
    public static Dictionary<string, int> Retentions =>
        ((JsonObject)Groups["Resources"]!).Select(resource => resource.Value!["Properties"]!).ToDictionary(
            properties => properties.Text("LogGroupName")!.Replace(
                "${EnvironmentName}", Groups.Text("Parameters/EnvironmentName/Default"), StringComparison.Ordinal),
            properties => int.Parse(Groups.Text($"Parameters/{properties.Text("RetentionInDays")}/Default")!, System.Globalization.CultureInfo.InvariantCulture));

    private static JsonNode Json(string file) => JsonNode.Parse(DeploymentFiles.Text(Folder + "/" + file))!;

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Join();
}
