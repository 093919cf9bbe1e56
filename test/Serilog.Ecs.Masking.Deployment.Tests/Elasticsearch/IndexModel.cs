using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>
/// An index with the shipped mappings, as far as they decide whether a document is taken: it learns fields from documents as
/// Elasticsearch does, and fails where Elasticsearch would reject.
/// </summary>
internal sealed class IndexModel
{
    private readonly Dictionary<string, MappedField> _fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> _objects = new(StringComparer.Ordinal);
    private readonly DynamicRule[] _rules;

    public IndexModel()
    {
        using var template = JsonDocument.Parse(DeploymentFiles.Text("elasticsearch/component-templates/auth_api-mappings.json"));
        var mappings = template.RootElement.GetProperty("template").GetProperty("mappings");
        _rules = [.. mappings.GetProperty("dynamic_templates").EnumerateArray().Select(DynamicRule.Read)];
        ReadProperties("", mappings.GetProperty("properties"));
    }

    /// <summary>Values that were kept in the source and not indexed, as <c>field: value</c>.</summary>
    public List<string> Ignored { get; } = [];

    public IReadOnlyDictionary<string, MappedField> Fields => _fields;

    public void Index(string line)
    {
        using var document = JsonDocument.Parse(line);
        Object("", document.RootElement);
    }

    /// <summary>The mapping that a field has, or would have after a document with this value.</summary>
    public MappedField? Find(string path, string detected) =>
        _fields.TryGetValue(path, out var field) ? field : _rules.FirstOrDefault(rule => rule.Matches(path, detected))?.Mapping;

    // The names of labels may have dots, and an object among them has its members' dotted names.
    private static bool HasNoObjects(string name) => name.StartsWith("labels.", StringComparison.Ordinal);

    private void ReadProperties(string path, JsonElement properties)
    {
        foreach (var property in properties.EnumerateObject())
        {
            var name = path + property.Name;
            if (property.Value.TryGetProperty("properties", out var inner))
            {
                _objects.Add(name);
                ReadProperties(name + ".", inner);
            }
            else
            {
                _fields.Add(name, MappedField.Read(property.Value));
            }
        }
    }

    private void Object(string path, JsonElement value)
    {
        foreach (var member in value.EnumerateObject())
        {
            var name = path + member.Name;
            for (var dot = HasNoObjects(name) ? 0 : name.IndexOf('.', path.Length); dot > 0; dot = name.IndexOf('.', dot + 1))
            {
                Assert.That(_fields.ContainsKey(name[..dot]), Is.False, $"'{name[..dot]}' is a field and gets '{name}'.");
                _objects.Add(name[..dot]);
            }

            Value(name, member.Value);
        }
    }

    private void Value(string name, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && Find(name, "object")?.Type is not ("geo_point" or "flattened"))
        {
            foreach (var element in value.EnumerateArray())
            {
                Value(name, element);
            }

            return;
        }

        var detected = Detected(value);
        if (detected is null)
        {
            return;
        }

        if (detected == "object" && HasNoObjects(name))
        {
            Object(name + ".", value);
            return;
        }

        if (!_fields.TryGetValue(name, out var field) && !_objects.Contains(name))
        {
            field = _rules.FirstOrDefault(rule => rule.Matches(name, detected))?.Mapping ?? (detected == "object" ? null : new MappedField(detected, null, false, false));
            if (field is not null)
            {
                _fields.Add(name, field);
            }
        }

        if (field is null || field.Type == "nested")
        {
            Assert.That(detected, Is.EqualTo("object"), $"'{name}' is an object and gets {value.GetRawText()}.");
            _objects.Add(name);
            Object(name + ".", value);
        }
        else if (!field.Takes(name, value))
        {
            Ignored.Add(name + ": " + value.GetRawText());
        }
    }

    private static string? Detected(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? "long" : "double",
        JsonValueKind.Array => "object",
        _ => null,
    };
}
