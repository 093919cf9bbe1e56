using System.Text.Json;
using System.Text.Json.Nodes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Capturing;

/// <summary>Captures JSON as the objects, lists and values that it describes.</summary>
internal static class JsonCapture
{
    private const int MaxDepth = 20;
    private const int MaxValues = 1_000;

    public static LogEventPropertyValue Of(JsonElement element) => Of(element, 0);

    public static LogEventPropertyValue Of(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return Of(document.RootElement, 0);
    }

    private static LogEventPropertyValue Of(JsonElement element, int depth)
    {
        if (depth > MaxDepth)
        {
            return new ScalarValue("…");
        }

        return element.ValueKind switch
        {
            JsonValueKind.Object => new DictionaryValue(element.EnumerateObject().Take(MaxValues).DistinctBy(static member => member.Name)
                .Select(member => new KeyValuePair<ScalarValue, LogEventPropertyValue>(new ScalarValue(member.Name), Of(member.Value, depth + 1)))),
            JsonValueKind.Array => new SequenceValue(element.EnumerateArray().Take(MaxValues).Select(item => Of(item, depth + 1))),
            JsonValueKind.String => new ScalarValue(element.GetString()),
            JsonValueKind.Number when element.TryGetInt64(out var number) => new ScalarValue(number),
            JsonValueKind.Number when element.TryGetDouble(out var number) => new ScalarValue(number),
            JsonValueKind.True => new ScalarValue(true),
            JsonValueKind.False => new ScalarValue(false),
            _ => new ScalarValue(null),
        };
    }
}
