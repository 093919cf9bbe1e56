using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>One line of the file that Kibana imports.</summary>
internal static class SavedObject
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="version">The version of Kibana in which the object's form changed last; later ones migrate from there.</param>
    public static string Line(string type, string id, string version, JsonObject attributes, params (string Name, string Type, string Id)[] references)
    {
        var line = new JsonObject
        {
            ["type"] = type,
            ["id"] = id,
            ["attributes"] = attributes,
            ["references"] = new JsonArray([.. references.Select(reference => new JsonObject { ["name"] = reference.Name, ["type"] = reference.Type, ["id"] = reference.Id })]),
            ["managed"] = false,
            ["coreMigrationVersion"] = "8.8.0",
            ["typeMigrationVersion"] = version,
        };
        return Text(line);
    }

    /// <summary>JSON within JSON: several of Kibana's attributes are texts.</summary>
    public static string Text(JsonNode json) => json.ToJsonString(Compact);

    public static JsonObject Query(string kql) => new() { ["query"] = kql, ["language"] = "kuery" };
}
