using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

public class RequestEventTests
{
    [Test]
    public async Task ARequestIsOneEventWithItsOutcome()
    {
        var clock = new ManualClock();
        await using var service = await Service.StartAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse("::ffff:203.0.113.7");
                    context.TraceIdentifier = "0HN7Q2J8K3L4M:00000001";
                    return next(context);
                });
                app.MapPost("/orders/{id}", (string id) =>
                {
                    clock.MoveOn(TimeSpan.FromMilliseconds(12.5));
                    return Results.Text("order " + id);
                });
            },
            options => options.Clock = clock);

        var request = new HttpRequestMessage(HttpMethod.Post, "/orders/1842?page=2") { Content = new StringContent("{}") };
        request.Headers.UserAgent.ParseAdd("curl/8.5");
        var line = await service.SendAsync(request);

        Assert.That(line.Text, Is.EqualTo(
            """
            {"@timestamp":"2025-12-17T10:00:00.012Z","log.level":"info","message":"HTTP POST /orders/1842 responded 200 in 12.5000 ms","ecs.version":"8.11.0",
            "log.logger":"Serilog.Ecs.Masking.AspNetCore.RequestLoggingMiddleware","service.environment":"dev",
            "event.category":["web"],"event.type":["access"],"event.outcome":"success","event.duration":12500000,
            "http.request.body.bytes":2,"http.request.id":"0HN7Q2J8K3L4M:00000001","http.request.method":"POST",
            "http.response.body.bytes":10,"http.response.status_code":200,"http.version":"1.1","url.scheme":"http","url.domain":"localhost","url.path":"/orders/1842","url.query":"page=***REDACTED***",
            "client.address":"203.0.113.7","client.ip":"203.0.113.7","user_agent.original":"curl/8.5","labels":{"http_route":"/orders/{id}"}}

            """.ReplaceLineEndings("\n").Replace(",\n", ",", StringComparison.Ordinal)));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [TestCase(200, "success", "info")]
    [TestCase(204, "success", "info")]
    [TestCase(302, "success", "info")]
    [TestCase(304, "success", "info")]
    [TestCase(400, "failure", "info")]
    [TestCase(404, "failure", "info")]
    [TestCase(418, "failure", "info")]
    [TestCase(500, "failure", "error")]
    [TestCase(503, "failure", "error")]
    [TestCase(777, "failure", "error")]
    public async Task AStatusDecidesOutcomeAndLevel(int status, string outcome, string level)
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => Results.StatusCode(status)));

        var line = await service.GetAsync("/");

        Assert.That(line["http.response.status_code"], Is.EqualTo(status));
        Assert.That(line["event.outcome"], Is.EqualTo(outcome));
        Assert.That(line["log.level"], Is.EqualTo(level));
        Assert.That(line["http.response.body.bytes"], Is.EqualTo(0));
        Assert.That(line.Has("error.type"), Is.False);
    }

    [TestCase("/", "/")]
    [TestCase("/plain", "/plain")]
    [TestCase("/ORDERS/7", "/orders/{id:int}")]
    [TestCase("/orders/seven", null)]
    [TestCase("/api/v1/things/a/b", "/api/v1/things/{**rest}")]
    [TestCase("/nowhere", null)]
    public async Task TheRouteIsThePatternOfTheEndpoint(string path, string? route)
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.MapGet("", () => "root");
            app.MapGet("/plain", () => "plain");
            app.MapGet("/orders/{id:int}", (int id) => id.ToString());
            app.MapGroup("/api/v1").MapGet("/things/{**rest}", (string rest) => rest);
        });

        var line = await service.GetAsync(path);

        Assert.That(line["labels.http_route"], Is.EqualTo(route));
        Assert.That(line["url.path"], Is.EqualTo(path));
        Assert.That(line["http.response.status_code"], Is.EqualTo(route is null ? 404 : 200));
    }

    [Test]
    public async Task ARequestForTheHeadHasItsStatusAndNoBody()
    {
        await using var service = await Service.StartAsync(app => app.MapMethods("/", ["HEAD"], () => Results.Text("not sent")));

        var line = await service.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));

        Assert.That(line["http.request.method"], Is.EqualTo("HEAD"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["http.response.body.bytes"], Is.EqualTo(0));
    }

    [Test]
    public async Task AnUnknownMethodIsLoggedAsItIs()
    {
        await using var service = await Service.StartAsync(_ => { });

        var line = await service.SendAsync(new HttpRequestMessage(new HttpMethod("BREW"), "/pot"));

        Assert.That(line["http.request.method"], Is.EqualTo("BREW"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(404));
    }

    [Test]
    public async Task EveryWayOfWritingTheBodyIsCounted()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "0123456789");
        await using var service = await Service.StartAsync(app =>
        {
            app.MapGet("/stream", async context =>
            {
                var body = context.Response.Body;
                await body.WriteAsync(new byte[3]);
#pragma warning disable CA1835 // The older way of writing counts too
                await body.WriteAsync(new byte[4], 1, 3);
#pragma warning restore CA1835
                await body.FlushAsync();
            });
            app.MapGet("/sync", context =>
            {
                context.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
                context.Response.Body.Write(new byte[4], 0, 4);
                context.Response.Body.Write("abc"u8);
                context.Response.Body.WriteByte(1);
                return Task.Factory.FromAsync(context.Response.Body.BeginWrite(new byte[2], 0, 2, null, null), context.Response.Body.EndWrite);
            });
            app.MapGet("/pipe", async context =>
            {
                context.Response.BodyWriter.GetSpan(5);
                context.Response.BodyWriter.Advance(5);
                await context.Response.BodyWriter.WriteAsync(new byte[3]);
            });
            app.MapGet("/json", () => Results.Json(new { a = 12 }));
            app.MapGet("/text", () => Results.Text("가나", contentEncoding: Encoding.UTF8));
            app.MapGet("/file", context => context.Response.SendFileAsync(file));
            app.MapGet("/part", context => context.Response.SendFileAsync(file, 2, 7));
            app.MapGet("/items", Items);
        });

        var counts = new List<object?>();
        foreach (var path in (string[])["/stream", "/sync", "/pipe", "/json", "/text", "/file", "/part", "/items"])
        {
            counts.Add((await service.GetAsync(path))["http.response.body.bytes"]);
        }

        File.Delete(file);
        Assert.That(counts, Is.EqualTo(new object[] { 6, 10, 8, 8, 6, 10, 7, 7 }));
    }

    [Test]
    public async Task AFileThatIsGoneOnceItWasSentWasSentAllTheSame()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "0123456789");
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.Use((context, next) =>
                {
                    context.Features.Set<IHttpResponseBodyFeature>(new Deleting(context.Features.GetRequiredFeature<IHttpResponseBodyFeature>()));
                    return next(context);
                });
                app.UseEcsRequestLogging();
                app.MapGet("/", context => context.Response.SendFileAsync(file, 2, null));
            },
            new Setup());

        var line = await service.GetAsync("/");

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["http.response.body.bytes"], Is.EqualTo(8));
        Assert.That(line.Has("error.type"), Is.False);
    }

    [Test]
    public async Task AStreamedResponseIsLoggedAtItsEnd()
    {
        var clock = new ManualClock();
        var goOn = new TaskCompletionSource();
        await using var service = await Service.StartAsync(
            app => app.MapGet("/events", async context =>
            {
                await context.Response.WriteAsync("one");
                await context.Response.Body.FlushAsync();
                await goOn.Task;
                clock.MoveOn(TimeSpan.FromSeconds(3));
                await context.Response.WriteAsync("two");
            }),
            options => options.Clock = clock);

        using var response = await service.Client.GetAsync("/events", HttpCompletionOption.ResponseHeadersRead);
        var before = service.Output;
        goOn.SetResult();
        var text = await response.Content.ReadAsStringAsync();
        var line = await service.NextAsync();

        Assert.That(before, Is.Empty);
        Assert.That(text, Is.EqualTo("onetwo"));
        Assert.That(line["http.response.body.bytes"], Is.EqualTo(6));
        Assert.That(line["event.duration"], Is.EqualTo(3_000_000_000));
    }

    [Test]
    public async Task AStatusThatAMiddlewareBeforeItChangesIsTheOneThatIsLogged()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    context.Response.StatusCode = context.Response.StatusCode == 404 ? 410 : context.Response.StatusCode;
                });
                app.UseEcsRequestLogging();
                app.Run(context =>
                {
                    context.Response.StatusCode = 404;
                    return Task.CompletedTask;
                });
            },
            new Setup());

        var line = await service.GetAsync("/gone");

        Assert.That(line["http.response.status_code"], Is.EqualTo(410));
    }

    [TestCase("/orders/7", "/orders/{id}")]
    [TestCase("/nowhere", null)]
    public async Task AnotherEndpointThatAnswersAStatusDoesNotTakeTheRoute(string path, string? route)
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.UseStatusCodePagesWithReExecute("/status/{0}");
            app.UseRouting();
            app.MapGet("/orders/{id}", () => Results.NotFound());
            app.MapGet("/status/{code}", (string code) => "Status " + code);
        });

        var line = await service.GetAsync(path);

        Assert.That(line["labels.http_route"], Is.EqualTo(route));
        Assert.That(line["url.path"], Is.EqualTo(path));
        Assert.That(line["http.response.status_code"], Is.EqualTo(404));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task TheBaseOfTheApplicationBelongsToThePath()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UsePathBase("/shop");
                app.UseEcsRequestLogging();
                app.Run(context => context.Response.WriteAsync("ok"));
            },
            new Setup());

        var line = await service.GetAsync("/shop/orders");

        Assert.That(line["url.path"], Is.EqualTo("/shop/orders"));
    }

    [Test]
    public async Task CalledTwiceItLogsOnce()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.UseEcsRequestLogging();
            app.Run(context => context.Response.WriteAsync("ok"));
        });

        await service.GetAsync("/");

        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task WithoutALoggerAmongTheServicesTheStaticOneIsUsed()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"), setup: new Setup { RegistersLogger = false });
        var before = Log.Logger;

        // The middleware is built already: a logger that is set later, or replaced, counts.
        Log.Logger = service.Logger;
        try
        {
            var line = await service.GetAsync("/");

            Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        }
        finally
        {
            Log.Logger = before;
        }
    }

    private static async IAsyncEnumerable<int> Items()
    {
        foreach (var item in (int[])[1, 2, 3])
        {
            await Task.Yield();
            yield return item;
        }
    }

    private sealed class Deleting(IHttpResponseBodyFeature body) : StreamResponseBodyFeature(body.Stream)
    {
        public override async Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken)
        {
            await base.SendFileAsync(path, offset, count, cancellationToken);
            File.Delete(path);
        }
    }
}
