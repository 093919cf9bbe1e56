using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>What an event says of headers, query, user and business, and which requests have none.</summary>
public class ContentTests
{
    private const string Secret = "hunter2-of-the-request";

    [Test]
    public async Task HeadersAreThoseThatAreNamedAndMasked()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/", context =>
            {
                context.Response.Headers["X-Served-By"] = "node-3";
                context.Response.Headers.SetCookie = "session=" + Secret;
                return Task.CompletedTask;
            }),
            options =>
            {
                options.RequestHeaders.Add("Authorization");
                options.RequestHeaders.Add("X-Tenant");
                options.ResponseHeaders.Add("X-Served-By");
                options.ResponseHeaders.Add("Set-Cookie");
            });
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Authorization = new("Bearer", Secret);
        request.Headers.Add("X-Tenant", "eco2");
        request.Headers.Add("X-Other", "not named");

        var line = await service.SendAsync(request);

        Assert.That(line["data.request.headers.x-tenant"], Is.EqualTo("eco2"));
        Assert.That(line["data.request.headers.authorization"], Is.EqualTo("Bearer hunt...uest"));
        Assert.That(line.Text, Does.Contain("node-3").And.Not.Contain("not named").And.Not.Contain(Secret));
        Assert.That(service.Unmasked, Does.Not.Contain("not named"));
    }

    [TestCase("?page=LONG&size=1", "…")]
    [TestCase("?size=1&page=LONG", "size=***REDACTED***&…")]
    public async Task OfAQueryThatIsTooLongWholeParametersAreLeftOut(string query, string shown)
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"), options =>
        {
            options.QueryParameters.Add("page");
            options.MaxValueLength = 8_191;
        });

        var line = await service.GetAsync("/" + query.Replace("LONG", new string('a', 2_500)));

        Assert.That(line["url.query"], Is.EqualTo(shown));
    }

    [Test]
    public async Task WhatTheCodeOfTheHostHidesIsHiddenBeforeItEntersTheEvent()
    {
        var logged = new TaskCompletionSource<LogEvent>();
        await using var service = await Service.StartAsync(
            app => app.MapGet("/", () => "ok"),
            options => options.QueryParameters.Add("maiden"),
            new Setup
            {
                RegistersLogger = false,
                Services = services => services.AddSerilogEcs(hosting =>
                {
                    hosting.PreserveStaticLogger = true;
                    hosting.WriteToConsole = false;
                    hosting.ConfigureOptions = ecs => ecs.Masking.SensitiveKeys.Add("maiden");
                    hosting.ConfigureLogger = (_, logger) => logger.WriteTo.Sink(new First(logged));
                }),
            });

        using var response = await service.Client.GetAsync("/?maiden=" + Secret);
        var properties = (await logged.Task).Properties;

        Assert.That(properties["QueryString"].ToString(), Is.EqualTo("\"maiden=hunt...uest\""));
        Assert.That(string.Concat(properties.Values), Does.Not.Contain(Secret));
    }

    [Test]
    public async Task AUserWhoseNameCannotBeReadCostsNoEvent()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.User = new ClaimsPrincipal(new Nameless());
                return next(context);
            });
            app.MapGet("/", () => "ok");
        });

        var line = await service.GetAsync("/");

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["user.id"], Is.EqualTo("usr-7"));
        Assert.That(line.Text, Does.Not.Contain(Secret));
    }

    [TestCase("?page=2&size=10", "page=2&size=***REDACTED***")]
    [TestCase("?token=hunter2-of-the-request&page=3", "token=***REDACTED***&page=3")]
    [TestCase("?page=ada@example.com", "page=a*a@*******.com")]
    [TestCase("?page", "page")]
    [TestCase("?", null)]
    [TestCase("", null)]
    public async Task OfTheQueryOnlyNamesAndWhatIsNamedShow(string query, string? shown)
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"), options => options.QueryParameters.Add("page"));

        var line = await service.GetAsync("/" + query);

        Assert.That(line["url.query"], Is.EqualTo(shown));
        Assert.That(line.Text, Does.Not.Contain(Secret).And.Not.Contain("ada@ex"));
    }

    [TestCase("?page=ada@example.com", true)]
    [TestCase("?page=2", false)]
    [TestCase("?size=ada@example.com", false)]
    public async Task PersonalDataInTheQueryMarksTheEvent(string query, bool isMarked)
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"), options => options.QueryParameters.Add("page"));

        var line = await service.GetAsync("/" + query);

        Assert.That(line.Has("tags"), Is.EqualTo(isMarked));
        Assert.That(line.Text, Does.Not.Contain("ada@ex"));
    }

    [Test]
    public async Task BusinessCodeAddsToTheEvent()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", async context =>
        {
            context.SetRequestProperty("OrderId", "ord-1");
            context.SetRequestProperty("Order", new { Total = 12, CardNumber = "4111111111111111" }, destructureObjects: true);
            await Task.Yield();
            context.SetRequestProperty("StatusCode", 999);
            context.SetRequestProperty("UserId", "usr-1");
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["labels.order_id"], Is.EqualTo("ord-1"));
        Assert.That(line["data.order.card_number"], Is.EqualTo("************1111"));
        Assert.That(line["user.id"], Is.EqualTo("usr-1"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(200), "What is known of the request is not forged.");
        Assert.That(line.Text, Does.Not.Contain("4111111111111111"));
    }

    [Test]
    public async Task TheCodeOfTheReadmeLogs()
    {
        await using var service = await Service.StartWholeAsync(Docs.Snippets.LogRequests, new Setup());

        var line = await service.GetAsync("/orders/7");

        Assert.That(line["labels.order_id"], Is.EqualTo(7));
    }

    [Test]
    public async Task TheUserIsTheOneWhoIsSignedIn()
    {
        await using var service = await Service.StartAsync(app => app.Run(context =>
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "usr-7"), new Claim(ClaimTypes.Name, "ada")], "test"));
            return Task.CompletedTask;
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["user.id"], Is.EqualTo("usr-7"));
        Assert.That(line.Has("user.name"));
    }

    [Test]
    public async Task TheBodyIsNowhere()
    {
        await using var service = await Service.StartAsync(app => app.MapPost("/", async (HttpRequest request) => "answer " + await new StreamReader(request.Body).ReadToEndAsync()), setup: new Setup { LogsFramework = true });

        var line = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent("body " + Secret) });

        Assert.That(line["http.request.body.bytes"], Is.EqualTo(5 + Secret.Length));
        Assert.That(service.Output + service.Unmasked, Does.Not.Contain(Secret).And.Not.Contain("answer"));
    }

    [TestCase("/health")]
    [TestCase("/shop/health")]
    public async Task BelowABaseAPathIsLeftOutWithItAndWithoutIt(string excluded)
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UsePathBase("/shop");
                app.UseEcsRequestLogging(options => options.ExcludePaths.Add(excluded));
                app.Run(context => context.Response.WriteAsync("ok"));
            },
            new Setup());

        await service.Client.GetAsync("/shop/health");

        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [TestCase("/health", false)]
    [TestCase("/HEALTH/live", false)]
    [TestCase("/healthy", true)]
    [TestCase("/assets/app.css", false)]
    [TestCase("/api/v1/health", false)]
    [TestCase("/api/v1/healthy", true)]
    [TestCase("/", true)]
    public async Task PathsThatAreLeftOutHaveNoEvent(string path, bool isLogged)
    {
        await using var service = await Service.StartAsync(
            app => app.Run(context => context.Response.WriteAsync("ok")),
            options =>
            {
                foreach (var excluded in (string[])["/health", "/assets/*", "/api/*/health"])
                {
                    options.ExcludePaths.Add(excluded);
                }
            });

        await service.Client.GetAsync(path);

        Assert.That(await service.StopAsync(), Has.Count.EqualTo(isLogged ? 1 : 0));
    }

    [TestCase(200, 0, "debug")]
    [TestCase(404, 0, "warn")]
    [TestCase(503, 0, "fatal")]
    [TestCase(200, 2_000, "warn")]
    [TestCase(503, 2_000, "fatal")]
    public async Task TheLevelIsThatOfStatusAndDuration(int status, int milliseconds, string level)
    {
        var clock = new ManualClock();
        await using var service = await Service.StartAsync(
            app => app.Run(context =>
            {
                clock.MoveOn(TimeSpan.FromMilliseconds(milliseconds));
                context.Response.StatusCode = status;
                return Task.CompletedTask;
            }),
            options =>
            {
                (options.Level, options.ClientErrorLevel, options.ServerErrorLevel) = (LogEventLevel.Debug, LogEventLevel.Warning, LogEventLevel.Fatal);
                (options.SlowAfter, options.SlowLevel, options.Clock) = (TimeSpan.FromSeconds(1), LogEventLevel.Warning, clock);
            });

        var line = await service.GetAsync("/");

        Assert.That(line["log.level"], Is.EqualTo(level));
    }

    [Test]
    public async Task CodeChoosesALevelAndOneThatThrowsLeavesItToTheRules()
    {
        await using var service = await Service.StartAsync(
            app => app.Run(context => context.Response.WriteAsync("ok")),
            options => options.ChooseLevel = static (context, _, _) => context.Request.Path == "/throws" ? throw new InvalidOperationException() : LogEventLevel.Warning);

        Assert.That((await service.GetAsync("/"))["log.level"], Is.EqualTo("warn"));
        Assert.That((await service.GetAsync("/throws"))["log.level"], Is.EqualTo("info"));
    }

    private sealed class First(TaskCompletionSource<LogEvent> logged) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            if (logEvent.Properties.ContainsKey("QueryString"))
            {
                logged.TrySetResult(logEvent);
            }
        }
    }

    private sealed class Nameless() : ClaimsIdentity([new Claim("sub", "usr-7")], "test")
    {
        public override string? Name => throw new InvalidOperationException(Secret);
    }
}
