using System.Text.Json;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>What Elasticsearch's reference says of the bodies that the script sends: members, and what must be there before.</summary>
internal static class DocumentedBody
{
    private static readonly Dictionary<string, string[]> Members = new(StringComparer.Ordinal)
    {
        ["_ilm/policy"] = ["policy"],
        ["_ingest/pipeline"] = ["version", "description", "_meta", "processors", "on_failure", "deprecated"],
        ["_component_template"] = ["version", "_meta", "template", "deprecated"],
        ["_index_template"] = ["version", "_meta", "template", "deprecated", "index_patterns", "priority", "data_stream", "composed_of", "ignore_missing_component_templates", "allow_auto_create"],
        ["_security/role"] = ["cluster", "indices", "applications", "run_as", "metadata", "description", "global", "remote_indices"],
        ["_security/user"] = ["password", "roles", "metadata", "full_name", "email", "enabled"],
        ["_password"] = ["password"],
    };

    private static readonly Dictionary<string, string[]> Processors = new(StringComparer.Ordinal)
    {
        ["dot_expander"] = ["field", "path", "override"],
        ["set"] = ["field", "value", "copy_from", "override", "ignore_empty_value", "media_type"],
        ["user_agent"] = ["field", "target_field", "regex_file", "properties", "ignore_missing", "extract_device_type"],
    };

    private static readonly string[] EveryProcessor = ["description", "if", "ignore_failure", "on_failure", "tag"];
    private static readonly string[] Phases = ["hot", "warm", "cold", "frozen", "delete"];
    private static readonly string[] ClusterPrivileges = ["monitor", "manage_ilm", "manage_index_templates", "manage_ingest_pipelines", "manage_security"];
    private static readonly string[] IndexPrivileges =
    [
        "auto_configure", "create_doc", "create_index", "read", "view_index_metadata", "index", "write", "manage",
    ];

    public static JsonElement Meta(JsonElement body) =>
        Find(body, "_meta") ?? Find(body, "metadata") ?? (body.TryGetProperty("policy", out var policy) ? Find(policy, "_meta") : null) ?? JsonDocument.Parse("{}").RootElement;

    public static string? Fault(string api, JsonElement body, ICollection<string> stored) =>
        Unknown(body, Members[api]) ?? api switch
        {
            "_ilm/policy" => Unknown(body.GetProperty("policy"), ["_meta", "phases", "deprecated"]) ?? Unknown(body.GetProperty("policy").GetProperty("phases"), Phases),
            "_ingest/pipeline" => Processor(body.GetProperty("processors")) ?? Processor(body.GetProperty("on_failure")),
            "_component_template" => Unknown(body.GetProperty("template"), ["settings", "mappings", "aliases", "lifecycle"]),
            "_index_template" => Missing(Texts(body, "composed_of").Select(name => "_component_template/" + name), stored) ?? Unknown(body.GetProperty("template"), ["settings", "mappings", "aliases", "lifecycle"]),
            "_security/role" => Role(body),
            "_security/user" => Short(body) ?? Missing(Texts(body, "roles").Select(name => "_security/role/" + name), stored),
            _ => Short(body),
        };

    private static string? Role(JsonElement role)
    {
        foreach (var indices in role.GetProperty("indices").EnumerateArray())
        {
            if ((Unknown(indices, ["names", "privileges", "field_security", "query", "allow_restricted_indices"]) ?? Unknown(Texts(indices, "privileges"), IndexPrivileges)) is { } fault)
            {
                return fault;
            }
        }

        return Unknown(Texts(role, "cluster"), ClusterPrivileges)
            ?? role.GetProperty("metadata").EnumerateObject().Where(member => member.Name.StartsWith('_')).Select(member => "role metadata keys may not start with [_]: " + member.Name).FirstOrDefault();
    }

    private static string? Processor(JsonElement processors)
    {
        foreach (var processor in processors.EnumerateArray().Select(one => one.EnumerateObject().Single()))
        {
            if (!Processors.TryGetValue(processor.Name, out var options))
            {
                return "No processor type exists with name [" + processor.Name + "]";
            }

            if ((Unknown(processor.Value, [.. options, .. EveryProcessor]) ?? (Find(processor.Value, "field") is null ? "[field] required property is missing" : null)) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? Short(JsonElement body) =>
        body.GetProperty("password").GetString()!.Length < 6 ? "passwords must be at least [6] characters long" : null;

    private static string? Missing(IEnumerable<string> needed, ICollection<string> stored) =>
        needed.Where(name => !stored.Contains(name)).Select(name => "[" + name + "] does not exist").FirstOrDefault();

    private static string? Unknown(JsonElement value, string[] known) => Unknown(value.EnumerateObject().Select(member => member.Name), known);

    private static string? Unknown(IEnumerable<string> names, string[] known) =>
        names.Except(known).Select(name => "unknown field [" + name + "]").FirstOrDefault();

    private static IEnumerable<string> Texts(JsonElement body, string name) => Find(body, name)?.EnumerateArray().Select(text => text.GetString()!) ?? [];

    private static JsonElement? Find(JsonElement body, string name) => body.TryGetProperty(name, out var value) ? value : null;
}
