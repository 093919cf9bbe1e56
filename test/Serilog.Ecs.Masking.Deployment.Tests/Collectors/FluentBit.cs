using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;
using static Serilog.Ecs.Masking.Deployment.Tests.ComposeFile;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Fluent Bit: each stream reads the files for itself, filters in their order keep its lines, one output for each tag.</summary>
internal sealed partial class FluentBit(string? further = null) : CollectorModel
{
    private readonly YamlNode? _further = further is null ? null : Yaml("fluent-bit/" + further);
    private readonly YamlNode _root = Yaml("fluent-bit/fluent-bit.yaml");
    private readonly YamlNode _inputs = Yaml("fluent-bit/inputs.yaml");
    private readonly List<Delivery> _delivered = [];
    private int _made;

    /// <summary>What went elsewhere than to Elasticsearch, by the alias of the output.</summary>
    public List<(string Output, JsonObject Record)> Others { get; } = [];

    public override IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Read("files", new JsonObject { ["log"] = line });
        }

        return _delivered;
    }

    public override IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines)
    {
        var parsers = Inputs("containers").Select(static input => Text(input, "multiline.parser")!).Distinct().Single().Split(", ");
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var record = parsers.Select(parser => parser == "cri" ? Cri(line) : parser == "docker" ? Parsed(line) : throw Unknown(parser)).FirstOrDefault(found => found is not null) ?? new JsonObject { ["log"] = line };
            var stream = (string?)record["stream"] ?? "";
            var text = parts.GetValueOrDefault(stream) + (string)record["log"]!;
            if (record.ContainsKey("_p") ? (string)record["_p"]! == "P" : record.ContainsKey("stream") && !text.EndsWith('\n'))
            {
                parts[stream] = text;
                continue;
            }

            parts.Remove(stream);
            record["log"] = text;
            Read("containers", record);
        }

        return _delivered;
    }

    private IEnumerable<YamlNode> All(string kind) => new[] { _inputs, _root, _further }.OfType<YamlNode>().SelectMany(file => List(file, "pipeline", kind));

    private IEnumerable<YamlNode> Inputs(string source) => All("inputs").Where(input => Text(input, "alias")!.EndsWith("-" + source, StringComparison.Ordinal));

    private static JsonObject? Cri(string line) =>
        CriLine().Match(line) is { Success: true } match
            ? new JsonObject(CriLine().GetGroupNames().Skip(1).Select(name => KeyValuePair.Create(name, (JsonNode?)match.Groups[name].Value)))
            : null;

    private void Read(string source, JsonObject fields)
    {
        foreach (var input in Inputs(source))
        {
            Filter(Text(input, "tag")!, new Record(fields.DeepClone().AsObject(), DateTime.UtcNow));
        }
    }

    private void Filter(string tag, Record record)
    {
        foreach (var filter in All("filters").Where(filter => IsFor(filter, tag)))
        {
            switch (Text(filter, "name"))
            {
                case "grep" when !Keeps(filter, record):
                    return;
                case "grep":
                    break;
                case "parser":
                    Parse(filter, record);
                    break;
                case "record_modifier":
                    Modify(filter, record);
                    break;
                case "modify":
                    Rename(filter, record);
                    break;
                default:
                    throw Unknown(filter.ToString());
            }
        }

        foreach (var output in List(_root, "pipeline", "outputs").Where(output => IsFor(output, tag)))
        {
            Deliver(output, record);
        }

        foreach (var output in _further is null ? [] : List(_further, "pipeline", "outputs").Where(output => IsFor(output, tag)))
        {
            Others.Add((Text(output, "alias")!, record.Fields.DeepClone().AsObject()));
        }
    }

    private static bool Keeps(YamlNode filter, Record record)
    {
        var rules = Texts(Member(filter, "regex")).Select(Matches).ToList();
        return (Text(filter, "logical_op") == "or" ? rules.Contains(true) : !rules.Contains(false)) && !Texts(Member(filter, "exclude")).Any(Matches);

        bool Matches(string rule) =>
            rule.Split(' ', 2) is [var key, var pattern]
                && record.Fields[key] is JsonValue value
                && value.TryGetValue(out string? text)
                && Ruby(pattern).IsMatch(text);
    }

    private void Parse(YamlNode filter, Record record)
    {
        var parser = List(_root, "parsers").Single(parser => Text(parser, "name") == Text(filter, "parser"));
        var key = Text(filter, "key_name")!;
        if (Text(parser, "time_key") is not null)
        {
            throw Unknown(parser.ToString());
        }

        if (record.Fields[key] is not JsonValue value)
        {
            return;
        }

        var found = Text(parser, "format") == "json" ? Parsed((string)value!)
            : Ruby(Text(parser, "regex")!).Match((string)value!) is { Success: true } match ? new JsonObject(match.Groups.Values.Skip(1).Select(static group => KeyValuePair.Create(group.Name, (JsonNode?)group.Value)))
            : null;
        if (found is null)
        {
            return;
        }

        if (Text(filter, "reserve_data") == "on")
        {
            record.Fields.Remove(key);
            found.ToList().ForEach(field => record.Fields[field.Key] = field.Value?.DeepClone());
        }
        else
        {
            record.Fields = found;
        }
    }

    private void Modify(YamlNode filter, Record record)
    {
        if (Text(filter, "uuid_key") is { } key)
        {
            record.Fields[key] = $"made-{++_made}";
        }

        if (Member(filter, "allowlist_key") is { } allowed)
        {
            foreach (var name in record.Fields.Select(field => field.Key).Except(Texts(allowed)).ToList())
            {
                record.Fields.Remove(name);
            }
        }
    }

    private static void Rename(YamlNode filter, Record record)
    {
        foreach (var (rule, node) in Map(filter).Where(member => member.Key is not ("name" or "match" or "match_regex")))
        {
            var words = node.ToString().Split(' ');
            if (rule == "rename" && record.Fields.ContainsKey(words[0]) && !record.Fields.ContainsKey(words[1]))
            {
                record.Fields[words[1]] = record.Fields[words[0]]!.DeepClone();
                record.Fields.Remove(words[0]);
            }
            else if (rule == "add" && !record.Fields.ContainsKey(words[0]))
            {
                record.Fields[words[0]] = words[1];
            }
            else if (rule is "remove" or "remove_regex")
            {
                foreach (var name in record.Fields.Select(field => field.Key).Where(name => rule == "remove" ? name == words[0] : Ruby(words[0]).IsMatch(name)).ToList())
                {
                    record.Fields.Remove(name);
                }
            }
            else if (rule is not ("rename" or "add"))
            {
                throw Unknown(rule);
            }
        }
    }

    private void Deliver(YamlNode output, Record record)
    {
        if ((Text(output, "name"), Text(output, "write_operation")) != ("opensearch", "create"))
        {
            throw Unknown(output.ToString());
        }

        // Without an id of its own a record would get that of the one before.
        var id = (string?)record.Fields[Text(output, "id_key")!] ?? throw new InvalidOperationException($"No id: {record.Fields}");
        record.Fields[Text(output, "time_key")!] = record.Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _delivered.Add(new Delivery(Text(output, "index")!, id, record.Fields));
    }

    private static bool IsFor(YamlNode plugin, string tag) => Text(plugin, "match_regex") is { } pattern
        ? Ruby(pattern).IsMatch(tag)
        : Regex.IsMatch(tag, "^" + Regex.Escape(Text(plugin, "match")!).Replace("\\*", ".*", StringComparison.Ordinal) + "$");

    // The pattern of the parser that Fluent Bit has for it
    [GeneratedRegex("^(?<time>.+?) (?<stream>stdout|stderr) (?<_p>F|P) (?<log>.*)$")]
    private static partial Regex CriLine();

    private sealed class Record(JsonObject fields, DateTime time)
    {
        public JsonObject Fields { get; set; } = fields;

        public DateTime Time { get; } = time;
    }
}
