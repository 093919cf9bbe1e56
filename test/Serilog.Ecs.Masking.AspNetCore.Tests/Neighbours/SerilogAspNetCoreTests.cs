using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>
/// A service that has <c>UseSerilog()</c> and <c>UseSerilogRequestLogging()</c> and adds nothing of the pack but settings; and the same with
/// <c>UseSerilogEcs()</c> in the place of <c>UseSerilog()</c>.
/// </summary>
[TestFixture(false)]
[TestFixture(true)]
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SerilogAspNetCoreTests(bool usesOurs)
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Log => Path.Combine(_folder.FullName, "log.json");

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [Test]
    public async Task ARequestIsOneDocumentWithTheFieldsOfEcs()
    {
        var lines = await LinesOfAsync(client => client.GetAsync("/orders/7?token=hunter2hunter2"));

        var request = lines.Single(line => (string?)line["log.logger"] == "Serilog.AspNetCore.RequestLoggingMiddleware");
        Assert.That(request["http.request.method"], Is.EqualTo("GET"));
        Assert.That(request["url.path"], Is.EqualTo("/orders/7"));
        Assert.That(request["http.response.status_code"], Is.EqualTo(200));
        Assert.That(request["event.duration"], Is.InstanceOf<long>().And.GreaterThan(0));
        Assert.That(request["service.name"], Is.EqualTo("orders"));
        Assert.That(request.Has("trace.id"));
    }

    [Test]
    public async Task WhatCodeAddsToTheRequestIsMasked()
    {
        var lines = await LinesOfAsync(client => client.GetAsync("/orders/7"));

        var request = lines.Single(line => (string?)line["log.logger"] == "Serilog.AspNetCore.RequestLoggingMiddleware");
        Assert.That(request["labels.card_number"], Is.EqualTo("************1111"));
        Assert.That(request.Text, Does.Not.Contain("4111111111111111"));
    }

    [Test]
    public async Task WhatTheServiceLogsIsMasked()
    {
        var lines = await LinesOfAsync(client => client.GetAsync("/orders/7"));

        var order = lines.Single(line => ((string?)line["message"])!.StartsWith("Order", StringComparison.Ordinal));
        Assert.That(order["data.customer.password"], Is.EqualTo("***REDACTED***"));
        Assert.That(order["tags"], Does.Contain("pii"));
        Assert.That(string.Concat(lines.Select(line => line.Text)), Does.Not.Contain("hunter2").And.Not.Contain("ada@example.com"));
    }

    [Test]
    public async Task AnExceptionIsLoggedWithItsRequest()
    {
        var lines = await LinesOfAsync(async client =>
        {
            try
            {
                return await client.GetAsync("/broken");
            }
            catch (InvalidOperationException)
            {
                return new HttpResponseMessage(HttpStatusCode.InternalServerError);
            }
        });

        var request = lines.Single(line => (string?)line["log.logger"] == "Serilog.AspNetCore.RequestLoggingMiddleware");
        Assert.That(request["log.level"], Is.EqualTo("error"));
        Assert.That(request["http.response.status_code"], Is.EqualTo(500));
        Assert.That(request["error.type"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(request.Text, Does.Not.Contain("hunter2"));
    }

    [TestCase("Serilog:EcsMasking:masking:sensitivKeys:a", "b", "sensitiveKeys")]
    [TestCase("Serilog:Enrich:More", "WithServiceIdentiti", "WithServiceIdentity")]
    [TestCase("Serilog:WriteTo:File:Args:optoins:serviceName", "orders", "options")]
    public void AMisspeltSettingIsAnErrorAtStart(string key, string value, string meant)
    {
        var exception = Assert.Catch(() => Build(new() { [key] = value }).Services.GetService(typeof(ILoggerFactory)));

        Assert.That(exception!.ToString(), Does.Contain("Serilog:").And.Contain($"'{meant}'"));
    }

    private async Task<IReadOnlyList<EcsLine>> LinesOfAsync(Func<HttpClient, Task<HttpResponseMessage>> request)
    {
        await using (var app = Build([]))
        {
            app.UseSerilogRequestLogging();
            app.MapGet("/orders/{id}", static (IDiagnosticContext diagnostics, int id) =>
            {
                diagnostics.Set("CardNumber", "4111111111111111");
                Serilog.Log.Information("Order {OrderId} of {@Customer}", id, new { Email = "ada@example.com", Password = "hunter2hunter2" });
                return "fine";
            });
            app.MapGet("/broken", static string () => throw new InvalidOperationException("login with password=hunter2hunter2 failed"));
            await app.StartAsync();
            using var client = app.GetTestClient();
            using var response = await request(client);
            await app.StopAsync();
        }

        await Serilog.Log.CloseAndFlushAsync();
        return [.. (await File.ReadAllLinesAsync(Log)).Select(line => EcsLine.Parse(line + "\n"))];
    }

    private WebApplication Build(Dictionary<string, string?> more)
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(more)
        {
            ["Serilog:Using:Ecs"] = "Serilog.Ecs.Masking",
            ["Serilog:EcsMasking:serviceName"] = "orders",
            ["Serilog:Enrich:Context"] = "FromLogContext",
            ["Serilog:Enrich:Service"] = "WithServiceIdentity",
            ["Serilog:Enrich:Otel"] = "WithOtelContext",
            ["Serilog:Destructure:Masking"] = "WithMasking",
            ["Serilog:WriteTo:File:Name"] = "EcsFile",
            ["Serilog:WriteTo:File:Args:path"] = Log,
        });
        if (usesOurs)
        {
            builder.Host.UseSerilogEcs();
        }
        else
        {
            builder.Host.UseSerilog(static (context, configuration) => configuration.ReadFrom.Configuration(context.Configuration));
        }

        return builder.Build();
    }
}
