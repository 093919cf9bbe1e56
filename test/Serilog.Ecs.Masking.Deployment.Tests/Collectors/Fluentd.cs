using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Fluentd: sources give a tag, filters change what has it, the first match takes it.</summary>
internal sealed class Fluentd(string file = "fluent.conf") : CollectorModel
{
    private readonly FluentdSection _root = FluentdSection.Read(file);
    private readonly List<Delivery> _delivered = [];
    private readonly Dictionary<string, string> _parts = new(StringComparer.Ordinal);
    private int _made;

    /// <summary>What went elsewhere than to Elasticsearch, by the id of the output.</summary>
    public List<(string Output, JsonObject Record)> Others { get; } = [];

    public override IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines) => Read("files", lines);

    public override IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines) => Read("containers", lines);

    private List<Delivery> Read(string id, IEnumerable<string> lines)
    {
        var source = _root.Sections.Single(section => section.Name == "source" && section.Parameters["@id"] == id);
        foreach (var line in lines)
        {
            Emit(
                _root, source.Parameters["tag"].Replace("*", "var.log.app", StringComparison.Ordinal),
                Parse(source.Section("parse")!, source.Section("parse")!.Type, line)!);
        }

        return _delivered;
    }

    private static JsonObject? Parse(FluentdSection parser, string type, string text)
    {
        switch (type)
        {
            case "none":
                return new JsonObject { [parser.Parameters["message_key"]] = text };
            case "regexp":
                var match = Ruby(parser.Parameters["expression"]).Match(text);
                return !match.Success ? null
                    : new JsonObject(match.Groups.Values.Skip(1).Where(static group => group.Name != "time").Select(
                        static group => KeyValuePair.Create(group.Name, (JsonNode?)group.Value)));
            case "json":
                var parsed = Parsed(text);
                if (parsed is not null && parser.Parameters.GetValueOrDefault("keep_time_key") != "true")
                {
                    parsed.Remove(parser.Parameters["time_key"]);
                }

                return parsed;
            case "multi_format":
                return parser.Sections.Select(pattern => Parse(pattern, pattern.Parameters["format"], text)).FirstOrDefault(static found => found is not null);
            default:
                throw Unknown(type);
        }
    }

    private void Emit(FluentdSection place, string tag, JsonObject record)
    {
        foreach (var section in place.Sections.Where(section => section.Name is "filter" or "match" && IsFor(section.Argument, tag)))
        {
            if (section.Name == "match")
            {
                Match(section, tag, record);
                return;
            }

            if (Filter(section, tag, record) is not { } changed)
            {
                return;
            }

            record = changed;
        }

        throw new InvalidOperationException($"Nothing takes '{tag}'.");
    }

    private JsonObject? Filter(FluentdSection filter, string tag, JsonObject record)
    {
        switch (filter.Type)
        {
            case "record_transformer":
                var renewed = filter.Parameters.GetValueOrDefault("renew_record") == "true" ? [] : record.DeepClone().AsObject();
                foreach (var (key, expression) in filter.Section("record")!.Parameters)
                {
                    renewed[key] = Evaluate(expression, record);
                }

                return renewed;
            case "grep":
                return filter.Sections.TrueForAll(rule => rule.Name == "regexp" && Ruby(rule.Parameters["pattern"]).IsMatch((string)record[rule.Parameters["key"]]!)) ? record : null;
            case "parser":
                if (Parse(filter.Section("parse")!, filter.Section("parse")!.Type, (string)record[filter.Parameters["key_name"]]!) is { } parsed)
                {
                    return parsed;
                }

                Emit(_root.Sections.Single(static section => section is { Name: "label", Argument: "@ERROR" }), tag, record);
                return null;
            case "concat":
                return Join(filter, tag, record);
            default:
                throw Unknown(filter.Type);
        }
    }

    private JsonObject? Join(FluentdSection concat, string tag, JsonObject record)
    {
        var parameters = concat.Parameters;
        var source = $"{tag}:{record[parameters["stream_identity_key"]]}";
        var text = _parts.GetValueOrDefault(source) + (string)record[parameters["key"]]!;
        if ((string)record[parameters["partial_cri_logtag_key"]]! == "P")
        {
            _parts[source] = text;
            return null;
        }

        _parts.Remove(source);
        record[parameters["key"]] = text;
        record.Remove(parameters["partial_cri_logtag_key"]);
        record.Remove(parameters["partial_cri_stream_key"]);
        return record;
    }

    private void Match(FluentdSection match, string tag, JsonObject record)
    {
        switch (match.Type)
        {
            case "copy":
                match.Sections.ForEach(store => Match(store, tag, record.DeepClone().AsObject()));
                break;
            case "relabel":
                Emit(_root.Sections.Single(section => section.Name == "label" && section.Argument == match.Parameters["@label"]), tag, record);
                break;
            case "rewrite_tag_filter":
                var rule = match.Sections.Find(rule => Ruby(rule.Parameters["pattern"]).IsMatch((string)record[rule.Parameters["key"]]!));
                Emit(_root, rule!.Parameters["tag"], record);
                break;
            case "elasticsearch":
                if (match.Parameters.GetValueOrDefault("include_timestamp") == "true")
                {
                    record["@timestamp"] = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
                }

                var id = match.Parameters["id_key"] == "$['event.id']" ? (string?)record["event.id"] : throw Unknown(match.Parameters["id_key"]);
                _delivered.Add(new Delivery(match.Parameters["index_name"], id ?? throw new InvalidOperationException("No id."), record));
                break;
            default:
                Others.Add((match.Parameters.GetValueOrDefault("@id", match.Type), record));
                break;
        }
    }

    private JsonNode? Evaluate(string expression, JsonObject record) => expression switch
    {
        """${record["logtag"] || (record["stream"] && !record["log"].to_s.end_with?("\n") ? "P" : "F")}""" => (string?)record["logtag"] ?? (record.ContainsKey("stream") && !((string)record["log"]!).EndsWith('\n') ? "P" : "F"),
        """${record["stream"] || "stdout"}""" => (string?)record["stream"] ?? "stdout",
        """${record["log"].to_s.chomp}""" => ((string)record["log"]!).TrimEnd('\n'),
        """${record["log"]}""" => (string)record["log"]!,
        """${record["event.id"] || SecureRandom.uuid}""" => (string?)record["event.id"] ?? $"made-{++_made}",
        """${record.values_at("log.level", "service.name", "service.environment", "log.logger", "error.type", "trace.id", "event.id").compact.join(" ")}""" =>
            string.Join(' ', new[] { "log.level", "service.name", "service.environment", "log.logger", "error.type", "trace.id", "event.id" }.Select(name => (string?)record[name]).OfType<string>()),
        _ when !expression.Contains("${", StringComparison.Ordinal) => expression,
        _ => throw Unknown(expression),
    };

    // "**" is any number of parts, "*" one, "{a,b}" either
    private static bool IsFor(string pattern, string tag) =>
        Regex.IsMatch(tag, "^" + pattern.Replace(".**", "(\\..+)?", StringComparison.Ordinal).Replace("**", ".*", StringComparison.Ordinal).Replace("{", "(", StringComparison.Ordinal).Replace("}", ")", StringComparison.Ordinal).Replace(",", "|", StringComparison.Ordinal) + "$");
}
