using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Parsing;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Fuzzing;

/// <summary>An event made by a recipe, through enrichers, scope and activity, with the canaries that it holds.</summary>
internal sealed partial class RecipeEvent
{
    private static readonly Dictionary<string, SecretKind> Kinds = new()
    {
        ["password"] = SecretKind.Password, ["token"] = SecretKind.Token, ["github"] = SecretKind.GitHubToken, ["card"] = SecretKind.Card, ["email"] = SecretKind.Email,
        ["iban"] = SecretKind.Iban, ["resident"] = SecretKind.ResidentNumber, ["jwt"] = SecretKind.Jwt, ["aws"] = SecretKind.AwsKeyId,
    };

    private static readonly string[] Tags = [.. RecipeTexts.Harmless.Concat(RecipeTexts.Sensitive.Select(static entry => entry.Name))];
    private static readonly Logger Pipeline = new LoggerConfiguration().MinimumLevel.Verbose()
        .Enrich.FromLogContext().Enrich.WithOtelContext(new OtelContextOptions { SpanTags = [.. Tags], BaggageKeys = [.. Tags] }).Enrich.WithEventIdentity()
        .WriteTo.Sink(new Last()).CreateLogger();

    private readonly RandomText _chance;
    private readonly Dictionary<string, string> _canaries = [];

    public RecipeEvent(JsonObject recipe)
    {
        Recipe = recipe;
        Options = RecipeOptions.Of((string?)recipe["options"]);
        _chance = new RandomText((int?)recipe["seed"] ?? 0);
        Event = Log();
    }

    public JsonObject Recipe { get; }

    public RecipeOptions Options { get; }

    public LogEvent Event { get; }

    /// <summary>Gets the canaries that something gives away, each with the number of its characters that a mask may show in a run.</summary>
    public IEnumerable<(string Canary, int Shown)> Canaries =>
        _canaries.Where(entry => IsGivenAway(Recipe, entry.Key)).Select(static entry => (entry.Value, Math.Max(4, Kinds[entry.Key].Shown)));

    // By the name of a member, by a notation or by its shape.
    private static bool IsGivenAway(JsonNode? node, string kind) => node switch
    {
        JsonObject members => members.Any(member => IsGivenAway(member.Value, kind) || (RecipeTexts.Sensitive.Any(entry => entry.Name == member.Key) && member.Value!.ToJsonString().Contains($"~{kind}~", StringComparison.Ordinal))),
        JsonArray elements => elements.Any(element => IsGivenAway(element, kind)),
        JsonValue value when value.TryGetValue<string>(out var text) => Planted().Matches(text).Any(
            match => match.Value.Contains($"~{kind}~", StringComparison.Ordinal)),
        _ => false,
    };

    private LogEvent Log()
    {
        var made = new LogEvent(
            DateTimeOffset.UnixEpoch,
            Enum.TryParse<LogEventLevel>((string?)Recipe["level"], out var level) ? level : LogEventLevel.Information,
            Failure(Recipe["exception"] as JsonObject),
            new MessageTemplateParser().Parse(Fill((string?)Recipe["template"] ?? "")),
            RecipeValues.Properties(Recipe["properties"], Fill));
        using var scope = LogContext.Push([.. RecipeValues.Properties(Recipe["scope"], Fill).Select(static property => new Pushed(property))]);
        using var activity = Start(Recipe["activity"] as JsonObject);
        Pipeline.Write(made);
        return Last.Take();
    }

    private Activity? Start(JsonObject? entries)
    {
        if (entries is null)
        {
            return null;
        }

        var activity = new Activity("work").Start();
        foreach (var (name, value) in entries)
        {
            var text = Fill(value?.ToString() ?? "");
            _ = activity.SetTag(name, text).SetBaggage(name, text);
        }

        return activity;
    }

    private InvalidOperationException? Failure(JsonObject? recipe)
    {
        if (recipe is null)
        {
            return null;
        }

        var failure = new InvalidOperationException(Fill((string?)recipe["message"] ?? ""), Failure(recipe["inner"] as JsonObject));
        foreach (var (name, value) in recipe["data"] as JsonObject ?? [])
        {
            failure.Data[name] = Fill(value?.ToString() ?? "");
        }

        return failure;
    }

    private string Fill(string text) => text.Contains('~', StringComparison.Ordinal)
        ? Placeholder().Replace(
            text, match => match.Groups[1].Success ? Canary(match.Groups[1].Value) : match.Groups[2].Success ? Character(match.Groups[2].Value) : "")
        : text;

    private static string Character(string code) => ((char)ushort.Parse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString();

    private string Canary(string kind)
    {
        if (!_canaries.TryGetValue(kind, out var canary))
        {
            // What begins with a hyphen is an option of a command, and no value.
            do
            {
                canary = Kinds[kind].Make(_chance);
            }
            while (canary[0] == '-');
            _canaries.Add(kind, canary);
        }

        return canary;
    }

    [GeneratedRegex("~(password|token|github|card|email|iban|resident|jwt|aws)~|~([0-9A-F]{4})~|~\\(|\\)~")]
    private static partial Regex Placeholder();

    /// <summary>Finds the parts of a text that give a canary away.</summary>
    [GeneratedRegex(@"~\(.*?\)~", RegexOptions.Singleline)]
    public static partial Regex Planted();

    private sealed class Pushed(LogEventProperty property) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.AddPropertyIfAbsent(property);
    }

    private sealed class Last : ILogEventSink
    {
        [ThreadStatic]
        private static LogEvent? t_event;

        public void Emit(LogEvent logEvent) => t_event = logEvent;

        public static LogEvent Take() => t_event ?? throw new InvalidOperationException("Nothing was logged.");
    }
}
