using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>What only a real server does: connections that break off, upgrades, addresses, and what callers send that no client library would.</summary>
public class ConnectionTests
{
    [Test]
    public async Task ARequestThatTheClientGivesUpIsNeitherSuccessNorFailure()
    {
        var begun = new TaskCompletionSource();
        await using var service = await Service.StartAsync(
            app => app.MapGet("/slow", async context =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }),
            setup: new Setup { IsReal = true });
        using var stop = new CancellationTokenSource();

        var request = service.Client.GetAsync("/slow", stop.Token);
        await begun.Task;
        await stop.CancelAsync();
        var line = await service.NextAsync();

        Assert.That(async () => await request, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(line["event.outcome"], Is.EqualTo("unknown"));
        Assert.That(line["event.reason"], Is.EqualTo("client aborted"));
        Assert.That(line["url.path"], Is.EqualTo("/slow"));
        Assert.That(line.Has("http.response.status_code"), Is.False);
        Assert.That(line.Has("error.type"), Is.False);
        Assert.That(line["log.level"], Is.EqualTo("info"));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ARequestThatTheServiceCutsOffIsAFailure(bool hasBegun)
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/cut", async context =>
            {
                if (hasBegun)
                {
                    await context.Response.WriteAsync("half");
                    await context.Response.Body.FlushAsync();
                }

                context.Abort();
            }),
            setup: new Setup { IsReal = true });

        Assert.That(async () => await service.Client.GetStringAsync("/cut"), Throws.InstanceOf<HttpRequestException>());
        var line = await service.NextAsync();

        Assert.That(line["event.outcome"], Is.EqualTo("failure"));
        Assert.That(line["event.reason"], Is.EqualTo("service aborted"));
        Assert.That(line["http.response.status_code"], hasBegun ? Is.EqualTo(200) : Is.Null);
        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(line["message"], Does.StartWith("HTTP GET /cut aborted by the service after "));
    }

    [Test]
    public async Task WhatTheServiceClosesWhenAllWasSentIsASuccess()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/whole", async context =>
            {
                context.Response.ContentLength = 2;
                await context.Response.WriteAsync("ok");
                context.Abort();
            }),
            setup: new Setup { IsReal = true });

        _ = await Task.WhenAny(service.Client.GetAsync("/whole"));
        var line = await service.NextAsync();

        Assert.That(line["event.outcome"], Is.EqualTo("success"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
    }

    [Test]
    public async Task AWebSocketIsOneEventWhenItEnds()
    {
        await using var service = await Service.StartAsync(
            app =>
            {
                app.UseWebSockets();
                app.Run(async context =>
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                    var buffer = new byte[16];
                    await socket.ReceiveAsync(buffer, context.RequestAborted);
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
                });
            },
            options => options.SlowAfter = TimeSpan.FromMilliseconds(1),
            new Setup { IsReal = true });

        using (var client = new ClientWebSocket())
        {
            await client.ConnectAsync(new UriBuilder(service.Client.BaseAddress!) { Scheme = "ws", Path = "/chat" }.Uri, default);
            await Task.Delay(5);
            await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }

        var line = await service.NextAsync();
        Assert.That(line["http.response.status_code"], Is.EqualTo(101));
        Assert.That(line["event.outcome"], Is.EqualTo("success"));
        Assert.That(line["log.level"], Is.EqualTo("info"), "A connection that stays open is not slow.");
        Assert.That(line["url.path"], Is.EqualTo("/chat"));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task AResponseWithoutABodyIsCompleteForAHead()
    {
        await using var service = await Service.StartAsync(app => app.MapMethods("/", ["HEAD"], () => Results.Text("not sent")), setup: new Setup { IsReal = true });

        var line = await service.SendAsync(new HttpRequestMessage(HttpMethod.Head, "/"));

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["event.outcome"], Is.EqualTo("success"));
    }

    [TestCase("X-Forwarded-For: 203.0.113.7", false, "127.0.0.1")]
    [TestCase("X-Forwarded-For: 203.0.113.7", true, "203.0.113.7")]
    [TestCase("X-Forwarded-For: 198.51.100.1, 203.0.113.7", true, "203.0.113.7")]
    [TestCase("X-Forwarded-For: <script>, ::::, 999.1.1.1", true, "127.0.0.1")]
    [TestCase("X-Forwarded-For: \u001b[31mred", true, "127.0.0.1")]
    [TestCase("Forwarded: for=203.0.113.7", true, "127.0.0.1")]
    public async Task AForwardedAddressCountsAsFarAsItIsTrusted(string header, bool isTrusted, string address)
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                if (isTrusted)
                {
                    app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor });
                }

                app.UseEcsRequestLogging();
                app.Run(context => context.Response.WriteAsync("ok"));
            },
            new Setup { IsReal = true });

        var line = await AskAsync(service, "GET / HTTP/1.1", header);

        Assert.That(line["client.address"], Is.EqualTo(address));
        Assert.That(line["client.ip"], Is.EqualTo(address));
    }

    [TestCase("traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "0af7651916cd43dd8448eb211c80319c")]
    [TestCase("traceparent: 00-00000000000000000000000000000000-b7ad6b7169203331-01", null)]
    [TestCase("traceparent: 00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", null)]
    [TestCase("traceparent: no trace at all", null)]
    [TestCase("baggage: a=b;;;=,,%zz=\u0001, tenant.id=x", null)]
    public async Task ATraceIsThatOfTheCallerOrANewOne(string header, string? trace)
    {
        await using var service = await Service.StartAsync(app => app.Run(context => context.Response.WriteAsync("ok")), setup: new Setup { IsReal = true, LogsFramework = true });

        var line = await AskAsync(service, "GET / HTTP/1.1", header);

        Assert.That(line["trace.id"], trace is null ? Does.Match("^[0-9a-f]{32}$") : Is.EqualTo(trace));
    }

    [Test]
    public async Task AnAbsurdUserAgentCostsNoEvent()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UseEcsRequestLogging();
                app.Run(context => context.Response.WriteAsync("ok"));
            },
            new Setup
            {
                IsReal = true,
                Services = services => services.Configure<Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions>(
                    options => options.Limits.MaxRequestHeadersTotalSize = 256 * 1024),
            });

        var huge = await AskAsync(service, "GET / HTTP/1.1", "User-Agent: " + new string('x', 64 * 1024));
        var odd = await AskAsync(service, "GET / HTTP/1.1", "User-Agent: a\t\"{}\\ <b>");

        Assert.That(((string)huge["user_agent.original"]!).Length, Is.LessThan(200));
        Assert.That(odd["http.response.status_code"], Is.EqualTo(200));
        Assert.That(odd["user_agent.original"], Does.StartWith("a\t"));
    }

    [TestCase("GET /a%20b/%ED%95%9C HTTP/1.1", "/a%20b/%ED%95%9C")]
    [TestCase("GET //x HTTP/1.1", "//x")]
    [TestCase("OPTIONS * HTTP/1.1", null)]
    [TestCase("GET /a\u001b[31m HTTP/1.1", "/a%1B%5B31m")]
    public async Task ThePathIsTheOneThatWasSent(string request, string? path)
    {
        await using var service = await Service.StartAsync(app => app.Run(context => context.Response.WriteAsync("ok")), setup: new Setup { IsReal = true });

        var line = await AskAsync(service, request, "X-Nothing: 1");

        Assert.That(line["url.path"], path is null ? Is.Null : Is.EqualTo(path).Or.EqualTo(Uri.UnescapeDataString(path)));
    }

    private static async Task<EcsLine> AskAsync(Service service, string request, string header)
    {
        await SendAsync(service, request, header);
        return await service.NextAsync();
    }

    private static async Task SendAsync(Service service, string request, string header)
    {
        var address = service.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"{request}\r\nHost: {address.Authority}\r\n{header}\r\nConnection: close\r\n\r\n"));
        await new StreamReader(stream).ReadToEndAsync();
    }
}
