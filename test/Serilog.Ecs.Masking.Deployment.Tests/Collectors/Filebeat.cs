using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Filebeat: parsers of an input, processors with conditions, an index chosen by conditions.</summary>
internal sealed partial class Filebeat : CollectorModel
{
    private readonly YamlNode _root = Yaml("filebeat/filebeat.yml");
    private int _made;

    public override IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines) => [.. lines.Select(line => Publish("files", line, isContainer: false))];

    public override IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines)
    {
        if (List(Input("containers"), "parsers").Select(parser => Text(parser, "container", "format")).Single() != "auto")
        {
            throw Unknown("parsers");
        }

        var delivered = new List<Delivery>();
        var text = "";
        foreach (var line in lines)
        {
            var (part, isLast) = line.StartsWith('{') && Parsed(line) is { } docker
                ? ((string)docker["log"]!, ((string)docker["log"]!).EndsWith('\n'))
                : CriLine().Match(line) is { Success: true } cri ? (cri.Groups[2].Value, cri.Groups[1].Value != "P") : throw new FormatException(line);
            text += part;
            if (isLast)
            {
                delivered.Add(Publish("containers", text, isContainer: true));
                text = "";
            }
        }

        return delivered;
    }

    private YamlNode Input(string id) => List(_root, "filebeat.inputs").Single(input => Text(input, "id") == id);

    private Delivery Publish(string input, string line, bool isContainer)
    {
        var meta = new JsonObject();
        var fields = new JsonObject
        {
            ["@timestamp"] = "2026-11-24T12:00:00.000Z",
            ["message"] = line,
            ["agent"] = new JsonObject { ["type"] = "filebeat" },
            ["ecs"] = new JsonObject { ["version"] = "8.0.0" },
            ["input"] = new JsonObject { ["type"] = "filestream" },
            ["log"] = new JsonObject { ["offset"] = 0 },
        };
        if (isContainer)
        {
            fields["stream"] = "stdout";
        }

        if (Text(Input(input), "publisher_pipeline.disable_host") != "true")
        {
            fields["host"] = new JsonObject { ["name"] = "filebeat" };
        }

        Process(List(_root, "processors"), fields, meta);
        var output = Member(_root, "output.elasticsearch")!;
        var chosen = List(output, "indices").FirstOrDefault(choice => IsTrue(Member(choice, "when")!, fields, meta)) ?? output;
        return new Delivery(Text(chosen, "index")!, (string?)meta["_id"] ?? throw new InvalidOperationException("No id."), fields);
    }

    private void Process(IEnumerable<YamlNode> processors, JsonObject fields, JsonObject meta)
    {
        foreach (var processor in processors)
        {
            if (Member(processor, "if") is { } condition)
            {
                Process(List(processor, IsTrue(condition, fields, meta) ? "then" : "else"), fields, meta);
                continue;
            }

            var (name, options) = Map(processor).Single();
            if (Member(options, "when") is not { } when || IsTrue(when, fields, meta))
            {
                Run(name, options, fields, meta);
            }
        }
    }

    private void Run(string name, YamlNode options, JsonObject fields, JsonObject meta)
    {
        switch (name)
        {
            case "drop_fields":
                Texts(Member(options, "fields")).ToList().ForEach(field => fields.Remove(field));
                break;
            case "add_fields" when Text(options, "target") == "@metadata":
                Map(Member(options, "fields")).ToList().ForEach(field => meta[field.Key] = field.Value.ToString());
                break;
            case "add_fields":
                fields[Text(options, "target")!] = new JsonObject(
                    Map(Member(options, "fields")).Select(field => KeyValuePair.Create(field.Key, (JsonNode?)field.Value.ToString())));
                break;
            case "decode_json_fields" when Text(options, "target") == "" && Text(options, "overwrite_keys") == "true":
                foreach (var (key, value) in Parsed((string)fields[Texts(Member(options, "fields")).Single()]!)?.ToList() ?? [])
                {
                    fields[key] = value?.DeepClone();
                }

                break;
            case "copy_fields":
                foreach (var pair in List(options, "fields"))
                {
                    if (Find(Text(pair, "from")!, fields, meta) is { } value)
                    {
                        meta[Text(pair, "to")!["@metadata.".Length..]] = value.DeepClone();
                    }
                }

                break;
            case "add_id":
                meta["_id"] = $"made-{++_made}";
                break;
            default:
                throw Unknown(name);
        }
    }

    private static bool IsTrue(YamlNode condition, JsonObject fields, JsonObject meta)
    {
        var (kind, what) = Map(condition).Single();
        return kind switch
        {
            "not" => !IsTrue(what, fields, meta),
            "has_fields" => Texts(what).All(name => Find(name, fields, meta) is not null),
            "regexp" => Map(what).All(pair => Find(pair.Key, fields, meta) is JsonValue text && Go(pair.Value.ToString()).IsMatch((string)text!)),
            "equals" => Map(what).All(pair => Find(pair.Key, fields, meta) is JsonValue text && (string)text! == pair.Value.ToString()),
            _ => throw Unknown(kind),
        };
    }

    // The whole name first, then by its parts
    private static JsonNode? Find(string name, JsonObject fields, JsonObject meta)
    {
        if (name.StartsWith("@metadata.", StringComparison.Ordinal))
        {
            return meta[name["@metadata.".Length..]];
        }

        var parts = name.Split('.', 2);
        return fields.ContainsKey(name) ? fields[name] : parts.Length == 2 && fields[parts[0]] is JsonObject inner ? Find(parts[1], inner, meta) : null;
    }

    [GeneratedRegex("^[^ ]+ (?:stdout|stderr) ([FP])[^ ]* (.*)$")]
    private static partial Regex CriLine();
}
