using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>The OpenTelemetry Collector: operators of a receiver, statements of a processor, an exporter for what the body is.</summary>
internal sealed partial class OtelCollector(string file = "otel-collector.yaml") : CollectorModel
{
    private readonly YamlNode _root = Yaml("otel-collector/" + file);
    private int _made;

    public override IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines) => [.. Received("file_log/files", lines).Select(Export)];

    public override IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines) => [.. Received("file_log/containers", lines).Select(Export)];

    /// <summary>What a receiver hands on: the body of each record with its attributes.</summary>
    public IReadOnlyList<(JsonNode? Body, JsonObject Attributes)> Received(string receiver, IEnumerable<string> lines)
    {
        var operators = List(_root, "receivers", receiver, "operators").ToList();
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        var received = new List<(JsonNode?, JsonObject)>();
        foreach (var line in lines)
        {
            JsonNode? body = line;
            var attributes = new JsonObject();
            if (Text(_root, "receivers", receiver, "include_file_path") == "true")
            {
                attributes["log.file.path"] = "/var/log/pods/x_auth-api-1_2/auth-api/0.log";
            }

            if (operators.TrueForAll(step => Run(step, ref body, attributes, parts)))
            {
                received.Add((body, attributes));
            }
        }

        return received;
    }

    // Whether the record goes on
    private static bool Run(YamlNode step, ref JsonNode? body, JsonObject attributes, Dictionary<string, string> parts)
    {
        if (Text(step, "if") is { } condition && !(bool)OtelExpression.Evaluate(condition, body, attributes)!)
        {
            return true;
        }

        switch (Text(step, "type"))
        {
            case "add":
                var value = Text(step, "value")!;
                attributes[Attribute(Text(step, "field")!)] = Computed().Match(value) is { Success: true } computed
                    ? (string?)OtelExpression.Evaluate(computed.Groups[1].Value, body, attributes)
                    : value;
                break;
            case "json_parser":
                if (Parsed((string)body!) is { } parsed)
                {
                    Keep(step, Text(step, "parse_ints") == "true" ? parsed : (JsonObject)Rounded(parsed)!, ref body, attributes);
                }
                else if (Text(step, "on_error") != "send_quiet")
                {
                    throw new InvalidOperationException("The line would be in the log of the collector.");
                }

                break;
            case "regex_parser":
                var match = Go(Text(step, "regex")!).Match((string)body!);
                Keep(
                    step, new JsonObject(match.Groups.Values.Skip(1).Select(static group => KeyValuePair.Create(group.Name, (JsonNode?)group.Value))), ref body,
                    attributes);
                break;
            case "move" when Text(step, "to") == "body":
                body = (string?)attributes[Attribute(Text(step, "from")!)];
                attributes.Remove(Attribute(Text(step, "from")!));
                break;
            case "recombine" when Text(step, "max_unmatched_batch_size") == "0":
                var source = (string)attributes[Attribute(Text(step, "source_identifier")!)]!;
                var text = parts.GetValueOrDefault(source) + (string)body!;
                if (!(bool)OtelExpression.Evaluate(Text(step, "is_last_entry")!, body, attributes)!)
                {
                    parts[source] = text;
                    return false;
                }

                parts.Remove(source);
                body = text;
                break;
            case "filter":
                return !(bool)OtelExpression.Evaluate(Text(step, "expr")!, body, attributes)!;
            default:
                throw Unknown(step.ToString());
        }

        return true;
    }

    private static void Keep(YamlNode step, JsonObject parsed, ref JsonNode? body, JsonObject attributes)
    {
        if (Text(step, "parse_to") == "body")
        {
            body = parsed;
            return;
        }

        parsed.ToList().ForEach(field => attributes[field.Key] = field.Value?.DeepClone());
    }

    // Without parse_ints every number is one of 64 bits with a point.
    private static JsonNode? Rounded(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(static member => KeyValuePair.Create(member.Key, Rounded(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Rounded)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => JsonValue.Create((double)value),
        _ => node?.DeepClone(),
    };

    private Delivery Export((JsonNode? Body, JsonObject Attributes) record)
    {
        var scope = new JsonObject();
        var body = record.Body as JsonObject ?? throw new InvalidOperationException("The exporter drops a record whose body is no map.");
        foreach (var statement in List(_root, "processors", "transform", "log_statements").Select(statement => Statement().Match(statement.ToString())))
        {
            if (!statement.Success)
            {
                throw Unknown(statement.ToString());
            }

            if (statement.Groups["missing"] is { Success: true } missing && body.ContainsKey(missing.Value)
                || statement.Groups["text"] is { Success: true } limited && !IsShort(body[limited.Value], int.Parse(statement.Groups["length"].Value, CultureInfo.InvariantCulture)))
            {
                continue;
            }

            var value = statement.Groups["value"].Value;
            var target = statement.Groups["place"].Value switch { "scope.attributes" => scope, "log.attributes" => record.Attributes, _ => body };
            target[statement.Groups["name"].Value] = value switch
            {
                ['"', .. var text, '"'] => text,
                "UUID()" => $"made-{++_made}",
                """FormatTime(log.observed_time, "%Y-%m-%dT%H:%M:%S.%LZ")""" => "2026-11-24T12:00:00.000Z",
                """log.body["event.id"]""" => body["event.id"]?.DeepClone(),
                _ => throw Unknown(value),
            };
        }

        return (string?)scope["elastic.mapping.mode"] == "bodymap" && Text(_root, "exporters", "elasticsearch", "logs_dynamic_id", "enabled") == "true"
            ? new Delivery((string)record.Attributes["elasticsearch.index"]!, (string?)record.Attributes["elasticsearch.document_id"] ?? "", body)
            : throw new InvalidOperationException("The document would be another one.");
    }

    private static bool IsShort(JsonNode? value, int length) => value is JsonValue text && text.TryGetValue(out string? found) && found.Length <= length;

    private static string Attribute(string field) => AttributeName().Match(field) is { Success: true } match ? match.Groups[1].Value : throw Unknown(field);

    [GeneratedRegex("""^attributes(?:\.|\[")([\w.]+?)(?:"\])?$""")]
    private static partial Regex AttributeName();

    [GeneratedRegex(@"^EXPR\((.*)\)$")]
    private static partial Regex Computed();

    [GeneratedRegex("""^set\((?<place>scope\.attributes|log\.attributes|log\.body)\["(?<name>[^"]+)"\], (?<value>.+?)\)(?: where log\.body\["(?<missing>[^"]+)"\] == nil| where IsString\(log\.body\["(?<text>[^"]+)"\]\) and Len\(log\.body\["\k<text>"\]\) <= (?<length>[0-9]+))?$""")]
    private static partial Regex Statement();
}
