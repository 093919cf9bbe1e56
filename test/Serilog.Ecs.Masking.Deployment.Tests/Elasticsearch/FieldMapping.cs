using System.Text.Json.Nodes;
using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>How a field of a type of ECS is mapped so that no value of it rejects a document.</summary>
internal static class FieldMapping
{
    /// <summary>The longest text that is indexed, in UTF-16 characters. All the pack writes is; no UTF-8 form of it is over Lucene's 32,766 bytes.</summary>
    public const int IgnoreAbove = 8_191;

    /// <summary>The longest text that is indexed in a flattened field, where its key is a part of the term.</summary>
    public const int FlattenedIgnoreAbove = 4_096;

    public static JsonObject Of(EcsField field)
    {
        var mapping = Of(field.Type);
        if (field.Name == "@timestamp")
        {
            // A data stream refuses to have documents without a time, and the index setting counts for every date.
            mapping["ignore_malformed"] = false;
        }

        if (MultiField(field) is { } text)
        {
            mapping["fields"] = new JsonObject { ["text"] = field.Name == "error.stack_trace" ? StackTrace() : Of(text.Type) };
        }

        return mapping;
    }

    public static JsonObject Of(EcsFieldType type) => type switch
    {
        // A constant rejects every document that has another value.
        EcsFieldType.Keyword or EcsFieldType.ConstantKeyword => new JsonObject { ["type"] = "keyword", ["ignore_above"] = IgnoreAbove },
        EcsFieldType.Wildcard => new JsonObject { ["type"] = "wildcard" },
        EcsFieldType.MatchOnlyText => new JsonObject { ["type"] = "match_only_text" },
        EcsFieldType.Long or EcsFieldType.Integer => new JsonObject { ["type"] = "long" },
        EcsFieldType.Double or EcsFieldType.Float => new JsonObject { ["type"] = "double" },
        EcsFieldType.ScaledFloat => new JsonObject { ["type"] = "scaled_float", ["scaling_factor"] = 1_000 },
        EcsFieldType.Boolean => new JsonObject { ["type"] = "boolean" },
        EcsFieldType.Date => new JsonObject { ["type"] = "date" },
        EcsFieldType.Ip => new JsonObject { ["type"] = "ip" },
        EcsFieldType.GeoPoint => new JsonObject { ["type"] = "geo_point" },
        EcsFieldType.Nested => new JsonObject { ["type"] = "nested" },
        EcsFieldType.Flattened => new JsonObject { ["type"] = "flattened", ["depth_limit"] = 20, ["ignore_above"] = FlattenedIgnoreAbove },
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    // The standard analyzer takes System.Net.Http.HttpRequestException for one word; this one splits at everything but letters. Such text cannot
    // be match_only_text, which has no analyzer of its own.
    private static JsonObject StackTrace() => new() { ["type"] = "text", ["analyzer"] = "simple", ["norms"] = false };

    private static EcsField? MultiField(EcsField field) =>
        EcsFieldTable.Find(field.Name + ".text") is { } text && EcsFieldTable.IsMultiField(text) ? text : null;
}
