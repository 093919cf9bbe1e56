using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>What the compact view leaves out, the full view shows.</summary>
public class VerbosityTests
{
    private const string Secret = "hunter2-of-the-view";

    private static readonly (string Name, object Value)[] Request =
    [
        ("RequestMethod", "GET"), ("RequestPath", "/orders/7"), ("StatusCode", 200), ("Elapsed", 12.5), ("Protocol", "HTTP/2"), ("RequestId", "r-1"),
        ("HttpRoute", "/orders/{id}"),
        ("QueryString", "?password=" + Secret), ("http.response.body.bytes", 18), ("event.category", new[] { "web" }), ("event.type", new[] { "access" }),
        ("event.outcome", "success"),
        ("url.scheme", "https"), ("url.domain", "shop.example"), ("url.port", 443), ("ClientIp", "203.0.113.7"),
        ("UserAgent", "Mozilla/5.0 (X11; Linux x86_64)"), ("UserId", "usr-1"),
        ("ConnectionId", "c-1"), ("SourceContext", "Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware"),
    ];

    [Test]
    public void ARequestTakesOneLine()
    {
        var text = View.Text(Event("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0} ms", Request));

        Assert.That(
            View.WithoutTime(text),
            Is.EqualTo("INFO  | Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware | HTTP GET /orders/7 responded 200 in 12.5 ms\n"));
    }

    [Test]
    public void PropertiesOfTheApplicationFollowTheLineOfARequest()
    {
        var text = View.Text(
            Event("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0} ms", [.. Request, ("OrderId", "ord-7"), ("Password", Secret)]));

        Assert.That(text, Does.EndWith("in 12.5 ms\n    order_id=ord-7 password=***REDACTED***\n"));
        Assert.That(Leak.Find(text, Secret), Is.Null);
    }

    [Test]
    public void TheFullViewShowsWhatTheCompactViewLeavesOut()
    {
        var text = View.Text(
            Event("HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.0} ms", Request), verbosity: EcsConsoleVerbosity.Full);

        foreach (var shown in (string[])[
            "event.category=[\"web\"]", "event.type=[\"access\"]", "event.outcome=success", "http.request.id=r-1", "http.request.method=GET",
            "http.response.body.bytes=18", "http.version=2",
            "url.path=/orders/7", "url.query=\"password=***REDACTED***\"", "url.scheme=https", "url.domain=shop.example", "url.port=443",
            "client.address=203.0.113.7", "client.ip=203.0.113.7",
            "user_agent.original=\"Mozilla/5.0 (X11; Linux x86_64)\"", "user.id=usr-1", "http_route=\"/orders/{id}\"", "connection_id=c-1"])
        {
            Assert.That(text, Does.Contain(" " + shown));
        }

        Assert.That(Leak.Find(text, Secret), Is.Null);
    }

    [TestCase(EcsConsoleVerbosity.Compact, "\n")]
    [TestCase(EcsConsoleVerbosity.Full, "\n    trace.id=4bf92f3577b34da6a3ce929d0e0e4736 event.action=OrderPaid event.code=17 http.request.id=r-1 url.path=/orders total=12 connection_id=c-1\n")]
    public void AnEventWithinARequestLeavesItsDescriptionToTheRequest(EcsConsoleVerbosity verbosity, string below)
    {
        var logEvent = Event(
            "Paid {Total}", [("Total", 12), ("RequestPath", "/orders"), ("RequestId", "r-1"), ("ConnectionId", "c-1"), ("TraceId", "4bf92f3577b34da6a3ce929d0e0e4736")]);
        logEvent.AddPropertyIfAbsent(
            new LogEventProperty("EventId", new StructureValue([new("Id", new ScalarValue(17)), new("Name", new ScalarValue("OrderPaid"))])));

        var text = View.Text(logEvent, verbosity: verbosity);

        Assert.That(View.WithoutTime(text), Is.EqualTo("INFO  | Paid 12 | 4bf92f35" + below));
    }

    [Test]
    public void ValuesThatDescribeAnEventOutsideOfARequestAreShown()
    {
        var text = View.Text(
            Event("Sign-in refused", [("event.outcome", "failure"), ("event.action", "sign-in"), ("user.id", "usr-1"), ("http.response.status_code", 401)]));

        Assert.That(
            View.WithoutTime(text),
            Is.EqualTo("INFO  | Sign-in refused\n    event.action=sign-in event.outcome=failure http.response.status_code=401 user.id=usr-1\n"));
    }

    [TestCase(EcsConsoleVerbosity.Compact, "       ... 1 framework frame\n")]
    [TestCase(EcsConsoleVerbosity.Full, "       at System.Array.ForEach[T]")]
    public void FramesOfTheFrameworkAreFoldedInTheCompactView(EcsConsoleVerbosity verbosity, string shown)
    {
        var text = View.Text(log => log.Error(Thrown(), "Failed"), verbosity: verbosity);

        Assert.That(text, Does.Contain("\n" + shown));
        Assert.That(text, Does.Contain("at Serilog.Ecs.Masking.Tests.DevConsole.VerbosityTests."));
    }

    private static LogEvent Event(string template, (string Name, object Value)[] properties)
    {
        using var logger = new LoggerConfiguration().CreateLogger();
        return new LogEvent(
            new DateTimeOffset(2025, 12, 17, 10, 0, 0, 123, TimeSpan.Zero), LogEventLevel.Information, null, new MessageTemplateParser().Parse(template),
            properties.Select(property => logger.BindProperty(property.Name, property.Value, false, out var bound) ? bound : throw new InvalidOperationException(property.Name)));
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            Array.ForEach([1], static _ => throw new InvalidOperationException("boom"));
            return null!;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }
}
