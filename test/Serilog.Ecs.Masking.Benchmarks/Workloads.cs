using System.Diagnostics;
using Serilog.Core;
using Serilog.Ecs.Masking.Quality.Speed;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>The events that the formatters are measured on, captured by a real Serilog pipeline.</summary>
internal static partial class Workloads
{
    private const int InSeries = 64;

    private static readonly string[] Names = ["world", "ada", "Grace Hopper", "김민수", "Zoë", "linus", "margaret", "Barbara"];
    private static readonly string[] Cities = ["Busan", "Seoul", "Daejeon", "Jeju"];
    private static readonly string[] Tiers = ["gold", "silver", "basic"];
    private static readonly string[] Browsers =
    [
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15",
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "okhttp/4.12.0",
    ];

    /// <summary>
    /// Events of one kind, one after the other as a service writes them: what differs from request to request differs, in strings of
    /// its own; what a service has once, such as its machine's name, is the same.
    /// </summary>
    public static LogEvent[] Series(string workload) => TextKinds.TryGetValue(workload, out var kind)
        ? [.. SpeedTexts.Clean(kind.Texts, kind.Length, InSeries).Select(kind.Log)]
        : [.. Enumerable.Range(0, InSeries).Select(number => One(workload, number))];

    public static LogEvent Hello(int number = 0) =>
        Capture(log => log.Information("Hello {Name}, you are number {Number}", Fresh(Names[number % Names.Length]), 42 + number));

    public static LogEvent Request(int number = 0) => Capture(log => Requested(log
        .ForContext("access_token", "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ1c3ItMTI" + (char)('A' + (number % 26)) + "In0.c2lnbmF0dXJ" + (char)('a' + (number % 26))), number));

    /// <summary>The same without anything to hide.</summary>
    public static LogEvent Plain(int number = 0) => Capture(log => Requested(log, number));

    public static LogEvent Personal() => Capture(log => log.Information("Receipt of {OrderId} sent to {Email}", "ord-1842", "ada.lovelace@example.com"));

    public static LogEvent Structure(int number = 0) => Capture(log => log.Information("Order placed {@Order} with {@Headers}", Order.Typical(number), new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["Accept-Language"] = "ko-KR,ko;q=0.9",
        ["User-Agent"] = Fresh(Browsers[number % Browsers.Length]),
        ["X-Request-Id"] = new Guid(number, 0x77b3, 0x4da6, 0xa3, 0xce, 0x92, 0x9d, 0x0e, 0x0e, 0x47, 0x36).ToString(),
    }));

    public static LogEvent Failure(int number = 0)
    {
        try
        {
            Fail(24, 30 + number);
            throw new UnreachableException();
        }
        catch (InvalidOperationException exception)
        {
            return Capture(log => log.Error(exception, "External API call failed for {Endpoint}", "/oauth/token"));
        }
    }

    public static LogEvent Big(int number = 0) => Capture(log =>
    {
        for (var index = 0; index < 16; index++)
        {
            log = log
                .ForContext("Text" + index, "value number " + (index + number))
                .ForContext("Count" + index, (index + number) * 1000L)
                .ForContext("Ratio" + index, (index + number) / 3.0)
                .ForContext("When" + index, new DateTimeOffset(2025, 12, 17, 10, number % 60, index, TimeSpan.FromHours(9)));
        }

        log.Information("Big {Payload}", string.Concat(Enumerable.Repeat("The quick brown fox jumps over the lazy dog. ", 228)));
    });

    private static LogEvent One(string workload, int number) => workload switch
    {
        "hello" => Hello(number),
        "request" => Request(number),
        "plain request" => Plain(number),
        "object" => Structure(number),
        "exception" => Failure(number),
        "big" => Big(number),
        "secret object" => SecretStructure(number),
        "headers" => Headers(number),
        "entity framework" => Command(number),
        "http client" => Call(number),
        "scopes" => Scoped(number),
        "korean" => Korean(number),
        "templates" => Template(number),
        _ => throw new ArgumentException($"There is no workload '{workload}'.", nameof(workload)),
    };

    private static void Requested(ILogger log, int number) => log
        .ForContext("SourceContext", "Serilog.AspNetCore.RequestLoggingMiddleware")
        .ForContext("RequestId", $"0HN7Q2J8K3L4M:{number + 1:X8}")
        .ForContext("MachineName", "auth-api-7d9f8b6c5-x2x7k")
        .Information(
            "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0000} ms", number % 4 == 3 ? "POST" : "GET",
            $"/api/orders/{1842 + number}", number % 8 == 5 ? 404 : 200, 45.2517 + number);

    // As one that came over the network: equal to the others, and not the same.
    private static string Fresh(string text) => new(text.AsSpan());

    private static void Fail(int depth, int seconds)
    {
        if (depth > 0)
        {
            Fail(depth - 1, seconds);
            return;
        }

        try
        {
            throw new TimeoutException($"The operation timed out after {seconds} s.");
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
        public static Order Typical(int number) => new(
            $"ord-20251217-{42 + number:0000}",
            new Customer($"usr-{123 + number}", Tiers[number % Tiers.Length], new Address(Cities[number % Cities.Length], "KR")),
            [.. Enumerable.Range(1, 5).Select(item => new Item($"sku-{item + number}", item, 12.5m * (item + number)))],
            187.50m + (12.5m * number),
            new DateTimeOffset(2025, 12, 17, 10, number % 60, 0, TimeSpan.Zero));
    }

    private sealed record Customer(string Id, string Tier, Address Location);

    private sealed record Address(string City, string Country);

    private sealed record Item(string Sku, int Quantity, decimal Price);
}
