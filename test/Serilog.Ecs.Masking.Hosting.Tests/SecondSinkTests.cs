using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Programs whose settings name a sink of others beside one of the pack.</summary>
public class SecondSinkTests
{
    private const string Secret = "hunter2-of-the-scenario";

    private static readonly string[] Sinks =
    [
        """{ "Name": "Console", "Args": { "outputTemplate": "{Message} {Properties} {Exception}{NewLine}" } }""",
        """{ "Name": "Async", "Args": { "configure": [ { "Name": "File", "Args": { "path": "FOLDER/second.log", "outputTemplate": "{Message} {Properties} {Exception}{NewLine}" } } ] } }""",
        """{ "Name": "Seq", "Args": { "serverUrl": "SERVER" } }""",
        """{ "Name": "OpenTelemetry", "Args": { "endpoint": "SERVER", "protocol": "HttpProtobuf" } }""",
    ];

    [TestCaseSource(nameof(Sinks))]
    public void UnderAHostItGetsMaskedEventsAndThereIsNothingToReport(string sink)
    {
        using var server = new StubServer();

        var started = Started.Run("second-sink", Settings(sink, server));

        var output = started.Output + server.Received;
        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        Assert.That(output.Split("of \"***REDACTED***\"").Length + output.Split("of ***REDACTED***").Length - 2, Is.GreaterThanOrEqualTo(1), output);
        Assert.That(output + started.Errors, Does.Not.Contain(Secret));
        Assert.That(output, Does.Not.Contain("unmasked"));
        Assert.That(output, Does.Contain("ada"));
    }

    [TestCaseSource(nameof(Sinks))]
    public void WithoutAHostTheLogWarnsOnce(string sink)
    {
        using var server = new StubServer();

        var started = Started.Run("second-sink-without-host", Settings(sink, server));

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        var lines = started.Output.Split('\n').Where(static line => line.StartsWith("{\"", StringComparison.Ordinal)).Select(static line => EcsLine.Parse(line + "\n")).ToArray();
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0]["log.level"], Is.EqualTo("warn"));
        Assert.That(lines[0]["service.name"], Is.EqualTo("billing"));
        Assert.That(
            (string?)lines[0]["message"],
            Does.StartWith("Events reach these sinks unmasked: ").And.Contain(" (Serilog:WriteTo:Second").And.Contain("\"Masked\""));
    }

    private static string Settings(string sink, StubServer server) => """
        {
          "Serilog": {
            "EcsMasking": { "serviceName": "billing" },
            "Enrich": { "Service": "WithServiceIdentity" },
            "WriteTo": { "Ecs": { "Name": "EcsFile", "Args": { "path": "FOLDER/ecs.log" } }, "Second": SINK }
          }
        }
        """.Replace("SINK", sink.Replace("SERVER", server.Address));
}
