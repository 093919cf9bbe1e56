using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>The pack through Serilog.Settings.Configuration, as applications use it: nothing but the <c>Serilog</c> section.</summary>
public class SerilogSettingsTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("ecs-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void AFileIsWrittenWithSharedAndOwnSettings()
    {
        var line = Log("""
            {
              "Using": [ "Serilog.Ecs.Masking" ],
              "EcsMasking": { "serviceName": "shop", "fieldMap": { "OrderId": "labels.order" } },
              "Enrich": [ "FromLogContext", "WithServiceIdentity" ],
              "WriteTo": { "Ecs": { "Name": "EcsFile", "Args": { "path": "PATH", "options": { "fieldNesting": "Nested" } } } }
            }
            """);

        Assert.That(line["service.name"], Is.EqualTo("shop"));
        Assert.That(line["labels.order"], Is.EqualTo(7));
        Assert.That(line["process.pid"], Is.EqualTo(Environment.ProcessId));
        Assert.That(line.Keys, Does.Contain("service").And.Not.Contain("service.name"));
    }

    [Test]
    public void TheFormatterServesOtherSinksByItsTypeName()
    {
        var line = Log("""
            {
              "Using": [ "Serilog.Sinks.File" ],
              "WriteTo": [ { "Name": "File", "Args": { "path": "PATH", "formatter": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking" } } ]
            }
            """);

        Assert.That(line["labels.order_id"], Is.EqualTo(7));
    }

    [Test]
    public void TheFormatterServesOtherSinksWithOptionsOfItsOwn()
    {
        var line = Log("""
            {
              "Using": [ "Serilog.Sinks.File" ],
              "WriteTo": [ { "Name": "File", "Args": { "path": "PATH", "formatter": { "type": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking", "options": { "serviceName": "shop", "nameCasing": "Preserve", "maxDepth": 3 } } } } ]
            }
            """);

        Assert.That(line["service.name"], Is.EqualTo("shop"));
        Assert.That(line["labels.OrderId"], Is.EqualTo(7));
    }

    /// <summary>No stage of the pack is there that would check the settings: the formatter does it alone.</summary>
    [TestCase("""{ "servicName": "shop" }""", "Serilog:WriteTo:0:Args:formatter:options:servicName: there is no such setting; did you mean 'serviceName'?")]
    [TestCase("""{ "masking": { "sensitivKeys": [ "x" ] } }""", "Serilog:WriteTo:0:Args:formatter:options:masking:sensitivKeys: there is no such setting; did you mean 'sensitiveKeys'?")]
    [TestCase("""{ "maxDepth": 0 }""", "Serilog:WriteTo:0:Args:formatter:options:maxDepth: 0 is not between 1 and 20.")]
    public void AFormatterWithWrongOptionsIsAnErrorAtStart(string options, string fault)
    {
        const string Settings = """
            {
              "Using": [ "Serilog.Sinks.File" ],
              "WriteTo": [ { "Name": "File", "Args": { "path": "PATH", "formatter": { "type": "Serilog.Ecs.Masking.EcsTextFormatter, Serilog.Ecs.Masking", "options": OPTIONS } } } ]
            }
            """;

        Assert.That(Assert.Catch(() => Log(Settings.Replace("OPTIONS", options, StringComparison.Ordinal)))!.ToString(), Does.Contain(fault));
    }

    [Test]
    public void InsideAsyncAndASubLoggerTheSharedSettingsHold()
    {
        foreach (var sink in (string[])[
            """{ "Name": "Async", "Args": { "configure": [ { "Name": "EcsFile", "Args": { "path": "PATH" } } ] } }""",
            """{ "Name": "Logger", "Args": { "configureLogger": { "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "PATH" } } ] } } }"""])
        {
            var line = Log("""{ "Using": [ "Serilog.Ecs.Masking", "Serilog.Sinks.Async" ], "EcsMasking": { "serviceName": "shop" }, "WriteTo": [ SINK ] }""".Replace("SINK", sink));

            Assert.That(line["service.name"], Is.EqualTo("shop"));
            File.Delete(Path.Combine(_folder, "log.json"));
        }
    }

    [Test]
    public void AnAuditFileIsWritten()
    {
        var line = Log("""{ "Using": [ "Serilog.Ecs.Masking" ], "AuditTo": [ { "Name": "EcsFile", "Args": { "path": "PATH" } } ] }""");

        Assert.That(line["message"], Is.EqualTo("Order 7 placed"));
    }

    [Test]
    public void AWrongSettingIsAnErrorAtStart()
    {
        var settings = JsonSettings.Read("""
            { "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "WriteTo": [ { "Name": "EcsConsole", "Args": { "options": { "maxDept": 3 } } } ] } }
            """);

        var error = Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())!;

        Assert.That(
            Messages(error),
            Has.Some.EqualTo("The ECS options are not valid:\n- Serilog:WriteTo:0:Args:options:maxDept: there is no such setting; did you mean 'maxDepth'?"));
    }

    private static IEnumerable<string> Messages(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            yield return exception.Message;
        }
    }

    private EcsLine Log(string serilog)
    {
        var path = Path.Combine(_folder, "log.json");
        var settings = JsonSettings.Read("{ \"Serilog\": " + serilog.Replace("PATH", path.Replace("\\", "\\\\")) + " }");
        using (var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger())
        {
            logger.Information("Order {OrderId} placed", 7);
        }

        return EcsLine.Parse(File.ReadAllText(path));
    }
}
