using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;
using Serilog.Ecs.Masking.AspNetCore.Tests.Support;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.AspNetCore.Tests.Settings;

/// <summary>Request logging from settings: read, overridden by code, and every fault an error at start.</summary>
public class RequestLoggingSettingsTests
{
    [Test]
    public async Task SettingsAreReadAndCodeHasTheLastWord()
    {
        await using var service = await Service.StartAsync(
            app => app.Run(context => context.Response.WriteAsync("ok")),
            options => options.QueryParameters.Add("size"),
            new Setup
            {
                Settings = """
                    { "Serilog": { "EcsMasking": { "requestLogging": {
                      "level": "Warning", "excludePaths": { "health": "/health" }, "queryParameters": { "page": "page" } } } } }
                    """,
            });

        await service.Client.GetAsync("/health");
        var line = await service.GetAsync("/?page=1&size=2&token=x");

        Assert.That(line["log.level"], Is.EqualTo("warn"));
        Assert.That(line["url.query"], Is.EqualTo("page=1&size=2&token=***REDACTED***"));
        Assert.That(await service.StopAsync(), Is.Empty);
    }

    [Test]
    public void EveryFaultIsNamedWithItsPath()
    {
        var settings = """
            { "Serilog": { "EcsMasking": { "serviceNme": "x", "requestLogging": {
              "levl": "Warning", "level": "loud", "slowAfterMilliseconds": -1, "excludePaths": { "a": "health" }, "requestHeaders": { "b": "X Y" }, "maxValueLength": 3 } } } }
            """;

        Assert.That(() => Service.StartAsync(static _ => { }, setup: new Setup { Settings = settings }), Throws.ArgumentException.With.Message.Contains("Serilog:EcsMasking:requestLogging:levl: there is no such setting; did you mean 'level'?")
            .And.Message.Contains("Serilog:EcsMasking:serviceNme").And.Message.Contains("requestLogging:level: 'loud' is not one of").And.Message.Contains(
                "requestLogging:slowAfterMilliseconds")
            .And.Message.Contains("requestLogging:excludePaths:a").And.Message.Contains("requestLogging:requestHeaders:b").And.Message.Contains("requestLogging:maxValueLength"));
    }

    [Test]
    public void EveryEditOfEveryNameIsAnError()
    {
        foreach (var name in RequestLoggingBinder.Names.Append("requestLogging"))
        {
            foreach (var misspelt in Misspellings.Of(name))
            {
                var path = name == "requestLogging" ? misspelt : "requestLogging:" + misspelt;
                var root = JsonSettings.Read(name == "requestLogging" ? $$"""{ "Serilog": { "EcsMasking": { "{{misspelt}}": { "level": "Warning" } } } }""" : $$"""{ "Serilog": { "EcsMasking": { "requestLogging": { "{{misspelt}}": "1" } } } }""");

                Assert.That(OptionsBinder.Collect(null, root).Faults, Has.Some.StartsWith("Serilog:EcsMasking:" + path + ": "), misspelt);
            }
        }
    }

    [Test]
    public void AFaultInCodeIsAnErrorAtStart() =>
        Assert.That(
            () => Service.StartAsync(static _ => { }, static options => options.MaxValueLength = 3),
            Throws.ArgumentException.With.Message.Contains("MaxValueLength: 3 is not between 16 and 8191"));
}
