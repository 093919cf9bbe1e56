using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using Serilog.AspNetCore;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Neighbours;

/// <summary>An application that calls both <c>UseEcsRequestLogging</c> and <c>UseSerilogRequestLogging</c> has each request twice in its log.</summary>
public class BothRequestLoggingsTests
{
    private const string Warning =
        "UseEcsRequestLogging and UseSerilogRequestLogging both write an event for each request. "
        + "Properties of IDiagnosticContext are in only one of them. Remove one of the two calls";

    private static IEnumerable<TestCaseData> Pipelines()
    {
        yield return new TestCaseData(new Action<IApplicationBuilder>(static app => Theirs(app.UseEcsRequestLogging()))).SetName("ours before theirs");
        yield return new TestCaseData(new Action<IApplicationBuilder>(static app => Theirs(app).UseEcsRequestLogging())).SetName("theirs before ours");
        yield return new TestCaseData(new Action<IApplicationBuilder>(static app => Theirs(app.UseEcsRequestLogging(), static options => options.EnrichDiagnosticContext = static (_, _) => { }))).SetName("theirs with options");
        yield return new TestCaseData(new Action<IApplicationBuilder>(static app => Theirs(app.UseEcsRequestLogging(), static options => options.GetMessageTemplateProperties = static (_, _, _, _) => []))).SetName("theirs with other properties");
        yield return new TestCaseData(new Action<IApplicationBuilder>(static app => Theirs(app.UseEcsRequestLogging().UseEcsRequestLogging()))).SetName(
            "ours twice");
    }

    [TestCaseSource(nameof(Pipelines))]
    public async Task BothTogetherWriteOneWarning(Action<IApplicationBuilder> pipeline)
    {
        var warnings = await WarningsAsync(pipeline, "/", "/", "/");

        Assert.That(warnings, Is.EqualTo(new[] { Warning }));
    }

    [Test]
    public async Task OneOfThemWarnsOfNothing()
    {
        Assert.That(await WarningsAsync(static app => app.UseEcsRequestLogging(), "/", "/"), Is.Empty);
    }

    [Test]
    public async Task EachForRequestsOfItsOwnWarnsOfNothing()
    {
        var warnings = await WarningsAsync(
            static app =>
            {
                app.UseWhen(static context => context.Request.Path.StartsWithSegments("/admin"), static admin => Theirs(admin));
                app.UseEcsRequestLogging(static options => options.ExcludePaths.Add("/admin"));
            },
            "/",
            "/admin");

        Assert.That(warnings, Is.Empty);
    }

    private static IApplicationBuilder Theirs(IApplicationBuilder app, Action<RequestLoggingOptions>? configure = null) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.ApplicationServices.GetRequiredService<ILogger>();
        configure?.Invoke(options);
    });

    private static async Task<string[]> WarningsAsync(Action<IApplicationBuilder> pipeline, params string[] paths)
    {
        await using var service = await Service.StartWholeAsync(
            app =>
            {
                pipeline(app);
                app.Run(static context => context.Response.WriteAsync("ok"));
            },
            new Setup());
        foreach (var path in paths)
        {
            using var response = await service.Client.GetAsync(path);
        }

        await service.App.StopAsync();
        return [.. service.Rest(Journal.Requests).Where(static line => (string?)line["log.level"] == "warn").Select(static line => (string)line["message"]!)];
    }
}
