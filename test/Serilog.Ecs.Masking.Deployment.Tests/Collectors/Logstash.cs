using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Serilog.Ecs.Masking.Deployment.Tests.CollectorFiles;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Logstash: inputs with a codec, filters and branches in their order, outputs.</summary>
internal sealed partial class Logstash(params string[] files) : CollectorModel
{
    private readonly List<LogstashFile> _files = [.. (files.Length > 0 ? files : ["pipeline.conf"]).Select(LogstashFile.Read)];
    private readonly List<Delivery> _delivered = [];
    private int _made;

    /// <summary>What went elsewhere than to Elasticsearch, by the name of the plugin and of what it sends to.</summary>
    public List<(string Output, JsonObject Event)> Others { get; } = [];

    public override IReadOnlyList<Delivery> OfFile(IEnumerable<string> lines) => Read("files", lines);

    public override IReadOnlyList<Delivery> OfContainer(IEnumerable<string> lines) => Read("containers", lines);

    /// <summary>Sends an event through filters and outputs.</summary>
    public void Process(JsonObject @event)
    {
        Steps("filter").ForEach(step => Run(step, @event));
        Steps("output").ForEach(step => Run(step, @event));
    }

    private List<LogstashStep> Steps(string kind) =>
        [.. _files.SelectMany(file => file.Sections).Where(section => section.Kind == kind).SelectMany(static section => section.Steps)];

    private List<Delivery> Read(string id, IEnumerable<string> lines)
    {
        var input = Steps("input").Cast<LogstashPlugin>().Single(input => (string)input.Options["id"] == id);
        var codec = input.Options.GetValueOrDefault("codec") as LogstashPlugin;
        var joined = new List<string>();
        foreach (var line in lines)
        {
            joined.Add(line);
            if (codec is { Name: "multiline" } && (string)codec.Options["what"] == "next" && Ruby((string)codec.Options["pattern"]).IsMatch(line))
            {
                continue;
            }

            var @event = new JsonObject { ["@timestamp"] = "2026-11-24T12:00:00.000Z", ["@version"] = "1", ["@metadata"] = new JsonObject(), ["message"] = string.Join('\n', joined), ["path"] = "/var/log", ["host"] = "logstash" };
            if (joined.Count > 1)
            {
                @event["tags"] = new JsonArray("multiline");
            }

            joined.Clear();
            Add(input, @event);
            Process(@event);
        }

        return _delivered;
    }

    private void Run(LogstashStep step, JsonObject @event)
    {
        if (step is LogstashBranch branch)
        {
            branch.Ways.FirstOrDefault(way => IsTrue(way.Condition, @event)).Steps?.ToList().ForEach(inner => Run(inner, @event));
            return;
        }

        var plugin = (LogstashPlugin)step;
        switch (plugin.Name)
        {
            case "mutate":
                Mutate(plugin, @event);
                break;
            case "prune":
                var kept = ((List<object>)plugin.Options["whitelist_names"]).ConvertAll(static pattern => Ruby((string)pattern));
                @event.Select(static field => field.Key).Where(name => name != "@metadata" && !kept.Exists(pattern => pattern.IsMatch(name))).ToList().ForEach(
                    name => @event.Remove(name));
                break;
            case "json" when (string)plugin.Options["skip_on_invalid_json"] == "true":
                if (Parsed((string)Get((string)plugin.Options["source"], @event)!) is { } parsed)
                {
                    if (plugin.Options.GetValueOrDefault("target") is string target)
                    {
                        Set(target, parsed, @event);
                    }
                    else
                    {
                        parsed.ToList().ForEach(field => @event[field.Key] = field.Value?.DeepClone());
                    }
                }

                break;
            case "uuid":
                @event[(string)plugin.Options["target"]] ??= $"made-{++_made}";
                break;
            case "elasticsearch" when (string)plugin.Options["action"] == "create" && (string)plugin.Options["data_stream"] == "false":
                var document = @event.DeepClone().AsObject();
                document.Remove("@metadata");
                _delivered.Add(new Delivery((string)plugin.Options["index"], Interpolate((string)plugin.Options["document_id"], @event), document));
                break;
            case "pipeline":
                Others.Add(((string)((List<object>)plugin.Options["send_to"]).Single(), @event.DeepClone().AsObject()));
                break;
            case "http":
                Others.Add((plugin.Name, new JsonObject(((Dictionary<string, object>)plugin.Options["mapping"]).Select(
                    pair => KeyValuePair.Create(pair.Key, (JsonNode?)Interpolate((string)pair.Value, @event))))));
                break;
            default:
                throw Unknown(plugin.Name);
        }
    }

    // In the order in which Logstash does them, whatever order they are written in; fields are added at the end.
    private static void Mutate(LogstashPlugin plugin, JsonObject @event)
    {
        if (plugin.Options.Keys.Except(["rename", "replace", "gsub", "add_field"]).FirstOrDefault() is { } unknown)
        {
            throw Unknown(unknown);
        }

        foreach (var (from, to) in plugin.Options.GetValueOrDefault("rename") as Dictionary<string, object> ?? [])
        {
            Set((string)to, Get(from, @event)?.DeepClone(), @event);
            @event.Remove(from);
        }

        foreach (var (name, value) in plugin.Options.GetValueOrDefault("replace") as Dictionary<string, object> ?? [])
        {
            Set(name, Interpolate((string)value, @event), @event);
        }

        foreach (var change in (plugin.Options.GetValueOrDefault("gsub") as List<object> ?? []).Chunk(3))
        {
            Set((string)change[0], Ruby((string)change[1]).Replace((string)Get((string)change[0], @event)!, (string)change[2]), @event);
        }

        Add(plugin, @event);
    }

    private static void Add(LogstashPlugin plugin, JsonObject @event)
    {
        foreach (var (name, value) in plugin.Options.GetValueOrDefault("add_field") as Dictionary<string, object> ?? [])
        {
            Set(name, Get(name, @event) is null ? Interpolate((string)value, @event) : throw new InvalidOperationException($"'{name}' is there already and would become a list."), @event);
        }
    }

    private static bool IsTrue(string condition, JsonObject @event) =>
        condition.Length == 0 ? true
        : Pattern().Match(condition) is { Success: true } pattern ? Get(pattern.Groups[1].Value, @event) is { } text && Ruby(pattern.Groups[2].Value).IsMatch((string)text!)
        : Equal().Match(condition) is { Success: true } equal ? (string?)Get(equal.Groups[1].Value, @event) == equal.Groups[2].Value
        : Present().Match(condition) is { Success: true } present ? Get(present.Groups[2].Value, @event) is null == (present.Groups[1].Value == "!")
        : throw Unknown(condition);

    private static string Interpolate(string text, JsonObject @event) =>
        Reference().Replace(text, match => Get(match.Groups[1].Value, @event)?.ToString() ?? match.Value);

    private static JsonNode? Get(string field, JsonObject @event)
    {
        JsonNode? found = @event;
        foreach (var name in Parts(field))
        {
            found = found is JsonObject map ? map[name] : null;
        }

        return found;
    }

    private static void Set(string field, JsonNode? value, JsonObject @event)
    {
        var parts = Parts(field);
        var map = @event;
        foreach (var name in parts[..^1])
        {
            map = (JsonObject)(map[name] ??= new JsonObject());
        }

        map[parts[^1]] = value;
    }

    // "[a][b]" is b within a; without brackets it is one name, dots and all.
    private static string[] Parts(string field) => field.StartsWith('[') ? field[1..^1].Split("][") : [field];

    [GeneratedRegex(@"^(\[.+?\]) =~ /(.*)/$")]
    private static partial Regex Pattern();

    [GeneratedRegex("""^(\[.+?\]) == "(.*)"$""")]
    private static partial Regex Equal();

    [GeneratedRegex(@"^(!?)((?:\[[^\]]+\])+)$")]
    private static partial Regex Present();

    [GeneratedRegex(@"%\{([^}]+)\}")]
    private static partial Regex Reference();
}
