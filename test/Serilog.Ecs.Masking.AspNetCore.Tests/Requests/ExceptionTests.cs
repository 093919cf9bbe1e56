using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

public class ExceptionTests
{
    [Test]
    public async Task AnUnhandledExceptionIsLoggedOnceWithTheStatusOfTheServer()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/orders/{id}", string (string id) => throw new InvalidOperationException("no store for " + id)));

        Assert.That(() => service.Client.GetAsync("/orders/7"), Throws.InvalidOperationException.With.Message.EqualTo("no store for 7"));
        var line = await service.NextAsync();

        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(500));
        Assert.That(line["event.outcome"], Is.EqualTo("failure"));
        Assert.That(line["error.type"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(line["error.message"], Is.EqualTo("no store for 7"));
        Assert.That(line["labels.http_route"], Is.EqualTo("/orders/{id}"));
        Assert.That(line.Has("event.reason"), Is.False);
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task AnExceptionThatAHandlerAnswersIsLoggedOnceWithTheStatusThatIsSent(bool isHandlerInside)
    {
        await using var service = await StartWithHandlerAsync(isHandlerInside, StatusCodes.Status502BadGateway);

        using var response = await service.Client.GetAsync("/orders/7?a=1");
        var line = await service.NextAsync();

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadGateway));
        Assert.That(line["http.response.status_code"], Is.EqualTo(502));
        Assert.That(line["event.outcome"], Is.EqualTo("failure"));
        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(line["error.message"], Is.EqualTo("no store"));
        Assert.That(line["url.path"], Is.EqualTo("/orders/7"));
        Assert.That(line["labels.http_route"], Is.EqualTo("/orders/{id}"));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task AnExceptionThatAHandlerAnswersAsAClientErrorHasTheLevelOfItsStatus(bool isHandlerInside)
    {
        await using var service = await StartWithHandlerAsync(isHandlerInside, StatusCodes.Status400BadRequest);

        var line = await service.GetAsync("/orders/7");

        Assert.That(line["http.response.status_code"], Is.EqualTo(400));
        Assert.That(line["log.level"], Is.EqualTo("info"));
        Assert.That(line["error.message"], Is.EqualTo("no store"));
    }

    [Test]
    public async Task AHandlerThatRunsThePipelineAgainWritesNoSecondEvent()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UseExceptionHandler("/error");
                app.UseEcsRequestLogging();
                app.UseRouting();
                app.MapGet("/orders/{id}", string () => throw new InvalidOperationException("no store"));
                app.MapGet("/error", () => Results.Text("sorry", statusCode: 500));
            },
            new Setup());

        var line = await service.GetAsync("/orders/7");

        Assert.That(line["url.path"], Is.EqualTo("/orders/7"));
        Assert.That(line["labels.http_route"], Is.EqualTo("/orders/{id}"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(500));
        Assert.That(line["error.message"], Is.EqualTo("no store"));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task TheDevelopersPageOfAnExceptionIsAnAnswerToo()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UseDeveloperExceptionPage();
                app.UseEcsRequestLogging();
                app.Run(_ => throw new InvalidOperationException("no store"));
            },
            new Setup());

        var line = await service.GetAsync("/");

        Assert.That(line["http.response.status_code"], Is.EqualTo(500));
        Assert.That(line["error.message"], Is.EqualTo("no store"));
    }

    [Test]
    public async Task AnExceptionAfterTheResponseHasBegunIsAFailureWithTheStatusThatWasSent()
    {
        await using var service = await Service.StartAsync(app => app.Run(async context =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            throw new InvalidOperationException("broke off");
        }));

        Assert.That(() => service.Client.GetStringAsync("/"), Throws.Exception);
        var line = await service.NextAsync();

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["http.response.body.bytes"], Is.EqualTo(4));
        Assert.That(line["event.outcome"], Is.EqualTo("failure"));
        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(line["error.message"], Is.EqualTo("broke off"));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public async Task ARequestThatTheServerRefusesHasTheStatusOfTheRefusal()
    {
        await using var service = await Service.StartAsync(
            app => app.Run(_ => throw new BadHttpRequestException("Request body too large.", StatusCodes.Status413PayloadTooLarge)));

        Assert.That(() => service.Client.GetAsync("/"), Throws.Exception);
        var line = await service.NextAsync();

        Assert.That(line["http.response.status_code"], Is.EqualTo(413));
    }

    [Test]
    public async Task ASecretInAnExceptionIsMasked()
    {
        await using var service = await Service.StartAsync(
            app => app.Run(_ => throw new InvalidOperationException("Server=db;User ID=app;Password=hunter2-and-more")));

        Assert.That(() => service.Client.GetAsync("/"), Throws.Exception);
        var line = await service.NextAsync();

        Assert.That(line["error.message"], Is.EqualTo("Server=db;User ID=app;Password=***REDACTED***"));
        Assert.That(service.Output, Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task WithoutTheHandlersOwnEventsTheExceptionIsInTheLogOnce()
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.UseEcsRequestLogging();
                app.UseExceptionHandler(handler => handler.Run(context => context.Response.WriteAsync("sorry")));
                app.Run(_ => throw new InvalidOperationException("no store"));
            },
            new Setup
            {
                LogsFramework = true,
                Logger = logger => logger.MinimumLevel.Override("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", Events.LogEventLevel.Fatal),
            });

        await service.GetAsync("/");
        await service.StopAsync();

        Assert.That(service.Output.Split("\"error.message\":\"no store\"").Length - 1, Is.EqualTo(1));
    }

    private static Task<Service> StartWithHandlerAsync(bool isHandlerInside, int status)
    {
        void Handle(WebApplication app) => app.UseExceptionHandler(handler => handler.Run(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.WriteAsync("sorry");
        }));
        return Service.StartWholeAsync(
            app =>
            {
                if (!isHandlerInside)
                {
                    Handle(app);
                }

                app.UseEcsRequestLogging();
                if (isHandlerInside)
                {
                    Handle(app);
                }

                app.UseRouting();
                app.MapGet("/orders/{id}", string () => throw new InvalidOperationException("no store"));
            },
            new Setup { Services = services => services.AddProblemDetails() });
    }
}
