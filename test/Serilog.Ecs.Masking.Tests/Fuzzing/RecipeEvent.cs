using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Serilog.Context;
using Serilog.Core;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

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

    private readonly Dictionary<string, string> _canaries = [];
    private readonly RandomText _secrets;
    private readonly Random _ids;
    private LogEvent? _masked;
    private RecipeEvent? _control;

    public RecipeEvent(JsonObject recipe)
        : this(recipe, RecipeOptions.Of((string?)recipe["options"]))
    {
    }

    public RecipeEvent(JsonObject recipe, RecipeOptions options)
        : this(recipe, options, SeedOf(recipe))
    {
    }

    private RecipeEvent(JsonObject recipe, RecipeOptions options, int canaries)
    {
        Recipe = recipe;
        Options = options;
        _secrets = new RandomText(canaries);
        _ids = new Random(SeedOf(recipe));
        Event = Log();
    }

    public JsonObject Recipe { get; }

    public RecipeOptions Options { get; }

    public LogEvent Event { get; }

    /// <summary>Gets the event as the redactor returns it.</summary>
    public LogEvent Masked => _masked ??= Options.Redactor.Mask(Event);

    /// <summary>Gets the same event with other canaries. What both show is not part of a canary.</summary>
    public RecipeEvent Control => _control ??= new RecipeEvent(Recipe, Options, ~SeedOf(Recipe));

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

    private static int SeedOf(JsonObject recipe) => (int?)recipe["seed"] ?? 0;

    private LogEvent Log()
    {
        var made = new LogEvent(
            DateTimeOffset.UnixEpoch,
            Enum.TryParse<LogEventLevel>((string?)Recipe["level"], out var level) ? level : LogEventLevel.Information,
            Failure(Recipe["exception"] as JsonObject),
            new MessageTemplateParser().Parse(Fill((string?)Recipe["template"] ?? "")),
            RecipeValues.Properties(Recipe["properties"], Fill));
        made.AddOrUpdateProperty(new LogEventProperty(EventIdentityValue.PropertyName, new EventIdentityValue(new EventIdentity(EventId(), sequence: 1))));
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

        var activity = new Activity("work").SetParentId(TraceId(), SpanId()).Start();
        SpanIdOf(activity) = SpanId().ToHexString();
        foreach (var (name, value) in entries)
        {
            var text = Fill(value?.ToString() ?? "");
            _ = activity.SetTag(name, text).SetBaggage(name, text);
        }

        return activity;
    }

    // All ids come from the seed of the recipe: a finding that depends on one is found again.
    private Guid EventId()
    {
        var random = Bytes(8);
        random[0] = (byte)(random[0] & 0x3F | 0x80);
        return new Guid(0x019B2B5C, 0x3E00, 0x7000, random);
    }

    private ActivityTraceId TraceId() => ActivityTraceId.CreateFromBytes(Bytes(16));

    private ActivitySpanId SpanId() => ActivitySpanId.CreateFromBytes(Bytes(8));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        _ids.NextBytes(bytes);
        return bytes;
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_spanId")]
    private static extern ref string? SpanIdOf(Activity activity);

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
                canary = Kinds[kind].Make(_secrets);
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
