using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>The host and scheme of the request, and the page that it came from.</summary>
public class UrlTests
{
    private const string Secret = "hunter2-of-the-referrer";

    [TestCase("shop.example.com", "shop.example.com", null)]
    [TestCase("shop.example.com:8443", "shop.example.com", 8443)]
    [TestCase("[::1]:5000", "[::1]", 5000)]
    public async Task TheHostIsDomainAndPort(string host, string domain, int? port)
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"));
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = host;

        var line = await service.SendAsync(request);

        Assert.That(line["url.domain"], Is.EqualTo(domain));
        Assert.That(line["url.port"], Is.EqualTo(port));
        Assert.That(line["url.scheme"], Is.EqualTo("http"));
    }

    [Test]
    public async Task WithATrustedProxyHostAndSchemeAreThoseOfTheClient()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = System.Net.IPAddress.Loopback;
                return next(context);
            });
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedProto });
            app.Run(context => context.Response.WriteAsync("ok"));
        });
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("X-Forwarded-Host", "shop.example.com:444");
        request.Headers.Add("X-Forwarded-Proto", "https");

        var line = await service.SendAsync(request);

        Assert.That(line["url.domain"], Is.EqualTo("shop.example.com"));
        Assert.That(line["url.port"], Is.EqualTo(444));
        Assert.That(line["url.scheme"], Is.EqualTo("https"));
    }

    [Test]
    public async Task AHostThatIsTooLongIsReplacedByItsLength()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"), options => options.MaxValueLength = 16);
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = new string('a', 40) + ".example.com";

        var line = await service.SendAsync(request);

        Assert.That(line["url.domain"], Is.EqualTo("[52 characters]"));
    }

    [Test]
    public async Task TheReferrerIsNotShownUnlessItIsNamed()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", () => "ok"));

        var line = await service.SendAsync(From("https://shop.example.com/orders"));

        Assert.That(line.Has("http.request.referrer"), Is.False);
        Assert.That(line.Text + service.Unmasked, Does.Not.Contain("shop.example.com"));
    }

    [TestCase("https://shop.example.com/orders", "https://shop.example.com/orders")]
    [TestCase("https://shop.example.com/orders#part", "https://shop.example.com/orders")]
    [TestCase("https://shop.example.com/?page=2", "https://shop.example.com/?page=2")]
    [TestCase("https://shop.example.com/orders?page=2&session=" + Secret, "https://shop.example.com/orders?page=2&session=***REDACTED***")]
    [TestCase("https://ada:" + Secret + "@shop.example.com/", "https://***:***@shop.example.com/")]
    [TestCase("https://shop.example.com/reset/" + Secret, "https://shop.example.com/reset/hunt...rrer")]
    [TestCase("https://shop.example.com/a%20b", "https://shop.example.com/a%20b")]
    [TestCase("/reset/" + Secret, "/reset/hunt...rrer")]
    [TestCase("/reset/hunter2%20of-the-referrer", "/reset/***REDACTED***")]
    [TestCase("about:blank", "about:blank")]
    public async Task TheReferrerIsShownAsTheRequestItself(string referrer, string shown)
    {
        await using var service = await Service.StartAsync(
            app =>
            {
                app.MapGet("/", () => "ok");
                app.MapGet("/reset/{token}", (string token) => token.Length);
            },
            options =>
            {
                options.RequestHeaders.Add("Referer");
                options.QueryParameters.Add("page");
            });

        var line = await service.SendAsync(From(referrer));

        Assert.That(line["http.request.referrer"], Is.EqualTo(shown));
        Assert.That(line.Has("data.request.headers"), Is.False);
        Assert.That(line.Text + service.Unmasked, Does.Not.Contain("hunter2"));
    }

    private static HttpRequestMessage From(string referrer)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Referer", referrer);
        return request;
    }
}
