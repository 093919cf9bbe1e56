using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpLogging;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>HTTP logging of ASP.NET Core, whose interceptor redacts by the redactor of the pack, as <c>ILogger</c> and the pack itself do.</summary>
[TestFixture]
public sealed class HttpLoggingTests
{
    private const string Secret = "hunter2-of-the-body";
    private const string Card = "4111111111111111";

    private static readonly DataClassification Private = new("Shop", "Private");

    [Test]
    public async Task HeadersAndBodiesOfHttpLoggingAreMasked()
    {
        var sink = await LogAsync();

        Assert.That(
            sink.Text, Does.Contain("Authorization: Bearer hunt...body").And.Contain("password\\\":\\\"***REDACTED***").And.Contain("granted\\\":true"));
        Assert.That(sink.Text + sink.Documents, Does.Not.Contain(Secret).And.Not.Contain(Card));
    }

    [Test]
    public async Task ARedactorOfThePackHidesAsThePackDoes()
    {
        var sink = await LogAsync();

        var request = sink.Events.Single(
            static logged => logged.MessageTemplate.Text.StartsWith("Request:", StringComparison.Ordinal) || logged.Properties.ContainsKey("Customer"));
        var own = sink.Events.Single(static logged => logged.MessageTemplate.Text == "Paid with {CardNumber}");
        Assert.That(request.Properties["Customer"].ToString(), Is.EqualTo(own.Properties["CardNumber"].ToString()).And.EqualTo("\"************1111\""));
    }

    private static async Task<Kept> LogAsync()
    {
        var sink = new Kept();
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Test" });
        ((IConfigurationBuilder)builder.Configuration).Sources.Clear();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Serilog:MinimumLevel:Override:Microsoft.AspNetCore.HttpLogging"] = "Information" });
        builder.WebHost.UseTestServer();
        builder.UseSerilogEcs(ecs =>
        {
            (ecs.PreserveStaticLogger, ecs.WriteToConsole) = (true, false);
            ecs.ConfigureLogger = (_, configuration) => configuration.WriteTo.Sink(sink);
        });
        builder.Services.AddRedaction(static redaction => redaction.SetEcsRedactor(new DataClassificationSet(Private)));
        builder.Services.AddHttpLogging(static options =>
        {
            options.LoggingFields = HttpLoggingFields.All;
            options.RequestHeaders.Add("Authorization");
            options.MediaTypeOptions.AddText("application/json");
        });
        builder.Services.AddHttpLoggingInterceptor<CustomerInterceptor>();
        await using var app = builder.Build();
        app.UseHttpLogging();
        app.MapPost("/pay", static async (HttpRequest request, ILogger logger) =>
        {
            await request.ReadFromJsonAsync<Dictionary<string, string>>();
            logger.Information("Paid with {CardNumber}", Card);
            return Results.Json(new { granted = true, accessToken = Secret });
        });
        await app.StartAsync();
        using var client = app.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/pay?token=" + Secret)
        {
            Content = JsonContent.Create(new { user = "ada", password = Secret }),
        };
        request.Headers.Authorization = new("Bearer", Secret);
        request.Headers.Add("X-Customer", Card);
        using var response = await client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        await app.StopAsync();
        return sink;
    }

    private sealed class CustomerInterceptor(IRedactorProvider redactors) : IHttpLoggingInterceptor
    {
        public ValueTask OnRequestAsync(HttpLoggingInterceptorContext logContext)
        {
            logContext.AddParameter(
                "Customer", redactors.GetRedactor(new DataClassificationSet(Private)).Redact(logContext.HttpContext.Request.Headers["X-Customer"].ToString()));
            return default;
        }

        public ValueTask OnResponseAsync(HttpLoggingInterceptorContext logContext) => default;
    }

    private sealed class Kept : ILogEventSink
    {
        private readonly List<LogEvent> _events = [];

        public IReadOnlyList<LogEvent> Events
        {
            get
            {
                lock (_events)
                {
                    return [.. _events];
                }
            }
        }

        public string Text => string.Join('\n', Events.Select(static logged => logged.RenderMessage() + string.Concat(logged.Properties)));

        /// <summary>The same as documents, each checked.</summary>
        public string Documents => string.Concat(Events.Select(static logged => Render.Line(logged).Text));

        public void Emit(LogEvent logEvent)
        {
            lock (_events)
            {
                _events.Add(logEvent);
            }
        }
    }
}
