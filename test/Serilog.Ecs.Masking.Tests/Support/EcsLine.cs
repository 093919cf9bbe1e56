using System.Text.Json;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>One line of output that passed every check: strict JSON, the ecs-logging rules, Elasticsearch's field types.</summary>
internal sealed class EcsLine
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, JsonElement> _fields = new(StringComparer.Ordinal);

    private EcsLine(string text, JsonElement root)
    {
        Text = text;
        _root = root;
        foreach (var member in root.EnumerateObject().Where(member => member.Name is not ("labels" or "data")))
        {
            Flatten(member.Name, member.Value);
        }

        CheckPaths();
    }

    public string Text { get; }

    /// <summary>The keys of the document as they are written, in order.</summary>
    public IReadOnlyList<string> Keys => [.. _root.EnumerateObject().Select(member => member.Name)];

    /// <summary>The dotted names of all ECS fields.</summary>
    public IReadOnlyCollection<string> Fields => _fields.Keys;

    /// <summary>
    /// The value at a path, as <see cref="string"/>, <see cref="long"/>, <see cref="double"/>, <see cref="bool"/>, array or,
    /// for an object, its JSON text; <see langword="null"/> if there is none.
    /// </summary>
    public object? this[string path] => Find(path) is { } value ? ValueOf(value) : null;

    public static EcsLine Parse(string text, ElasticsearchModel? model = null)
    {
        try
        {
            var line = new EcsLine(text, StrictJson.Parse(text));
            EcsLoggingRules.Check(line._root, line._fields);
            (model ?? new ElasticsearchModel()).Index(line._root, line._fields);
            RenderedDocuments.Keep(text);
            return line;
        }
        catch (AssertionException exception)
        {
            throw new AssertionException(exception.Message + "\nin " + (text.Length > 4_000 ? text[..4_000] + "…" : text));
        }
    }

    public bool Has(string path) => Find(path) is not null;

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.Null => null,
        _ => value.GetRawText(),
    };

    private JsonElement? Find(string path)
    {
        if (_fields.TryGetValue(path, out var field))
        {
            return field;
        }

        var value = _root;
        foreach (var part in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(part, out value))
            {
                return null;
            }
        }

        return value;
    }

    private void Flatten(string path, JsonElement value)
    {
        var isField = EcsFieldList.All.TryGetValue(path, out var field) && field.Type is not ("object" or "nested");
        if (value.ValueKind == JsonValueKind.Object && !isField)
        {
            foreach (var member in value.EnumerateObject())
            {
                Flatten(path + "." + member.Name, member.Value);
            }
        }
        else if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0 && value[0].ValueKind == JsonValueKind.Object && !isField)
        {
            foreach (var element in value.EnumerateArray())
            {
                foreach (var member in element.EnumerateObject())
                {
                    var inner = path + "." + member.Name;
                    if (!_fields.ContainsKey(inner))
                    {
                        Flatten(inner, member.Value);
                    }
                }
            }
        }
        else
        {
            if (!_fields.TryAdd(path, value))
            {
                Assert.Fail($"'{path}' stands twice, dotted and nested.");
            }
        }
    }

    private void CheckPaths()
    {
        foreach (var path in _fields.Keys)
        {
            for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
            {
                if (_fields.ContainsKey(path[..dot]))
                {
                    Assert.Fail($"'{path[..dot]}' is a value and holds '{path}'.");
                }
            }
        }
    }
}
