using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Writes the component template with the mappings from the table of ECS fields.</summary>
internal static partial class MappingTemplate
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Render()
    {
        var template = new JsonObject
        {
            ["version"] = 1,
            ["_meta"] = new JsonObject
            {
                ["managed_by"] = "Serilog.Ecs.Masking",
                ["assets_version"] = 1,
                ["description"] = "Written by a test from the table of ECS 8.11 fields: UPDATE_DOCS=1 dotnet test.",
            },
            ["template"] = new JsonObject
            {
                ["mappings"] = new JsonObject
                {
                    ["date_detection"] = false,
                    ["numeric_detection"] = false,
                    ["dynamic_templates"] = DynamicTemplates(),
                    ["properties"] = Properties(),
                },
            },
        };
        return InnermostObject().Replace(template.ToJsonString(Indented), found => Space().Replace(found.Value, " ")) + "\n";
    }

    // Any ECS field may be written, because a property of its name goes there. Mapping all of them one by one would cost each
    // index more fields than it may have; so those of one type share a rule, which counts when the first document has one.
    private static JsonArray DynamicTemplates()
    {
        var mapped = PackFields.All.Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        var rest = EcsFieldTable.All
            .Where(field => field.In8 && !mapped.Contains(field.Name) && !EcsFieldTable.IsMultiField(field) && field.Type is not EcsFieldType.Object)
            .Select(field => (field.Name, Mapping: FieldMapping.Of(field)))
            .Where(field => field.Mapping["type"]!.GetValue<string>() != "keyword" || field.Mapping.ContainsKey("fields"))
            .GroupBy(field => field.Mapping.ToJsonString())
            .OrderBy(group => group.Key, StringComparer.Ordinal);

        var templates = new JsonArray(
            Rule("label_long", ["labels.*"], NumericLabel(), "long"),
            Rule("label_double", ["labels.*"], NumericLabel(), "double"),
            Rule("label", ["labels.*"], FieldMapping.Of(EcsFieldType.Keyword), unless: "object"));
        foreach (var group in rest)
        {
            var mapping = group.First().Mapping;
            templates.Add(Rule("ecs_" + Name(mapping), group.Select(field => field.Name).Order(StringComparer.Ordinal), mapping));
        }

        templates.Add(new JsonObject { ["text"] = new JsonObject { ["match_mapping_type"] = "string", ["mapping"] = FieldMapping.Of(EcsFieldType.Keyword) } });
        return templates;
    }

    // A number is kept as its text, and beside it as a number for as long as it is one.
    private static JsonObject NumericLabel()
    {
        var mapping = FieldMapping.Of(EcsFieldType.Keyword);
        mapping["fields"] = new JsonObject { ["number"] = new JsonObject { ["type"] = "double", ["ignore_malformed"] = true } };
        return mapping;
    }

    private static JsonObject Rule(string name, IEnumerable<string> paths, JsonObject mapping, string? type = null, string? unless = null)
    {
        var all = paths.ToArray();
        var rule = new JsonObject { ["path_match"] = all is [var only] ? only : new JsonArray([.. all.Select(path => (JsonNode)path)]) };
        if (type is not null)
        {
            rule["match_mapping_type"] = type;
        }

        if (unless is not null)
        {
            rule["unmatch_mapping_type"] = unless;
        }

        rule["mapping"] = mapping.DeepClone();
        return new JsonObject { [name] = rule };
    }

    private static string Name(JsonObject mapping) => mapping["type"]!.GetValue<string>() + (mapping.ContainsKey("fields") ? "_with_text" : "");

    private static JsonObject Properties()
    {
        var root = new JsonObject();
        foreach (var field in PackFields.All)
        {
            Add(root, field.Name.Split('.'), FieldMapping.Of(field));
        }

        foreach (var (name, type) in PackFields.Labels)
        {
            Add(root, ["labels", name], FieldMapping.Of(type));
        }

        // An object after a scalar of the same name would reject the document, and the reverse.
        root["labels"] = new JsonObject { ["subobjects"] = false, ["properties"] = root["labels"]!["properties"]!.DeepClone() };
        root["data"] = FieldMapping.Of(EcsFieldType.Flattened);
        return root;
    }

    private static void Add(JsonObject properties, ReadOnlySpan<string> path, JsonObject mapping)
    {
        foreach (var part in path[..^1])
        {
            properties = (properties[part] ??= new JsonObject { ["properties"] = new JsonObject() })["properties"]!.AsObject();
        }

        properties[path[^1]] = mapping;
    }

    [GeneratedRegex(@"\{[^{}\[\]]*\}")]
    private static partial Regex InnermostObject();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
