using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Neighbours;

/// <summary>Sinks and filters of others in settings, with ours in them or around them.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class SettingsTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Log => Path.Combine(_folder.FullName, "log.json");

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase("""{ "Name": "Masked", "Args": { "configure": [ { "Name": "File", "Args": { "path": "PATH", "formatter": { "type": "Serilog.Templates.ExpressionTemplate, Serilog.Expressions", "template": "{@m} {@x} {@p}\n" } } } ] } }""")]
    [TestCase("""{ "Name": "Masked", "Args": { "configure": [ { "Name": "File", "Args": { "path": "PATH", "formatter": "Serilog.Formatting.Compact.RenderedCompactJsonFormatter, Serilog.Formatting.Compact" } } ] } }""")]
    [TestCase("""{ "Name": "Conditional", "Args": { "expression": "Password is not null", "configureSink": [ { "Name": "EcsFile", "Args": { "path": "PATH" } } ] } }""")]
    [TestCase("""{ "Name": "Async", "Args": { "configure": [ { "Name": "Masked", "Args": { "configure": [ { "Name": "File", "Args": { "path": "PATH" } } ] } } ] } }""")]
    [TestCase("""{ "Name": "Logger", "Args": { "configureLogger": { "Filter": [ { "Name": "ByIncludingOnly", "Args": { "expression": "Password is not null" } } ], "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "PATH" } } ] } } }""")]
    public void WhatIsSaidOnceHoldsInThemToo(string sink)
    {
        using (var logger = Logger(sink))
        {
            logger.Error(new InvalidOperationException("no room at mail ada@example.com"), "{Password} of {@User}", "hunter2hunter2", new { Maiden = "Lovelace" });
        }

        var text = File.ReadAllText(Log);
        Assert.That(text, Does.Contain("***REDACTED***"));
        Assert.That(text, Does.Not.Contain("hunter2").And.Not.Contain("Lovelace").And.Not.Contain("ada@example.com"));
    }

    [TestCase("""{ "Name": "Conditional", "Args": { "expression": "true", "configureSink": [ "EcsConsol" ] } }""", "Serilog:WriteTo:Sink:Args:configureSink:0: there is no 'EcsConsol' under WriteTo; did you mean 'EcsConsole'?")]
    [TestCase("""{ "Name": "FallbackChain", "Args": { "configureSink": [ "EcsConsole" ], "configureFallback": [ { "Name": "EcsFile", "Args": { "pth": "x" } } ] } }""", "Serilog:WriteTo:Sink:Args:configureFallback:0: EcsFile needs the argument 'path'.")]
    public void AMistakeInThemIsAnError(string sink, string fault)
    {
        var exception = Assert.Catch(() => Logger(sink).Dispose());

        Assert.That(exception!.ToString(), Does.Contain(fault));
    }

    private Core.Logger Logger(string sink) => new LoggerConfiguration().ReadFrom.Configuration(JsonSettings.Read("""
        {
          "Serilog": {
            "Using": [ "Serilog.Ecs.Masking", "Serilog.Expressions", "Serilog.Sinks.File", "Serilog.Sinks.Async" ],
            "EcsMasking": { "masking": { "sensitiveKeys": { "maiden": "maiden" } } },
            "Enrich": { "Service": "WithServiceIdentity" },
            "WriteTo": { "Sink": SINK }
          }
        }
        """.Replace("SINK", sink, StringComparison.Ordinal).Replace("PATH", Log.Replace("\\", "\\\\", StringComparison.Ordinal), StringComparison.Ordinal))).CreateLogger();
}
