using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// What Elasticsearch takes into an index with the ECS mapping, <c>labels</c> of scalars and <c>data</c> as <c>flattened</c>. A
/// document that it would reject fails here.
/// </summary>
internal sealed partial class ElasticsearchModel
{
    private const int LuceneTermBytes = 32_766;
    private const int FlattenedDepth = 20;

    // Written by the pack before ECS defines them: the integrity chain's number needs no definition, it is ECS's own.
    private static readonly string[] MetadataNames =
    [
        "_id", "_index", "_source", "_type", "_routing", "_ignored", "_field_names", "_version", "_tier", "_doc_count",
    ];

    private readonly Dictionary<string, string>? _dynamicLabels;

    /// <param name="dynamicLabels">Whether labels are mapped by the first document that has them, as without the shipped template.</param>
    public ElasticsearchModel(bool dynamicLabels = false) => _dynamicLabels = dynamicLabels ? [] : null;

    /// <summary>A set of fields that the user has mapped, beside those of ECS.</summary>
    public string? OwnSet { get; init; }

    public void Index(JsonElement root, IReadOnlyDictionary<string, JsonElement> fields)
    {
        foreach (var (name, value) in fields)
        {
            CheckName(name);
            if (OwnSet is not null && name.StartsWith(OwnSet + ".", StringComparison.Ordinal))
            {
                continue;
            }

            if (!EcsFieldList.All.TryGetValue(name, out var field) || !field.In8)
            {
                Assert.Fail($"'{name}' is no field of ECS 8.11.");
            }

            CheckField(name, field!, value);
        }

        if (root.TryGetProperty("labels", out var labels))
        {
            CheckLabels(labels);
        }

        if (root.TryGetProperty("data", out var data))
        {
            Assert.That(data.ValueKind, Is.EqualTo(JsonValueKind.Object));
            CheckFlattened(data, "", 1);
        }
    }

    private static void CheckField(string name, EcsFieldList.Row field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && name == "error.stack_trace")
        {
            // One element a line is a setting; Elasticsearch takes an array for any field.
            CheckEach(name, field, value);
            return;
        }

        if (field.Type is "object" or "nested" or "flattened")
        {
            Require(value.ValueKind is JsonValueKind.Object or JsonValueKind.Array, name, "is no object");
            return;
        }

        Require(value.ValueKind == JsonValueKind.Array == field.IsArray, name, "is an array or ought to be one");
        CheckEach(name, field, value);
    }

    private static void CheckEach(string name, EcsFieldList.Row field, JsonElement value)
    {
        foreach (var element in value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().ToArray() : [value])
        {
            if (!Takes(field.Type, element))
            {
                Assert.Fail($"'{name}' of type {field.Type} does not take {element.GetRawText()}.");
            }
        }
    }

    /// <summary>Returns whether a field of the type takes the value.</summary>
    public static bool Takes(string type, JsonElement value) => type switch
    {
        "keyword" or "constant_keyword" => value.ValueKind == JsonValueKind.String && Encoding.UTF8.GetByteCount(value.GetString()!) <= LuceneTermBytes,
        "wildcard" or "match_only_text" => value.ValueKind == JsonValueKind.String,
        "long" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
        "float" => value.ValueKind == JsonValueKind.Number && float.IsFinite((float)value.GetDouble()),
        "double" or "scaled_float" => value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble()),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "date" => value.ValueKind == JsonValueKind.String && IsDate(value.GetString()!),
        "ip" => value.ValueKind == JsonValueKind.String && IsAddress(value.GetString()!),
        "geo_point" => IsPoint(value),
        _ => false,
    };

    // Of strict_date_optional_time, which is strict about the number of digits.
    private static bool IsDate(string text) =>
        DateForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d(:?\d\d)?)?)?\z", RegexOptions.ECMAScript)]
    private static partial Regex DateForm();

    private static bool IsAddress(string text) =>
        text.AsSpan().IndexOfAny('%', '[') < 0 && IPAddress.TryParse(text, out var address)
        && (address.AddressFamily == AddressFamily.InterNetworkV6 || text.Split('.').Length == 4 && text.Split('.').All(part => byte.TryParse(part, out var number) && part == number.ToString(CultureInfo.InvariantCulture)));

    private static bool IsPoint(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Split(',') is [var latitude, var longitude]
            && double.TryParse(latitude, CultureInfo.InvariantCulture, out var north) && Math.Abs(north) <= 90
            && double.TryParse(longitude, CultureInfo.InvariantCulture, out var east) && Math.Abs(east) <= 180,
        JsonValueKind.Object => value.TryGetProperty("lat", out var lat) && value.TryGetProperty("lon", out var lon)
            && lat.ValueKind == JsonValueKind.Number && lon.ValueKind == JsonValueKind.Number,
        _ => false,
    };

    private void CheckLabels(JsonElement labels)
    {
        foreach (var label in labels.EnumerateObject())
        {
            CheckName(label.Name);
            var kinds = (label.Value.ValueKind == JsonValueKind.Array ? label.Value.EnumerateArray().ToArray() : [label.Value])
                .Select(element => KindOf(label.Name, element)).Where(kind => kind != "null").Distinct().ToArray();
            Require(kinds.Length <= 1, label.Name, "mixes kinds");
            if (_dynamicLabels is not null && kinds is [var kind] && !_dynamicLabels.TryAdd(label.Name, kind))
            {
                Assert.That(kind, Is.EqualTo(_dynamicLabels[label.Name]), $"The label '{label.Name}' is of another kind than before.");
            }
        }
    }

    private static string KindOf(string name, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                Require(Encoding.UTF8.GetByteCount(value.GetString()!) <= LuceneTermBytes, name, "is too long");
                return "text";
            case JsonValueKind.Number:
                var raw = value.GetRawText();
                Require(raw.AsSpan().IndexOfAny('.', 'e', 'E') >= 0 ? double.IsFinite(value.GetDouble()) : value.TryGetInt64(out _), name, "is a number that does not fit");
                return "number";
            case JsonValueKind.True or JsonValueKind.False:
                return "boolean";
            case JsonValueKind.Null:
                return "null";
            default:
                throw new AssertionException($"The label '{name}' is no scalar: {value.GetRawText()}");
        }
    }

    private static void CheckFlattened(JsonElement value, string path, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Require(depth <= FlattenedDepth, path, "is too deep in data");
                foreach (var member in value.EnumerateObject())
                {
                    CheckName(member.Name);
                    CheckFlattened(member.Value, path + "." + member.Name, depth + 1);
                }

                break;

            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    CheckFlattened(element, path, depth);
                }

                break;

            case JsonValueKind.String:
                Require(Encoding.UTF8.GetByteCount(path) + 1 + Encoding.UTF8.GetByteCount(value.GetString()!) <= LuceneTermBytes, path, "is too long in data");
                break;
        }
    }

    private static void CheckName(string name)
    {
        Require(!string.IsNullOrWhiteSpace(name), name, "is empty");
        Require(!name.StartsWith('.') && !name.EndsWith('.') && !name.Contains("..", StringComparison.Ordinal), name, "has an empty part");
        Require(!name.Contains('\0', StringComparison.Ordinal), name, "holds U+0000");
        Require(Array.IndexOf(MetadataNames, name) < 0, name, "is a name of Elasticsearch's own");
    }

    // Asked of every field of every line: a constraint and a message for each would take longer than the test itself.
    private static void Require(bool isSo, string name, string otherwise)
    {
        if (!isSo)
        {
            Assert.Fail($"'{name}' {otherwise}.");
        }
    }
}
