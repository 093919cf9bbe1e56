using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Which sinks of a host get masked events: all, but for those that mask by themselves or are left out.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class MaskedSinkTests
{
    private const string Secret = "hunter2-of-the-sink";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string Log => Path.Combine(_folder.FullName, "log.txt");

    [TearDown]
    public void Remove() => _folder.Delete(recursive: true);

    [TestCase("""{ "Name": "File", "Args": { "path": "PATH" } }""")]
    [TestCase("""{ "Name": "Async", "Args": { "configure": [ { "Name": "File", "Args": { "path": "PATH" } } ] } }""")]
    [TestCase("""{ "Name": "Logger", "Args": { "configureLogger": { "WriteTo": [ { "Name": "File", "Args": { "path": "PATH" } } ] } } }""")]
    [TestCase("""{ "Name": "Conditional", "Args": { "expression": "Password is not null", "configureSink": [ { "Name": "File", "Args": { "path": "PATH" } } ] } }""")]
    [TestCase("""{ "Name": "FallbackChain", "Args": { "configureSink": [ { "Name": "File", "Args": { "path": "PATH" } } ], "configureFallback": [ "Console" ] } }""")]
    public void ASinkOfTheSettingsGetsMaskedEvents(string sink)
    {
        LogSecret(Settings("""{ "Serilog": { "WriteTo": { "Sink": SINK } } }""".Replace("SINK", sink)));

        AssertMasked(File.ReadAllText(Log));
    }

    [Test]
    public void AnAuditSinkOfTheSettingsGetsMaskedEvents()
    {
        LogSecret(Settings("""{ "Serilog": { "AuditTo": { "File": { "Name": "File", "Args": { "path": "PATH" } } } } }"""));

        AssertMasked(File.ReadAllText(Log));
    }

    [Test]
    public void SinksOfCodeShareOneMaskedCopy()
    {
        Kept first = new(), second = new(), inSubLogger = new(), mapped = new(), audit = new();

        LogSecret(Settings("{}"), configuration => configuration
            .WriteTo.Sink(first)
            .WriteTo.Sink(second, LogEventLevel.Warning)
            .WriteTo.Logger(sub => sub.WriteTo.Sink(inSubLogger))
            .WriteTo.Map("Tenant", "none", (_, to) => to.Sink(mapped))
            .AuditTo.Sink(audit));

        foreach (var kept in new[] { first, second, inSubLogger, mapped, audit })
        {
            AssertMasked(kept.Text);
        }

        Assert.That(second.Events.Single(), Is.SameAs(first.Events.Single()), "masked once");
    }

    [Test]
    public void AnExceptionOfAnAuditSinkReachesTheCaller()
    {
        using var host = Build(Settings("{}"), configuration => configuration.AuditTo.Sink(new Broken()));

        Assert.That(() => host.Services.GetRequiredService<ILogger>().Information("x"), Throws.TypeOf<AggregateException>().With.InnerException.TypeOf<AggregateException>().Or.InnerException.TypeOf<IOException>());
    }

    [TestCase("File")]
    [TestCase("Raw")]
    [TestCase("raw")]
    public void ASinkThatTheSettingsLeaveOutGetsEventsAsTheyWere(string name)
    {
        var masked = new Kept();

        LogSecret(
            Settings("""{ "Serilog": { "EcsMasking": { "unmaskedSinks": { "raw": "NAME" } }, "WriteTo": { "Raw": { "Name": "File", "Args": { "path": "PATH" } } } } }""".Replace("NAME", name)),
            configuration => configuration.WriteTo.Sink(masked));

        Assert.That(File.ReadAllText(Log), Does.Contain(Secret));
        AssertMasked(masked.Text);
    }

    [Test]
    public void ASinkThatCodeLeavesOutGetsEventsAsTheyWere()
    {
        Kept raw = new(), masked = new(), audit = new();

        LogSecret(Settings("{}"), configuration => configuration
            .WriteTo.Unmasked(to => to.Sink(raw))
            .WriteTo.Sink(masked)
            .AuditTo.Unmasked(to => to.Sink(audit)));

        Assert.That(raw.Text, Does.Contain(Secret));
        Assert.That(audit.Text, Does.Contain(Secret));
        AssertMasked(masked.Text);
    }

    [TestCase("Fil", "WriteTo and AuditTo have no entry 'Fil'; did you mean 'File'?")]
    [TestCase("Console", "WriteTo and AuditTo have no entry 'Console'; it is inside 'Async' (Serilog:WriteTo:Later), which is what can be named.")]
    [TestCase("Splunk", "WriteTo and AuditTo have no entry 'Splunk'.")]
    public void ANameOfNoSinkIsAnErrorAtStart(string name, string fault)
    {
        var settings = Settings("""
            {
              "Serilog": {
                "EcsMasking": { "unmaskedSinks": { "one": "NAME" } },
                "WriteTo": { "Raw": { "Name": "File", "Args": { "path": "PATH" } }, "Later": { "Name": "Async", "Args": { "configure": [ "Console" ] } } }
              }
            }
            """.Replace("NAME", name));

        Assert.That(() => Build(settings), Throws.ArgumentException.With.Message.EqualTo("The ECS options are not valid:\n- Serilog:EcsMasking:unmaskedSinks:one: " + fault));
    }

    [Test]
    public void ASinkOfThePackMasksByItselfAndKnowsWhatWasPersonal()
    {
        var settings = Settings("""{ "Serilog": { "WriteTo": { "Ecs": { "Name": "EcsFile", "Args": { "path": "PATH" } }, "Later": { "Name": "Async", "Args": { "configure": [ { "Name": "EcsFile", "Args": { "path": "PATH.2" } } ] } } } } }""");
        using (var host = Build(settings))
        {
            host.Services.GetRequiredService<ILogger>().Information("{Email} with {Password}", "ada@example.com", Secret);
        }

        var direct = Line(Log);
        var inAsync = Line(Log + ".2");
        Assert.That(direct["tags"], Is.EqualTo(new[] { "pii" }));
        Assert.That(inAsync["tags"], Is.EqualTo(direct["tags"]));
        Assert.That(inAsync["message"], Is.EqualTo(direct["message"]));
        Assert.That(inAsync.Text + direct.Text, Does.Not.Contain(Secret).And.Not.Contain("ada@"));
    }

    [Test]
    public void ASinkInsideAsyncWritesTheSameDocumentAsOneOutside()
    {
        var settings = Settings("""
            {
              "Serilog": {
                "EcsMasking": { "includeMessageTemplate": true, "includeTemplateHash": true },
                "WriteTo": { "Ecs": { "Name": "EcsFile", "Args": { "path": "PATH" } }, "Later": { "Name": "Async", "Args": { "configure": [ { "Name": "EcsFile", "Args": { "path": "PATH.2" } } ] } } }
              }
            }
            """);
        using (var host = Build(settings))
        {
            var logger = host.Services.GetRequiredService<ILogger>();
            logger.Information("User {User} logged in with password: {Value} and {@Order}", "ada", Secret, new { Id = 7, Note = "x" });
            logger.Information("Mail {User:l}@{Domain:l} for {Name} and {@List}", "ada", "example.com", "bob", (string[])["x"]);
            logger.Information("Set {Key:l}{Sep:l}{Value:l} for {Name}", "password", "=", Secret, "bob");
            logger.Error(new InvalidOperationException("password=" + Secret), "{A}{B} for {User} at {Time:HH:mm}", "4111 1111 ", "1111 1111", "ada", new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Assert.That(File.ReadAllLines(Log + ".2"), Is.EqualTo(File.ReadAllLines(Log)).And.Length.EqualTo(4));
        Assert.That(File.ReadAllText(Log), Does.Not.Contain(Secret).And.Not.Contain("ada@example").And.Contain("for bob and"));
    }

    [Test]
    public void AConsoleThatShowsEachEventTwiceIsReported()
    {
        var settings = Settings("""{ "Serilog": { "WriteTo": { "0": "Console", "Ecs": { "Name": "EcsConsole" } } } }""");

        Assert.That(Findings(settings), Does.Contain("The console shows each event more than once, because several sinks write to it: Console (Serilog:WriteTo:0), EcsConsole (Serilog:WriteTo:Ecs)."));
    }

    [Test]
    public void OptionsOfTheServicesHold()
    {
        var sink = new Kept();
        using var host = Build(
            Settings("{}"), configuration => configuration.WriteTo.Sink(sink), services => services.Configure<EcsOptions>(options => options.Masking.SensitiveKeys.Add("maiden")));

        host.Services.GetRequiredService<ILogger>().Information("Asked for {Maiden}", Secret);

        Assert.That(sink.Text, Does.Contain("Asked for").And.Not.Contain(Secret));
    }

    [TestCase("Info", LogEventLevel.Information, LogEventLevel.Debug)]
    [TestCase("warn", LogEventLevel.Warning, LogEventLevel.Information)]
    [TestCase("Error", LogEventLevel.Error, LogEventLevel.Warning)]
    public void AShortNameOfALevelIsReadInSettingsToo(string name, LogEventLevel enabled, LogEventLevel disabled)
    {
        foreach (var levels in (string[])["\"NAME\"", """{ "Default": "NAME" }""", """{ "Default": "Verbose", "Override": { "Shop": "NAME" } }"""])
        {
            using var host = Build(Settings("""{ "Serilog": { "MinimumLevel": LEVELS } }""".Replace("LEVELS", levels).Replace("NAME", name)));
            var logger = host.Services.GetRequiredService<ILogger>().ForContext(Constants.SourceContextPropertyName, "Shop");

            Assert.That((logger.IsEnabled(enabled), logger.IsEnabled(disabled)), Is.EqualTo((true, false)), levels);
        }
    }

    [TestCase(
        """{ "Name": "Masked", "Args": { "configur": [ "Console" ] } }""",
        """
        - Serilog:WriteTo:Sink: Masked needs the argument 'configure'.
        - Serilog:WriteTo:Sink:Args:configur: Masked has no such argument; did you mean 'configure'?
        """)]
    [TestCase(
        """{ "Name": "Masked", "Args": { "configure": "Console" } }""",
        "- Serilog:WriteTo:Sink:Args:configure: 'Console' is not a list of calls.")]
    [TestCase(
        """{ "Name": "Masked", "Args": { "configure": [ "EcsConsol" ] } }""",
        "- Serilog:WriteTo:Sink:Args:configure:0: there is no 'EcsConsol' under WriteTo; did you mean 'EcsConsole'?")]
    [TestCase(
        """{ "Name": "Masked", "Args": { "configure": [ "Sqe" ] } }""",
        "- Serilog:WriteTo:Sink:Args:configure:0: no package has a sink 'Sqe'; did you mean 'Seq'?")]
    [TestCase(
        """{ "Name": "Masked", "Args": { "configure": { "one": "console", "two": { "Name": "Async", "Args": { "configure": [ "Splunk" ] } }, "three": "Console" } } }""",
        """
        - Serilog:WriteTo:Sink:Args:configure:one: no package has a sink 'console'; did you mean 'Console'?
        - Serilog:WriteTo:Sink:Args:configure:two:Args:configure:0: no package has a sink 'Splunk'; its assembly belongs into 'Using'.
        """)]
    [TestCase(
        """{ "Name": "EcsConsol" }""",
        "- Serilog:WriteTo:Sink:Name: there is no 'EcsConsol' under WriteTo; did you mean 'EcsConsole'?")]
    public void AWrongSinkIsAnErrorAtStart(string sink, string faults)
    {
        var settings = Settings("""{ "Serilog": { "WriteTo": { "Sink": SINK } } }""".Replace("SINK", sink));

        Assert.That(() => Build(settings), Throws.ArgumentException.With.Message.EqualTo("The ECS options are not valid:\n" + faults.ReplaceLineEndings("\n")));
    }

    [Test]
    public void AWrongLevelIsNamedWithItsPath()
    {
        var settings = Settings("""{ "Serilog": { "MinimumLevel": { "Default": "Informaton", "Override": { "Shop": "Loud" } } } }""");

        Assert.That(() => Build(settings), Throws.ArgumentException.With.Message.EqualTo("""
            The ECS options are not valid:
            - Serilog:MinimumLevel:Default: 'Informaton' is not a level; did you mean 'information'?
            - Serilog:MinimumLevel:Override:Shop: 'Loud' is not a level; it may be verbose, debug, information, warning, error, fatal, trace, info, warn, critical.
            """.ReplaceLineEndings("\n")));
    }

    private static string Findings(IConfiguration settings) => string.Join(' ', Masking.Settings.Checks.SinkFindings.Of(settings, "Serilog"));

    private static EcsLine Line(string path) => EcsLine.Parse(File.ReadAllLines(path).Single() + "\n");

    private static void AssertMasked(string text) => Assert.That(text, Does.Contain("***REDACTED***").And.Not.Contain(Secret));

    private static void LogSecret(IConfiguration settings, Action<LoggerConfiguration>? configure = null)
    {
        using var host = Build(settings, configure);
        host.Services.GetRequiredService<ILogger>().Error(new InvalidOperationException("password=" + Secret), "Signed in with {Password}", Secret);
    }

    private static IHost Build(IConfiguration settings, Action<LoggerConfiguration>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Configuration.AddConfiguration(settings);
        builder.UseSerilogEcs(hosting =>
        {
            hosting.PreserveStaticLogger = true;
            hosting.WriteToConsole = false;
            hosting.ConfigureLogger = (_, configuration) => configure?.Invoke(configuration);
        });
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    private IConfigurationRoot Settings(string json) => JsonSettings.Read(json.Replace("PATH", Log.Replace("\\", "\\\\")));

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public string Text => string.Concat(Events.Select(static logged => logged.RenderMessage() + logged.Exception + string.Concat(logged.Properties)));

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }

    private sealed class Broken : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => throw new IOException("no disk");
    }
}
