using System.Diagnostics;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>The events that the formatters are measured on, captured by a real Serilog pipeline.</summary>
internal static class Workloads
{
    public static LogEvent Hello() => Capture(log => log.Information("Hello {Name}, you are number {Number}", "world", 42));

    public static LogEvent Request() => Capture(log => log
        .ForContext("SourceContext", "Serilog.AspNetCore.RequestLoggingMiddleware")
        .ForContext("RequestId", "0HN7Q2J8K3L4M:00000001")
        .ForContext("MachineName", "auth-api-7d9f8b6c5-x2x7k")
        .ForContext("access_token", "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1c3ItMTIzIn0.c2lnbmF0dXJl")
        .Information("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms", "GET", "/api/orders/1842", 200, 45.2517));

    public static LogEvent Personal() => Capture(log => log.Information("Receipt of {OrderId} sent to {Email}", "ord-1842", "ada.lovelace@example.com"));

    public static LogEvent Structure() => Capture(log => log.Information("Order placed {@Order} with {@Headers}", Order.Typical(), new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["Accept-Language"] = "ko-KR,ko;q=0.9",
        ["User-Agent"] = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
        ["X-Request-Id"] = "4bf92f35-77b3-4da6-a3ce-929d0e0e4736",
    }));

    public static LogEvent Failure()
    {
        try
        {
            Fail(24);
            throw new UnreachableException();
        }
        catch (InvalidOperationException exception)
        {
            return Capture(log => log.Error(exception, "External API call failed for {Endpoint}", "/oauth/token"));
        }
    }

    public static LogEvent Big() => Capture(log =>
    {
        for (var index = 0; index < 16; index++)
        {
            log = log
                .ForContext("Text" + index, "value number " + index)
                .ForContext("Count" + index, index * 1000L)
                .ForContext("Ratio" + index, index / 3.0)
                .ForContext("When" + index, new DateTimeOffset(2025, 12, 17, 10, 0, index, TimeSpan.FromHours(9)));
        }

        log.Information("Big {Payload}", string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 228)));
    });

    private static void Fail(int depth)
    {
        if (depth > 0)
        {
            Fail(depth - 1);
            return;
        }

        try
        {
            throw new TimeoutException("The operation timed out after 30 s.");
        }
        catch (TimeoutException inner)
        {
            throw new InvalidOperationException("Token endpoint did not answer.", inner);
        }
    }

    private static LogEvent Capture(Action<ILogger> write)
    {
        using var activity = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var sink = new LastEvent();
        using var logger = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(sink).CreateLogger();
        write(logger);
        return sink.Event ?? throw new InvalidOperationException("The workload wrote no event.");
    }

    private sealed class LastEvent : ILogEventSink
    {
        public LogEvent? Event { get; private set; }

        public void Emit(LogEvent logEvent) => Event = logEvent;
    }

    private sealed record Order(string OrderId, Customer Customer, IReadOnlyList<Item> Items, decimal Total, DateTimeOffset PlacedAt)
    {
        public static Order Typical() => new(
            "ord-20251217-0042",
            new Customer("usr-123", "gold", new Address("Busan", "KR")),
            [.. Enumerable.Range(1, 5).Select(number => new Item("sku-" + number, number, 12.5m * number))],
            187.50m,
            new DateTimeOffset(2025, 12, 17, 10, 0, 0, TimeSpan.Zero));
    }

    private sealed record Customer(string Id, string Tier, Address Location);

    private sealed record Address(string City, string Country);

    private sealed record Item(string Sku, int Quantity, decimal Price);
}
