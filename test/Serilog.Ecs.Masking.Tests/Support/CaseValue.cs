using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Reads the values that case tables are written in.</summary>
internal static partial class CaseValue
{
    /// <summary>Reads <c>Name=json</c> pairs.</summary>
    public static IEnumerable<(string Name, object? Value)> Pairs(string cell) =>
        Pair().Matches(cell).Select(match => (match.Groups[1].Value, Json(JsonDocument.Parse(match.Groups[2].Value).RootElement)));

    /// <summary>Reads a value with its CLR type before it: <c>int:5</c>, <c>[string:a, string:b]</c>, <c>null</c>.</summary>
    public static object? Typed(string text)
    {
        if (text == "null")
        {
            return null;
        }

        if (text.StartsWith('['))
        {
            return text[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(element => Typed(element.Trim())).ToArray();
        }

        var colon = text.IndexOf(':');
        var (type, value) = (text[..colon], text[(colon + 1)..]);
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "string" => value,
            "int" => int.Parse(value, culture),
            "long" => long.Parse(value, culture),
            "ulong" => ulong.Parse(value, culture),
            "byte" => byte.Parse(value, culture),
            "double" => double.Parse(value, culture),
            "float" => float.Parse(value, culture),
            "decimal" => decimal.Parse(value, culture),
            "bool" => bool.Parse(value),
            "char" => value[0],
            "guid" => Guid.Parse(value),
            "utc" => DateTime.Parse(value, culture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
            "unspecified" => DateTime.Parse(value, culture),
            "offset" => DateTimeOffset.Parse(value, culture),
            "date" => DateOnly.Parse(value, culture),
            "time" => TimeSpan.Parse(value, culture),
            "ip" => IPAddress.Parse(value),
            "uri" => new Uri(value),
            "level" => Enum.Parse<Serilog.Events.LogEventLevel>(value),
            _ => throw new FormatException($"No such type: {type}"),
        };
    }

    public static object? Json(string text) => Json(JsonDocument.Parse(text).RootElement);

    private static object? Json(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number when value.TryGetInt32(out var number) => number,
        JsonValueKind.Number when value.TryGetInt64(out var number) => number,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Json).ToArray(),
        _ => null,
    };

    [GeneratedRegex("""(\S+?)=("(?:[^"\\]|\\.)*"|\[[^\]]*\]|\S+)""")]
    private static partial Regex Pair();
}
