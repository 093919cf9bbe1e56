using System.Net.Http;
using System.Net.Sockets;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>The documents that the product was made to write, compared whole.</summary>
public class SeedExampleTests
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string SpanId = "00f067aa0ba902b7";

    private static readonly DateTimeOffset Time = new(2025, 12, 17, 10, 0, 0, 123, TimeSpan.Zero);

    [Test]
    public void AnOAuthCallback()
    {
        var text = Text(
            Event(LogEventLevel.Information, "OAuth callback received", null, ("provider", "kakao"), ("user_id", "usr-123"), ("response_time_ms", 45.2)));

        Assert.That(text, Is.EqualTo(
            Joined("""
                {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"info","message":"OAuth callback received","ecs.version":"8.11.0",
                "log.logger":"Auth.Services.OAuth","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736","span.id":"00f067aa0ba902b7",
                "service.name":"auth-api","service.version":"1.0.7","service.environment":"dev","event.dataset":"auth-api",
                "labels":{"provider":"kakao","user_id":"usr-123","response_time_ms":45.2}}
                """) + "\n"));
    }

    [Test]
    public void AnOAuthCallbackAsNestedObjects()
    {
        var text = Text(
            Event(
                LogEventLevel.Information, "OAuth callback received", null, ("provider", "kakao"), ("http.request.method", "GET"),
                ("http.response.status_code", 302)),
            options => options.FieldNesting = FieldNesting.Nested);

        Assert.That(text, Is.EqualTo(
            Joined("""
                {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"info","message":"OAuth callback received","ecs.version":"8.11.0",
                "log":{"logger":"Auth.Services.OAuth"},"trace":{"id":"4bf92f3577b34da6a3ce929d0e0e4736"},"span":{"id":"00f067aa0ba902b7"},
                "service":{"name":"auth-api","version":"1.0.7","environment":"dev"},"event":{"dataset":"auth-api"},
                "http":{"request":{"method":"GET"},"response":{"status_code":302}},"labels":{"provider":"kakao"}}
                """) + "\n"));
    }

    [Test]
    public void AFailedCallOfAnExternalApi()
    {
        var failure = new HttpRequestException("Connection refused", new SocketException((int)SocketError.ConnectionRefused));

        var text = Text(Event(LogEventLevel.Error, "External API call failed", failure, ("service", "kakao-oauth"), ("endpoint", "/oauth/token")));

        Assert.That(text, Does.StartWith(
            Joined("""
                {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"error","message":"External API call failed","ecs.version":"8.11.0",
                "log.logger":"Auth.Services.OAuth","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736","span.id":"00f067aa0ba902b7",
                "service.name":"auth-api","service.version":"1.0.7","service.environment":"dev","event.dataset":"auth-api",
                "error.type":"System.Net.Http.HttpRequestException","error.code":"ConnectionRefused","error.message":"Connection refused",
                "error.stack_trace":"System.Net.Http.HttpRequestException: Connection refused\n ---> System.Net.Sockets.SocketException
                """)));
        Assert.That(text, Does.EndWith(",\"labels\":{\"service\":\"kakao-oauth\",\"endpoint\":\"/oauth/token\"}}\n"));
    }

    [Test]
    public void ARequestLog()
    {
        var text = Text(Event(
            LogEventLevel.Information, "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed:0.00} ms", null,
            ("RequestMethod", "GET"), ("RequestPath", "/error"), ("StatusCode", 500), ("Elapsed", 3.25), ("ClientIp", "172.18.0.1"), ("UserAgent", "curl/8.4.0")));

        Assert.That(text, Is.EqualTo(
            Joined("""
                {"@timestamp":"2025-12-17T10:00:00.123Z","log.level":"info","message":"HTTP GET /error responded 500 in 3.25 ms","ecs.version":"8.11.0",
                "log.logger":"Auth.Services.OAuth","trace.id":"4bf92f3577b34da6a3ce929d0e0e4736","span.id":"00f067aa0ba902b7",
                "service.name":"auth-api","service.version":"1.0.7","service.environment":"dev","event.dataset":"auth-api","event.duration":3250000,
                "http.request.method":"GET","http.response.status_code":500,"url.path":"/error","client.address":"172.18.0.1","client.ip":"172.18.0.1","user_agent.original":"curl/8.4.0"}
                """) + "\n"));
    }

    [Test]
    public void AMessageOfDataWithItsTemplate()
    {
        var query = new StructureValue(
            [new LogEventProperty("Query", new ScalarValue("SELECT * FROM types;")), new LogEventProperty("Name", new ScalarValue("Alan"))]);

        var text = Text(
            Event(LogEventLevel.Warning, "Running SQL for {Name}", null, ("Name", "Alan"), ("Data", query)),
            options => options.IncludeMessageTemplate = true);

        Assert.That(text, Does.EndWith(
            Joined("""
                "labels":{"name":"Alan","message_template":"Running SQL for {Name}"},"data":{"query":"SELECT * FROM types;","name":"Alan"}}
                """) + "\n"));
    }

    [Test]
    public void KoreanTextStaysReadable()
    {
        var text = Text(Event(LogEventLevel.Debug, "{지점}점에서 로그인했습니다 🎉", null, ("지점", "해운대")));

        Assert.That(text, Does.Contain("\"message\":\"해운대점에서 로그인했습니다 🎉\"").And.Contain("\"labels\":{\"지점\":\"해운대\"}"));
    }

    private static string Joined(string lines) => lines.ReplaceLineEndings("");

    private static string Text(LogEvent logEvent, Action<EcsOptions>? configure = null)
    {
        var formatter = Render.Formatter(options =>
        {
            options.ServiceName = "auth-api";
            options.ServiceVersion = "1.0.7";
            configure?.Invoke(options);
        });
        return EcsLine.Parse(Render.Text(formatter, logEvent)).Text;
    }

    private static LogEvent Event(LogEventLevel level, string template, Exception? exception, params (string Name, object Value)[] properties) => new(
        Time,
        level,
        exception,
        new MessageTemplateParser().Parse(template),
        properties
            .Select(property => new LogEventProperty(property.Name, property.Value as LogEventPropertyValue ?? new ScalarValue(property.Value)))
            .Prepend(new LogEventProperty("SourceContext", new ScalarValue("Auth.Services.OAuth"))),
        System.Diagnostics.ActivityTraceId.CreateFromString(TraceId),
        System.Diagnostics.ActivitySpanId.CreateFromString(SpanId));
}
