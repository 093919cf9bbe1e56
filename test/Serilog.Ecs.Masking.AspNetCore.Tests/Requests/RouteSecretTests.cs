using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>Values of route parameters with sensitive names show neither in the path nor anywhere else in the event.</summary>
public class RouteSecretTests
{
    private const string Mask = "hunt...oute";

    [TestCase("/reset/{token}", "/reset/hunter2-of-the-route", "/reset/" + Mask)]
    [TestCase("/reset/{token}/confirm", "/reset/hunter2-of-the-route/confirm", "/reset/" + Mask + "/confirm")]
    [TestCase("/reset/{Token:minlength(3)}", "/RESET/hunter2-of-the-route", "/RESET/" + Mask)]
    [TestCase("/reset/{token?}", "/reset", "/reset")]
    [TestCase("/reset/{**token}", "/reset/hunter2-of/the-route", "/reset/" + Mask)]
    [TestCase("/reset/{token}.{format}", "/reset/hunter2-of-the-route.html", "/reset/" + Mask + ".html")]
    [TestCase("/reset/t-{token}", "/reset/t-hunter2-of-the-route", "/reset/t-" + Mask)]
    [TestCase("/users/{id}/keys/{apiKey}", "/users/7/keys/hunter2-of-the-route", "/users/7/keys/" + Mask)]
    [TestCase("/v1/pin/{pin}", "/v1/pin/1", "/v1/pin/***REDACTED***")]
    [TestCase("/reset/{token}", "/reset/hunter2%20of%20the%20route", "/reset/***REDACTED***")]
    [TestCase("/reset/{token}", "/reset/hunter2%0Aof-the-route", "/reset/***REDACTED***")]
    [TestCase("/reset/{token}", "/reset/hunter2%2Fof-the-route", "/reset/***REDACTED***")]
    [TestCase("/orders/{id}", "/orders/1842", "/orders/1842")]
    public async Task TheValueIsHiddenInPathAndMessage(string route, string path, string shown)
    {
        await using var service = await Service.StartAsync(app => app.MapGet(route, () => "ok"));

        var line = await service.GetAsync(path);

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        AssertHidden(service, line, shown);
    }

    [Test]
    public async Task TheValueIsHiddenInTheQueryAndInHeaders()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/reset/{token}", () => "ok"),
            options =>
            {
                options.QueryParameters.Add("next");
                options.RequestHeaders.Add("X-Original-Url");
            });
        var request = new HttpRequestMessage(HttpMethod.Get, "/reset/hunter2-of-the-route?next=%2Freset%2Fhunter2-of-the-route%2Fdone");
        request.Headers.Add("X-Original-Url", "/reset/hunter2-of-the-route?a=b");

        var line = await service.SendAsync(request);

        Assert.That(line["url.query"], Is.EqualTo("next=/reset/" + Mask + "/done"));
        Assert.That(line["data.request.headers.x-original-url"], Is.EqualTo("/reset/" + Mask + "?a=b"));
        AssertHidden(service, line, "/reset/" + Mask);
    }

    [Test]
    public async Task AShortValueHidesNothingElse()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/pin/{pin}", () => "ok"), options => options.QueryParameters.Add("page"));

        var line = await service.GetAsync("/pin/12?page=12");

        Assert.That(line["url.path"], Is.EqualTo("/pin/***REDACTED***"));
        Assert.That(line["url.query"], Is.EqualTo("page=12"));
    }

    [Test]
    public async Task TheValueIsHiddenWhenAnotherEndpointAnswersTheException()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.UseExceptionHandler("/error");
            app.UseRouting();
            app.MapGet("/reset/{token}", string () => throw new InvalidOperationException("no store"));
            app.MapGet("/error", () => Results.Problem());
        });

        var line = await service.GetAsync("/reset/hunter2-of-the-route");

        Assert.That(line["error.message"], Is.EqualTo("no store"));
        AssertHidden(service, line, "/reset/" + Mask);
    }

    [Test]
    public async Task TheValueIsHiddenWhenAnotherEndpointAnswersTheStatus()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.UseStatusCodePagesWithReExecute("/status/{0}");
            app.UseRouting();
            app.MapGet("/reset/{token}", () => Results.NotFound());
            app.MapGet("/status/{status}", (string status) => "Status " + status);
        });

        AssertHidden(service, await service.GetAsync("/reset/hunter2-of-the-route"), "/reset/" + Mask);
    }

    [Test]
    public async Task TheValueIsHiddenWhenNoEndpointTakesTheMethod()
    {
        await using var service = await Service.StartAsync(app => app.MapPost("/reset/{token}", () => "ok"));

        var line = await service.GetAsync("/reset/hunter2-of-the-route");

        Assert.That(line["http.response.status_code"], Is.EqualTo(405));
        AssertHidden(service, line, "/reset/" + Mask);
    }

    [Test]
    public async Task TheValueIsHiddenBelowABaseThatIsTakenLater()
    {
        await using var service = await Service.StartAsync(app =>
        {
            app.UsePathBase("/shop");
            app.UseRouting();
            app.MapPost("/reset/{token}", () => "ok");
        });

        var line = await service.GetAsync("/shop/reset/hunter2-of-the-route");

        Assert.That(line["http.response.status_code"], Is.EqualTo(405));
        AssertHidden(service, line, "/shop/reset/" + Mask);
    }

    [Test]
    public async Task AParameterThatSettingsNameIsHidden()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/families/{maiden}", () => "ok"),
            setup: new Setup { Settings = """{ "Serilog": { "EcsMasking": { "masking": { "sensitiveKeys": { "maiden": "maiden" } } } } }""" });

        var line = await service.GetAsync("/families/hunter2-of-the-route");

        AssertHidden(service, line, "/families/" + Mask);
    }

    [Test]
    public async Task AValueThatCannotBeReadHidesThePathAndKeepsTheEvent()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/reset/{token}", context =>
        {
            context.Request.RouteValues["token"] = new Unreadable();
            return Task.CompletedTask;
        }));

        var line = await service.GetAsync("/reset/hunter2-of-the-route");

        AssertHidden(service, line, "***REDACTED***");
    }

    private static void AssertHidden(Service service, EcsLine line, string path)
    {
        Assert.That(line["url.path"], Is.EqualTo(path));
        Assert.That(line["message"], Does.Contain(" " + path + " responded "));
        Assert.That(line.Text + service.Unmasked, Does.Not.Contain("hunter2").And.Not.Contain("the-route"));
    }

    private sealed class Unreadable
    {
        public override string ToString() => throw new InvalidOperationException("hunter2-of-the-route");
    }
}
