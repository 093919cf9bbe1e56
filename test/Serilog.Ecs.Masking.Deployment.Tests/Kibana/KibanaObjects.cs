using System.Text.Json.Nodes;
using static Serilog.Ecs.Masking.Deployment.Tests.LensColumn;

namespace Serilog.Ecs.Masking.Deployment.Tests;

/// <summary>Writes the file of Kibana's saved objects: it is long, and what it says is short.</summary>
internal static class KibanaObjects
{
    public const string DataView = "auth-api-logs";

    private const string Requests = "event.category: \"web\"";
    private const string Errors = "log.level: (\"error\" or \"fatal\")";
    private const string Personal = "tags: \"pii\"";

    public static IReadOnlyList<KibanaSearch> Searches { get; } =
    [
        new("auth-api-search-service", "auth-api: one service", "Everything that one service logs.",
            "service.name: \"auth-api\"", ["log.level", "log.logger", "message"]),
        new("auth-api-search-errors", "auth-api: errors", "Errors and fatal events of all services.",
            Errors, ["service.name", "log.level", "error.type", "message", "trace.id"]),
        new("auth-api-search-trace", "auth-api: a whole trace", "Put the id of the trace in place of the asterisk: what every service logged for one request, in order.",
            "trace.id: *", ["service.name", "log.level", "span.id", "message", "event.duration"], OldestFirst: true),
        new("auth-api-search-user", "auth-api: one user", "What happened to one user; another id in place of this one.",
            "labels.user_id: \"usr-123\" or user.id: \"usr-123\"", ["log.level", "labels.user_id", "message", "trace.id"]),
        new("auth-api-search-oauth", "auth-api: OAuth callbacks", "Callbacks of one provider.",
            "labels.provider: \"kakao\" and message: *callback*", ["labels.provider", "labels.user_id", "labels.response_time_ms", "message"]),
        new("auth-api-search-personal", "auth-api: personal data", "Events in which personal data was masked. Only those see them who may read the restricted stream.",
            Personal, ["log.level", "log.logger", "message", "labels.masked_count"]),
    ];

    public static IReadOnlyList<LensPanel> Panels { get; } =
    [
        LensPanel.Bars("auth-api-requests", "Requests by status", Requests, Time(), Top("Status", "http.response.status_code", "number", 8), Count("Requests")),
        LensPanel.Table(
            "auth-api-latency", "Latency by route", Requests, Top("Route", "labels.http_route", "string", 10), Count("Requests"),
            Percentile("event.duration", 50), Percentile("event.duration", 95), Percentile("event.duration", 99)),
        LensPanel.Chart("auth-api-error-share", "Share of failed requests", Requests, "line", Time(), Share("Failed", "http.response.status_code >= 500")),
        LensPanel.Chart(
            "auth-api-errors", "Errors by type", Errors, "bar_horizontal", Top("Type", "error.type", "string", 10, withMissing: true), Count("Errors")),
        LensPanel.Table(
            "auth-api-clients", "Top client addresses", Requests, Top("Client", "client.address", "string", 10), Count("Requests"),
            Count("Failed", "failed", "http.response.status_code >= 400")),
        LensPanel.Donut("auth-api-browsers", "Browsers", Requests, Top("Browser", "user_agent.name", "string", 6), Count("Requests")),
        LensPanel.Bars("auth-api-personal", "Events with personal data", Personal, Time(), Top("Logger", "log.logger", "string", 5), Count("Events")),
        LensPanel.Bars("auth-api-masked", "Masked values", "labels.masked_count > 0", Time(), Sum("Values", "labels.masked_count")),
    ];

    public static string Render()
    {
        string[] lines =
        [
            View(),
            .. Searches.Select(search => search.Line()),
            .. Panels.Select(panel => panel.Line()),
            KibanaDashboard.Line("auth-api-dashboard", Panels, Searches[1]),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string View() => SavedObject.Line("index-pattern", DataView, "8.0.0", new JsonObject
    {
        ["title"] = "logs-auth_api*-*",
        ["name"] = "auth-api",
        ["timeFieldName"] = "@timestamp",
        ["sourceFilters"] = "[]",
        ["fields"] = "[]",
        ["fieldAttrs"] = "{}",
        ["runtimeFieldMap"] = "{}",
        ["typeMeta"] = "{}",
        ["fieldFormatMap"] = SavedObject.Text(new JsonObject
        {
            ["event.duration"] = new JsonObject
            {
                ["id"] = "duration",
                ["params"] = new JsonObject { ["inputFormat"] = "nanoseconds", ["outputFormat"] = "asMilliseconds", ["outputPrecision"] = 1, ["showSuffix"] = true, ["useShortSuffix"] = true },
            },
            ["process.pid"] = PlainNumber(),
            ["http.response.status_code"] = PlainNumber(),
            ["url.port"] = PlainNumber(),
        }),
    });

    private static JsonObject PlainNumber() => new() { ["id"] = "number", ["params"] = new JsonObject { ["pattern"] = "0" } };
}
