using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>A service with OpenTelemetry's instrumentation, on a real server, that calls itself: every event has the span that OpenTelemetry exports.</summary>
[TestFixture]
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class OpenTelemetryTests
{
    private const string TraceId = "0af7651916cd43dd8448eb211c80319c";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();
    private readonly List<Activity> _exported = [];

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public async Task EventsHaveTheSpansOfTheServerAndOfTheClient()
    {
        var lines = await LinesAsync("01", new AlwaysOnSampler());

        var orders = lines.Where(static line => (string?)line["message"] == "Order 7").ToArray();
        var requests = lines.Where(static line => (string?)line["log.logger"] == "Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware").ToArray();
        Assert.That(orders, Has.Length.EqualTo(1));
        Assert.That(requests, Has.Length.EqualTo(2));
        Assert.That(lines.Where(line => line.Has("trace.id")).Select(line => line["trace.id"]).Distinct(), Is.EqualTo(new[] { TraceId }));
        var inner = _exported.Single(static span => span.Kind == ActivityKind.Server && span.DisplayName == "GET /orders/{id}");
        Assert.That(orders[0]["span.id"], Is.EqualTo(inner.SpanId.ToHexString()));
        Assert.That(orders[0]["labels.trace_flags"], Is.EqualTo("01"));
        Assert.That(orders[0]["data.baggage.tenant_id"], Is.EqualTo("acme"), orders[0].Text);
        Assert.That(
            requests.Select(static line => line["span.id"]),
            Is.EquivalentTo(_exported.Where(static span => span.Kind == ActivityKind.Server).Select(static span => span.SpanId.ToHexString())));
    }

    [Test]
    public async Task OfWhatIsNotSampledEventsHaveTheTraceAllTheSame()
    {
        var lines = await LinesAsync("00", new ParentBasedSampler(new AlwaysOnSampler()));

        var order = lines.Single(static line => (string?)line["message"] == "Order 7");
        Assert.That(order["trace.id"], Is.EqualTo(TraceId));
        Assert.That(order["labels.trace_flags"], Is.EqualTo("00"));
        Assert.That(_exported, Is.Empty);
    }

    [Test]
    public async Task InvalidHeadersStartANewTrace()
    {
        var lines = await LinesAsync("01", new AlwaysOnSampler(), traceparent: "00-" + new string('0', 32) + "-xyz-01-!");

        var order = lines.Single(static line => (string?)line["message"] == "Order 7");
        Assert.That(order["trace.id"], Does.Match("^[0-9a-f]{32}$").And.Not.EqualTo(new string('0', 32)));
    }

    private async Task<IReadOnlyList<EcsLine>> LinesAsync(string flags, Sampler sampler, string? traceparent = null)
    {
        var log = Path.Combine(_folder.FullName, "log.json");
        var builder = WebApplication.CreateSlimBuilder();
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Serilog:EcsMasking:serviceName"] = "orders",
            ["Serilog:EcsMasking:otel:baggageKeys:tenant"] = "tenant.id",
            ["Serilog:MinimumLevel:Default"] = "Information",
            ["Serilog:WriteTo:File:Name"] = "EcsFile",
            ["Serilog:WriteTo:File:Args:path"] = log,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.UseSerilogEcs(static ecs => ecs.PreserveStaticLogger = true);
        builder.Services.AddHttpClient();
        builder.Services.AddOpenTelemetry().WithTracing(
            tracing => tracing.SetSampler(sampler).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddInMemoryExporter(_exported));
        await using (var app = builder.Build())
        {
            app.UseEcsRequestLogging();
            app.MapGet("/orders/{id}", static (int id, Microsoft.Extensions.Logging.ILogger<OpenTelemetryTests> logger) =>
            {
                logger.LogInformation("Order {OrderId}", id);
                return "fine";
            });
            app.MapGet("/", static async (HttpContext context, IHttpClientFactory clients) =>
            {
                Activity.Current?.AddBaggage("tenant.id", "acme");
                Baggage.SetBaggage("tenant.id", "acme");
                using var client = clients.CreateClient();
                return await client.GetStringAsync(new Uri($"http://{context.Request.Host}/orders/7"));
            });
            await app.StartAsync();
            // Without a span of its own, which would take the place of the header.
            using var handler = new SocketsHttpHandler { ActivityHeadersPropagator = null };
            using var caller = new HttpClient(handler);
            using var request = new HttpRequestMessage(
                HttpMethod.Get, app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
            request.Headers.TryAddWithoutValidation("traceparent", traceparent ?? $"00-{TraceId}-b7ad6b7169203331-{flags}");
            using var response = await caller.SendAsync(request);
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("fine"));
            await app.StopAsync();
        }

        return [.. (await File.ReadAllLinesAsync(log)).Select(static line => EcsLine.Parse(line + "\n"))];
    }
}
