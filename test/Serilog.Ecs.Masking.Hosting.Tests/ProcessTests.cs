using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Whole programs, as their users see them.</summary>
[Parallelizable(ParallelScope.All)]
public class ProcessTests
{
    private const string Secret = "hunter2-of-the-scenario";

    [TestCase("worker")]
    [TestCase("classic-host")]
    [TestCase("services")]
    [TestCase("no-host")]
    public void AProgramWithOneLineWritesMaskedDocuments(string scenario)
    {
        var started = Started.Run(scenario, environment: [("OTEL_SERVICE_NAME", "billing"), ("ENVIRONMENT", "prod")]);

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        var line = started.Lines.Single(line => (string)line["message"]! == "Worked with ***REDACTED***");
        Assert.That(line["service.name"], Is.EqualTo("billing"));
        Assert.That(line["service.environment"], Is.EqualTo("prod"));
        Assert.That(line["process.pid"], Is.Not.Null);
        Assert.That(started.Output + started.Errors, Does.Not.Contain(Secret));
    }

    [TestCase("readme-worker", "Worked once")]
    [TestCase("readme-in-code", "Worked once", "identity")]
    [TestCase("readme-no-host", "Imported 42 rows")]
    public void TheCodeOfTheReadmeLogs(string scenario, string message, string? team = null)
    {
        var started = Started.Run(scenario, environment: [("OTEL_SERVICE_NAME", "billing")]);

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        var line = started.Lines.Single(line => (string?)line["message"] == message);
        Assert.That(line["service.name"], Is.EqualTo("billing"));
        Assert.That(line["labels.team"], Is.EqualTo(team));
    }

    [Test]
    public void WhatFailsBeforeThereIsAHostIsAMaskedDocument()
    {
        var started = Started.Run("fails-before-build", """{ "Serilog": { "EcsMasking": { "serviceName": "billing" } } }""");

        Assert.That(started.ExitCode, Is.Not.Zero);
        var line = started.Lines.Single();
        Assert.That(line["log.level"], Is.EqualTo("fatal"));
        Assert.That(line["service.name"], Is.EqualTo("billing"));
        Assert.That(line["error.message"], Is.EqualTo("The vault did not answer; password=***REDACTED***"));
        Assert.That(started.Output, Does.Not.Contain(Secret));
    }

    [Test]
    public void WhatFailsWhileTheHostStartsIsLoggedAndSoIsWhatComesAfterTheHost()
    {
        var started = Started.Run("fails-in-service");

        Assert.That(started.Lines.Select(line => line["message"]), Does.Contain("Hosting failed to start").And.Contain("The host ended"));
        Assert.That(started.Output + started.Errors, Does.Not.Contain(Secret));
    }

    [Test]
    public void WrongSettingsAreOneDocumentAndOneErrorThatNamesEach()
    {
        var started = Started.Run("wrong-settings", """{ "Serilog": { "EcsMasking": { "masking": { "sensitivKeys": [ "x" ] } }, "WriteTo": [ "EcsConsol" ] } }""");

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That((string)started.Lines.Single()["error.message"]!, Is.EqualTo("""
            The ECS options are not valid:
            - Serilog:EcsMasking:masking:sensitivKeys: there is no such setting; did you mean 'sensitiveKeys'?
            - Serilog:WriteTo:0: there is no 'EcsConsol' under WriteTo; did you mean 'EcsConsole'?
            """.ReplaceLineEndings("\n")));
    }

    [TestCase(
        """{ "EcsMasking": { "masking": { "passwordd": "x" } } }""",
        "Serilog:EcsMasking:masking:passwordd: there is no such setting.")]
    [TestCase(
        """{ "EcsMasking": { "masking": { "detectors": { "apiToken": "(" } } } }""",
        "Serilog:EcsMasking:masking:detectors:apiToken: the regular expression is not valid: Invalid pattern '(' at offset 1. Not enough )'s.")]
    [TestCase(
        """{ "MinimumLevel": { "Override": { "Shop.Secret": "hunter2x" } } }""",
        "Serilog:MinimumLevel:Override:Shop.Secret: 'hunter2x' is not a level; it may be verbose, debug, information, warning, error, fatal, trace, info, warn, critical.")]
    public void WhatIsWrongInSettingsIsNotMaskedItself(string serilog, string fault)
    {
        var started = Started.Run("wrong-settings", "{ \"Serilog\": " + serilog + " }");

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Lines.Single()["error.message"], Is.EqualTo("The ECS options are not valid:\n- " + fault));
    }

    [Test]
    public void AWrongLevelVariableIsAnErrorAtStart()
    {
        var started = Started.Run("worker", environment: [("LOG_LEVEL", "inf")]);

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Lines.Single()["error.message"], Is.EqualTo("LOG_LEVEL: 'inf' is not a level; did you mean 'info'?"));
    }

    [Test]
    public void AWrongFormatVariableIsAnErrorAtStart()
    {
        var started = Started.Run("worker", environment: [("LOG_FORMAT", "jsn")]);

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Lines.Single()["error.message"], Is.EqualTo("LOG_FORMAT: 'jsn' is not a format; did you mean 'json'?"));
    }

    [TestCase("worker", "DOTNET_ENVIRONMENT", "Development")]
    [TestCase("worker", "ENVIRONMENT", "local")]
    [TestCase("worker", "LOG_FORMAT", "text")]
    [TestCase("no-host", "LOG_FORMAT", "text")]
    public void InDevelopmentOrByTheVariableTheConsoleIsText(string scenario, string variable, string value)
    {
        var started = Started.Run(scenario, environment: [(variable, value)]);

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        Assert.That(started.Output, Does.Match(@"(?m)^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} \| INFO  \| (Serilog\.Ecs\.Masking\.Hosting\.Tests\.Scenarios\.Worker \| )?Worked with \*\*\*REDACTED\*\*\*$"));
        Assert.That(started.Output, Does.Not.Contain('\u001b'), "This is no terminal.");
        Assert.That(started.Output + started.Errors, Does.Not.Contain(Secret));
    }

    [Test]
    public void WhatFailsAfterTheSettingsWereFoundWrongIsADocumentOfItsOwn()
    {
        var started = Started.Run("wrong-settings-then-another-fault", """{ "Serilog": { "WriteTo": [ "EcsConsol" ] } }""");

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Lines.Select(line => line["message"]), Is.EqualTo(new[] { "The logger of the host could not be built", "The process ends because of an unhandled exception" }));
        Assert.That(started.Lines[1]["error.message"], Is.EqualTo("The vault did not answer; password=***REDACTED***"));
        Assert.That(started.Output, Does.Not.Contain(Secret));
    }

    [Test]
    public void AFaultInSettingsIsTextToo()
    {
        var started = Started.Run("wrong-settings", """{ "Serilog": { "WriteTo": [ "EcsConsol" ] } }""", ("LOG_FORMAT", "text"));

        Assert.That(started.Output, Does.Contain("The logger of the host could not be built").And.Contain("    - Serilog:WriteTo:0: there is no 'EcsConsol' under WriteTo; did you mean 'EcsConsole'?\n"));
    }

    [TestCase("ko_KR.ISO-8859-1")]
    [TestCase("C")]
    [TestCase("ko_KR.UTF-8")]
    [TestCase("ko_KR.ISO-8859-1", "korean-routed")]
    public void OutputThatIsRedirectedIsUtf8InAnyLocale(string locale, string scenario = "korean")
    {
        var started = Started.Run(scenario, environment: [("LC_ALL", locale), ("LANG", locale)]);

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        Assert.That(started.Output, Does.StartWith("before"));
        Assert.That(EcsLine.Parse(started.Output[started.Output.IndexOf('{')..])["message"], Is.EqualTo("Paid in 서울 😀"));
    }

    [Test]
    public void NothingIsLostWhenTheProcessExitsWithoutClosingTheHost()
    {
        var started = Started.Run("exit", """
            { "Serilog": { "WriteTo": { "File": { "Name": "Async", "Args": { "configure": [ { "Name": "EcsFile", "Args": { "path": "FOLDER/app.log", "buffered": true } } ] } } } } }
            """);

        Assert.That(started.ExitCode, Is.EqualTo(3));
        Assert.That(started.Lines.Select(line => line["message"]), Does.Contain("Last words"));
    }

    [Test]
    public void ALoggerKeptFromBeforeTheHostIsHeardBeforeWithAndAfterIt()
    {
        var started = Started.Run("early", """{ "Serilog": { "WriteTo": [ { "Name": "EcsFile", "Args": { "path": "FOLDER/app.log" } } ] } }""");

        Assert.That(started.Lines.Select(line => line["message"]), Is.EqualTo(new[] { "Before the host", "After the host", "With the host" }), "the console's lines, then the file's");
    }

    [Test]
    public void ABootstrapLoggerOfTheApplicationBecomesTheLoggerOfTheHost()
    {
        var started = Started.Run("bootstrap", """{ "Serilog": { "WriteTo": { "File": { "Name": "EcsFile", "Args": { "path": "FOLDER/app.log" } } } } }""");

        Assert.That(started.ExitCode, Is.Zero, started.Errors);
        Assert.That(started.Lines[0]["message"], Is.EqualTo("Starting with ***REDACTED***"));
        Assert.That(started.Lines.Skip(1).Select(line => line["message"]), Does.Contain("Worked with ***REDACTED***"), "in the file");
        Assert.That(started.Lines[^1]["message"], Is.EqualTo("Stopped"));
        Assert.That(started.Output + started.Errors, Does.Not.Contain(Secret));
    }

    [Test]
    public void AProgramThatAToolStopsOnceItHasTheHostLogsNoFailure()
    {
        var started = Started.Run("aborted");

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Output, Is.Empty);
        Assert.That(started.Errors, Does.Contain("HostAbortedException"));
    }

    [Test]
    public void WrongVariablesAreListedTogether()
    {
        var started = Started.Run("worker", environment: [("LOG_FORMAT", "xml"), ("LOG_LEVEL", "x")]);

        Assert.That(started.ExitCode, Is.Not.Zero);
        Assert.That(started.Lines.Single()["error.message"], Is.EqualTo("""
            LOG_FORMAT: 'xml' is not a format; it may be json or text.
            LOG_LEVEL: 'x' is not a level; it may be verbose, debug, information, warning, error, fatal, trace, info, warn, critical.
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void AFailureAboutSettingsCarriesTheEnvironmentOfAllOtherDocuments()
    {
        var settings = """{ "Serilog": { "EcsMasking": { "serviceName": "billing" }, "WriteTo": [ "EcsConsol" ] } }""";

        Assert.That(Started.Run("wrong-settings", settings).Lines.Single()["service.environment"], Is.EqualTo("Production"));
        var staging = Started.Run("wrong-settings", settings, ("DOTNET_ENVIRONMENT", "Staging")).Lines.Single();
        Assert.That(staging["service.environment"], Is.EqualTo("Staging"));
        Assert.That(staging["service.name"], Is.EqualTo("billing"));
    }

    [TestCase("worker", "Production")]
    [TestCase("classic-host", "Production")]
    [TestCase("services", "dev")]
    [TestCase("no-host", "dev")]
    public void AHostWithoutAVariableIsInProduction(string scenario, string environment)
    {
        var started = Started.Run(scenario);

        Assert.That(started.Lines.Select(line => line["service.environment"]), Has.All.EqualTo(environment));
        Assert.That(started.Lines.Select(line => line["log.level"]), Has.None.EqualTo("debug"));
    }

    [TestCase("Development", "debug", "Looking for work")]
    [TestCase("Production", "info", "Worked with ***REDACTED***")]
    public void TheEnvironmentOfTheHostSetsTheLevel(string environment, string level, string message)
    {
        var started = Started.Run("worker", environment: [("DOTNET_ENVIRONMENT", environment), ("LOG_FORMAT", "json")]);

        Assert.That(started.Lines.Select(line => (line["log.level"], line["message"])), Has.Some.EqualTo((level, message)));
        Assert.That(started.Lines.Any(line => (string)line["log.level"]! == "debug"), Is.EqualTo(level == "debug"));
        Assert.That(started.Lines[0]["service.environment"], Is.EqualTo(environment));
    }
}
