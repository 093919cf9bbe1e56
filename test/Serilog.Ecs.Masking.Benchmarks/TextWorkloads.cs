using Serilog.Ecs.Masking.Quality.Speed;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Events that hold the texts of other programs, and what libraries of a service log.</summary>
internal static partial class Workloads
{
    private static readonly Dictionary<string, (string Texts, int Length, Func<string, LogEvent> Log)> TextKinds = new(StringComparer.Ordinal)
    {
        ["prose 10 kB"] = ("prose", 10_000, static text => WithManyProperties("Noted {Payload}", text)),
        ["JSON 8 kB"] = ("JSON bodies", 8_000, static text => Capture(log => log.Information("Received {Body}", text))),
        ["SQL 8 kB"] = ("SQL", 8_000, static text => Capture(log => log.Information("Executed {Statement}", text))),
        ["Korean 8 kB"] = ("Korean prose", 8_000, static text => Capture(log => log.Information("Noted {Text}", text))),
        ["source 8 kB"] = ("source code", 8_000, static text => Capture(log => log.Information("Compiled {Code}", text))),
        ["log line"] = ("log lines", 160, static text => Capture(log => log.Information("{Line}", text))),
    };

    /// <summary>The workloads of the comparison, in its order.</summary>
    public static IEnumerable<string> All =>
        ["hello", "plain request", "object", "korean", "entity framework", "http client", "scopes", "headers", "templates", "request", "secret object", "exception", "big", .. TextKinds.Keys];

    private static LogEvent SecretStructure(int number) => Capture(log => log.Information("Signed in {@Login} with {@Headers}", new
    {
        User = $"usr-{100 + number}",
        Email = $"ada.lovelace{number}@example.com",
        Card = "4111 1111 1111 1111",
        Password = $"Zq7vXw2p{number:00}Lk9",
        Attempts = number % 4,
    }, new Dictionary<string, string>
    {
        ["Accept"] = "application/json",
        ["Authorization"] = $"Bearer Zk8wYx3q{number:00}Mj7Rt5Vb2Np4Hs6Dg1",
    }));

    private static LogEvent Headers(int number) =>
        Capture(log => log.Information(
            "Received {@Headers}", Enumerable.Range(0, 20).ToDictionary(static index => "X-Header-" + index, index => $"value {index + number} of a header")));

    private static LogEvent Command(int number) => Capture(log => log
        .ForContext("SourceContext", "Microsoft.EntityFrameworkCore.Database.Command")
        .ForContext("RequestId", $"0HN7Q2J8K3L4M:{number + 1:X8}")
        .Information(
            "Executed DbCommand ({elapsed}ms) [Parameters=[{parameters}], CommandType='{commandType}', CommandTimeout='{commandTimeout}']{newLine}{commandText}",
            (3 + (number % 9)).ToString(),
            $"@__id_0='{1842 + number}', @__city_1='{Cities[number % Cities.Length]}' (Size = 64)",
            "Text",
            30,
            "\n",
            "SELECT o.\"Id\", o.\"City\", o.\"PlacedAt\", o.\"Total\"\nFROM \"Orders\" AS o\nWHERE o.\"Id\" = @__id_0 AND o.\"City\" = @__city_1\nORDER BY o.\"PlacedAt\" DESC\nLIMIT 20"));

    private static LogEvent Call(int number) => Capture(log => log
        .ForContext("SourceContext", "System.Net.Http.HttpClient.orders.ClientHandler")
        .Information("Received HTTP response headers after {ElapsedMilliseconds}ms - {StatusCode}", 45.25 + number, number % 8 == 5 ? 404 : 200));

    private static LogEvent Scoped(int number) => Capture(log => log
        .ForContext("SourceContext", "Shop.Orders.OrderService")
        .ForContext("ConnectionId", $"0HN7Q2J8K3L4{number:X2}")
        .ForContext("RequestId", $"0HN7Q2J8K3L4M:{number + 1:X8}")
        .ForContext("RequestPath", $"/api/orders/{1842 + number}")
        .ForContext("ActionName", "Shop.Orders.OrderController.Place (Shop.Orders)")
        .ForContext("Tenant", Tiers[number % Tiers.Length])
        .Information("Placed order {OrderId} for {Customer}", $"ord-20251217-{42 + number:0000}", $"usr-{123 + number}"));

    private static LogEvent Korean(int number) => Capture(log => log
        .ForContext("SourceContext", "Shop.Orders.OrderService")
        .Information("주문 {OrderId} 이(가) {City} 지점에서 접수되었습니다. 담당자 {Name}", $"ord-{1842 + number}", Cities[number % Cities.Length] + " 해운대", "김민수"));

    // Of a service that logs many kinds of events in no order.
    private static LogEvent Template(int number) => Capture(log => log
        .ForContext("SourceContext", "Shop.Orders.Part" + (number * 37 % 50))
        .Information(Templates[number * 29 % Templates.Length], number, Tiers[number % Tiers.Length]));

    private static readonly string[] Templates = [.. Enumerable.Range(0, 50).Select(
        static number => $"Step {number} of the order took {{Elapsed{number}}} ms for tier {{Tier{number}}}")];

    private static LogEvent WithManyProperties(string template, string text) => Capture(log =>
    {
        for (var index = 0; index < 16; index++)
        {
            log = log
                .ForContext("Text" + index, "value number " + index)
                .ForContext("Count" + index, index * 1000L)
                .ForContext("Ratio" + index, index / 3.0)
                .ForContext("When" + index, new DateTimeOffset(2025, 12, 17, 10, 5, index, TimeSpan.FromHours(9)));
        }

        log.Information(template, text);
    });
}
