using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Requests;

/// <summary>Properties and exceptions that code adds through Serilog's <see cref="IDiagnosticContext"/>.</summary>
public class DiagnosticContextTests
{
    private const string Card = "4111111111111111";

    [Test]
    public async Task PropertiesOfTheDiagnosticContextAreInTheEventMasked()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", async (IDiagnosticContext diagnostics) =>
        {
            diagnostics.Set("OrderId", "ord-1");
            await Task.Yield();
            await Task.Run(() => diagnostics.Set("Order", new { Total = 12, CardNumber = Card }, destructureObjects: true));
            return "ok";
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["labels.order_id"], Is.EqualTo("ord-1"));
        Assert.That(line["data.order.total"], Is.EqualTo(12));
        Assert.That(line["data.order.card_number"], Is.EqualTo("************1111"));
        Assert.That(line.Text, Does.Not.Contain(Card));
    }

    [Test]
    public async Task TheShortFormAndTheDiagnosticContextSetTheSameProperties()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", (HttpContext context, IDiagnosticContext diagnostics) =>
        {
            diagnostics.Set("First", "diagnostics");
            context.SetRequestProperty("First", "short form");
            context.SetRequestProperty("Second", "short form");
            diagnostics.Set("Second", "diagnostics");
            return "ok";
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["labels.first"], Is.EqualTo("short form"));
        Assert.That(line["labels.second"], Is.EqualTo("diagnostics"));
    }

    [Test]
    public async Task AFactOfTheRequestIsNotForged()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", (IDiagnosticContext diagnostics) =>
        {
            diagnostics.Set("StatusCode", 999);
            diagnostics.Set("UserId", "usr-1");
            return "ok";
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["http.response.status_code"], Is.EqualTo(200));
        Assert.That(line["labels.status_code_2"], Is.EqualTo(999));
        Assert.That(line["user.id"], Is.EqualTo("usr-1"));
    }

    [Test]
    public async Task AnExceptionOfTheDiagnosticContextIsThatOfTheRequest()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", (IDiagnosticContext diagnostics) =>
        {
            diagnostics.SetException(new InvalidOperationException("login with password=hunter2hunter2 failed"));
            return Results.Problem();
        }));

        var line = await service.GetAsync("/");

        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(line["error.type"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(line["http.response.status_code"], Is.EqualTo(500));
        Assert.That(line.Text, Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task TheExceptionThatEndsTheRequestTakesPrecedence()
    {
        await using var service = await Service.StartAsync(app => app.MapGet("/", string (IDiagnosticContext diagnostics) =>
        {
            diagnostics.SetException(new InvalidOperationException("from the context"));
            throw new NotSupportedException("thrown");
        }));

        Assert.That(() => service.Client.GetAsync("/"), Throws.InstanceOf<NotSupportedException>());
        var line = await service.NextAsync();

        Assert.That(line["error.message"], Is.EqualTo("thrown"));
    }

    [Test]
    public async Task AfterTheEventNothingIsTaken()
    {
        var isTaken = new TaskCompletionSource<bool>();
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await next(context);
                    isTaken.SetResult(context.SetRequestProperty("Late", 1));
                });
                app.UseEcsRequestLogging();
                app.Run(context => context.Response.WriteAsync("ok"));
            },
            new Setup());

        var line = await service.GetAsync("/");

        Assert.That(await isTaken.Task, Is.False);
        Assert.That(line.Has("labels.late"), Is.False);
    }

    [Test]
    public async Task RequestsAtTheSameTimeKeepTheirPropertiesApart()
    {
        var bothAreThere = new TaskCompletionSource();
        var count = 0;
        await using var service = await Service.StartAsync(app => app.MapGet("/{id}", async (string id, IDiagnosticContext diagnostics) =>
        {
            diagnostics.Set("OrderId", id);
            if (Interlocked.Increment(ref count) == 2)
            {
                bothAreThere.SetResult();
            }

            await bothAreThere.Task;
            diagnostics.Set("Again", id);
        }));

        await Task.WhenAll(service.Client.GetAsync("/a"), service.Client.GetAsync("/b"));
        var lines = new[] { await service.NextAsync(), await service.NextAsync() };

        Assert.That(lines.Select(line => $"{line["url.path"]}{line["labels.order_id"]}{line["labels.again"]}"), Is.EquivalentTo(new[] { "/aaa", "/bbb" }));
    }

    [Test]
    public async Task ALevelThatIsChosenByCodeSeesTheException()
    {
        await using var service = await Service.StartAsync(
            app => app.MapGet("/", (IDiagnosticContext diagnostics) => diagnostics.SetException(new TimeoutException())),
            options => options.ChooseLevel = static (_, _, exception) => exception is TimeoutException ? LogEventLevel.Fatal : null);

        var line = await service.GetAsync("/");

        Assert.That(line["log.level"], Is.EqualTo("fatal"));
    }
}
