using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Extensions.Logging;
using IMicrosoftLogger = Microsoft.Extensions.Logging.ILogger;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

#pragma warning disable CA1873, CA2253 // Applications log this way, whatever it costs.

/// <summary>Secrets that the pipeline cuts before they are masked, and those that come by way of Microsoft's loggers.</summary>
internal static class PipelineChannels
{
    private static readonly SecretKind Password = SecretKind.Password;
    private static readonly SecretKind Email = SecretKind.Email;

    public static IEnumerable<Channel> All =>
    [
        Cut("T1", "an e-mail address in its domain", Email, "sent to ", 13 + 8),
        Cut("T2", "an e-mail address behind its @", Email, "sent to ", 13 + 1),
        Cut("T3", "an e-mail address before its last label", Email, "sent to ", 13 + 1 + 13),
        Cut("T4", "a card number of which 15 digits are left", SecretKind.Card, "paid by ", 15) with { Twin = Harmless },
        Cut("T5", "a card number of which 13 digits are left", SecretKind.Card, "paid by ", 13) with { Twin = Harmless },
        Cut("T6", "a GitHub token", SecretKind.GitHubToken, "used ", 24),
        Cut("T7", "a GitHub token before its end", SecretKind.GitHubToken, "used ", 39),
        Cut("T8", "a JWT in its signature", SecretKind.Jwt, "used ", 70),
        Cut("T9", "a JWT in its payload", SecretKind.Jwt, "used ", 34),
        Cut("T10", "an AWS key id", SecretKind.AwsKeyId, "used ", 16),
        Cut("T11", "a resident registration number before its end", SecretKind.ResidentNumber, "registered ", 13) with { Twin = Harmless },
        Cut("T12", "a phone number before its end", SecretKind.Phone with { Shown = 8 }, "called ", 12),
        Cut("T13", "an IBAN before its end", SecretKind.Iban, "moved to ", 24) with { Twin = Harmless },
        Cut("T14", "a token behind Bearer", SecretKind.Token, "sent Bearer ", 20),
        Cut("T15", "a password behind its key", Password, "with password=", 8) with { Kind = SecretKind.KeyBlock, Twin = (log, s) => log.Information("Noted {@Note}", $"with city={s} today") },
        Cut("T16", "a password in JSON", Password, "{\"user\":\"ann\",\"password\":\"", 20) with { Kind = SecretKind.KeyBlock, Twin = (log, s) => log.Information("Noted {@Note}", "{\"user\":\"ann\",\"city\":\"" + s) },
        Cut("T17", "the user of a URL", SecretKind.KeyBlock, "at https://ann:", 20) with { Log = (log, s) => log.Information("Noted {@Note}", $"at https://ann:{s}@example.com/"), Twin = (log, s) => log.Information("Noted {@Note}", $"at https://example.com/{s}") },
        Cut("T18", "a private key", SecretKind.KeyBlock, "-----BEGIN PRIVATE KEY-----\n", 40) with { Twin = (log, s) => log.Information("Noted {@Note}", "-----BEGIN CERTIFICATE-----\n" + s) },
        Cut("T19", "a cookie", SecretKind.Token, "Cookie: theme=dark; sid=", 20) with { Twin = (log, s) => log.Information("Noted {@Note}", "Accept: theme/dark; area=" + s) },
        new("T20", "a cut value under its key", SecretKind.Token, (log, s) => log.Information("Noted {@Login}", new { AccessToken = s }), (log, s) => log.Information("Noted {@Login}", new { City = s })) { Pipeline = configuration => configuration.Destructure.ToMaximumStringLength(20), TakesAnyText = true },
        new("T21", "a record's text that was cut", SecretKind.KeyBlock, (log, s) => log.Information("Noted {@Note}", new LoginRecord("ann", s).ToString()), (log, s) => log.Information("Noted {@Note}", new TripRecord("ann", s).ToString())) { Pipeline = configuration => configuration.Destructure.ToMaximumStringLength(50) },
        new("E1", "a property of all events", Password, (log, s) => log.ForContext(new LateProperty("Password", s)).Information("Signing in"), (log, s) => log.ForContext(new LateProperty("City", s)).Information("Signing in")) { TakesAnyText = true },
        new("E2", "baggage that is logged", Email, (log, s) => Traced(activity => activity.AddBaggage("customer.note", s), log), (log, s) => Traced(activity => activity.AddBaggage("customer.note", s), log)) { Pipeline = Trace },
        new("E2b", "baggage whose key is sensitive", Password, (log, s) => Traced(activity => activity.AddBaggage("customer.password", s), log), (log, s) => Traced(activity => activity.AddBaggage("customer.note", s), log)) { Pipeline = Trace },
        new("E3", "a tag of a span that is logged", Password, (log, s) => Traced(activity => activity.AddTag("url.full", "https://example.com/?password=" + s), log), (log, s) => Traced(activity => activity.AddTag("url.full", "https://example.com/?city=" + s), log)) { Pipeline = Trace },
        Microsoft(
            "M1", "a hole of Microsoft's template", Password, (log, s) => log.LogInformation("Signing in with {Password}", s),
            (log, s) => log.LogInformation("Signing in with {City}", s)),
        Microsoft("M2", "an interpolated text", Password, (log, s) => log.LogInformation($"Signing in with password={s} now"), (log, s) => log.LogInformation($"Signing in with city={s} now")) with { IsInProperties = false },
        Microsoft(
            "M3", "a scope of a template", Email, (log, s) => Scoped(log, log.BeginScope("Sending to {Recipient}", s)),
            (log, s) => Scoped(log, log.BeginScope("Sending to {City}", s))),
        Microsoft(
            "M3b", "a scope of a template with a key", Password, (log, s) => Scoped(log, log.BeginScope("Signing in with {Password}", s)),
            (log, s) => Scoped(log, log.BeginScope("Signing in with {City}", s))),
        Microsoft(
            "M3c", "a scope of a text", Password, (log, s) => Scoped(log, log.BeginScope($"Signing in with password={s} now")),
            (log, s) => Scoped(log, log.BeginScope($"Signing in with city={s} now"))),
        Microsoft(
            "M3d", "a scope of a position", Password, (log, s) => Scoped(log, log.BeginScope("Signing in with password {0}", s)),
            (log, s) => Scoped(log, log.BeginScope("Signing in with city {0}", s))),
        Microsoft(
            "M3e", "a scope of a template with a short value", SecretKind.Code, (log, s) => Scoped(log, log.BeginScope("Signing in with {Pin} now", s)),
            (log, s) => Scoped(log, log.BeginScope("Signing in with {City} now", s))),
        Microsoft("M4", "a scope of a dictionary", Password, (log, s) => Scoped(log, log.BeginScope(new Dictionary<string, object> { ["Password"] = s, ["Attempt"] = 3 })), (log, s) => Scoped(log, log.BeginScope(new Dictionary<string, object> { ["City"] = s, ["Attempt"] = 3 }))) with { TakesAnyText = true },
        Microsoft("M4b", "a scope of an object", Password, (log, s) => Scoped(log, log.BeginScope(new Dictionary<string, object> { ["@Login"] = new { Password = s } })), (log, s) => Scoped(log, log.BeginScope(new Dictionary<string, object> { ["@Login"] = new { City = s } }))),
        Microsoft("M4c", "a scope of an anonymous type", Password, (log, s) => Scoped(log, log.BeginScope(new { User = "ann", Password = s })), (log, s) => Scoped(log, log.BeginScope(new { User = "ann", City = s }))),
        Microsoft("M4d", "a scope of pairs", Password, (log, s) => Scoped(log, log.BeginScope(new List<KeyValuePair<string, object>> { new("Password", s) })), (log, s) => Scoped(log, log.BeginScope(new List<KeyValuePair<string, object>> { new("City", s) }))),
        Microsoft(
            "M4e", "a scope of a tuple", Password, (log, s) => Scoped(log, log.BeginScope(("Password", (object?)s))),
            (log, s) => Scoped(log, log.BeginScope(("City", (object?)s)))),
        Microsoft("M4f", "the same value in a scope and in a hole", Password, (log, s) => { using (log.BeginScope("Opening {Note}", s)) { log.LogInformation("Signing in with {Password}", s); } }, (log, s) => { using (log.BeginScope("Opening {Note}", s)) { log.LogInformation("Signing in with {City}", s); } }),
        Microsoft(
            "M5", "the name of an event id", Email, (log, s) => log.LogInformation(new EventId(7, "Mail to " + s), "Sent"),
            (log, s) => log.LogInformation(new EventId(7, "Mail to " + s), "Sent")),
        Microsoft("M6", "an exception", Password, (log, s) => log.LogError(new InvalidOperationException($"password={s}"), "Failed"), (log, s) => log.LogError(new InvalidOperationException($"city={s}"), "Failed")) with { IsInProperties = false },
        new(
            "M7", "the category of a logger", Email, (log, s) => OfCategory(log, "Mail." + s, static log => log.LogInformation("Sent")),
            (log, s) => OfCategory(log, "Mail." + s, static log => log.LogInformation("Sent"))),
        Microsoft("M8", "a source-generated state", Password, (log, s) => log.Log(LogLevel.Information, default, new List<KeyValuePair<string, object?>> { new("Password", s), new("{OriginalFormat}", "Signing in with {Password}") }, null, (_, _) => "Signing in with " + s), (log, s) => log.Log(LogLevel.Information, default, new List<KeyValuePair<string, object?>> { new("City", s), new("{OriginalFormat}", "Signing in with {City}") }, null, (_, _) => "Signing in with " + s)),
        Microsoft(
            "M9", "a state that is no list", Password, (log, s) => log.Log(LogLevel.Information, default, "password=" + s, null, static (state, _) => state),
            (log, s) => log.Log(LogLevel.Information, default, "city=" + s, null, static (state, _) => state)),
    ];

    // What was cut has no check digit.
    private static void Harmless(ILogger log, string value) => log.Information("Noted {@Note}", "paid by order 2025-12-17/" + value[..2] + " and others today");

    private static Channel Cut(string id, string what, SecretKind kind, string before, int left)
    {
        void Log(ILogger log, string secret) => log.Information("Noted {@Note}", $"{before}{secret} today");
        return new(id, what + ", cut", kind, Log, Log)
        {
            Pipeline = configuration => configuration.Destructure.ToMaximumStringLength(before.Length + left + 1),
        };
    }

    private static void Trace(LoggerConfiguration configuration) =>
        configuration.Enrich.WithOtelContext(new OtelContextOptions { BaggageKeys = { "customer.note", "customer.password" }, SpanTags = { "url.full" } });

    private static void Traced(Func<Activity, Activity> prepare, ILogger log)
    {
        using var source = new Activity("x");
        prepare(source.SetIdFormat(ActivityIdFormat.W3C)).Start();
        log.Information("Called");
    }

    private static Channel Microsoft(string id, string what, SecretKind kind, Action<IMicrosoftLogger, string> log, Action<IMicrosoftLogger, string> twin) =>
        new(
            id, what + " of Microsoft's logger", kind, (logger, s) => OfCategory(logger, "Shop.Orders", to => log(to, s)),
            (logger, s) => OfCategory(logger, "Shop.Orders", to => twin(to, s)));

    private static void OfCategory(ILogger logger, string category, Action<IMicrosoftLogger> log)
    {
        using var factory = new SerilogLoggerFactory(logger);
        log(factory.CreateLogger(category));
    }

    private static void Scoped(IMicrosoftLogger log, IDisposable? scope)
    {
        using (scope)
        {
            log.LogInformation("Called");
        }
    }
}
