using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests;

/// <summary>Hosts inside the test process, each with its own settings and without the static logger.</summary>
public class HostTests
{
    private const string Secret = "hunter2-of-the-host";

    [Test]
    public void SinksEnrichersFiltersAndPoliciesOfTheServicesAreUsedAndTheSinksGetMaskedCopies()
    {
        var sink = new Kept();
        using var host = Build([], services => services
            .AddSingleton<ILogEventSink>(sink)
            .AddSingleton<ILogEventEnricher>(new Added("Added", Secret + " password=" + Secret))
            .AddSingleton<ILogEventFilter>(new Without("Unwanted"))
            .AddSingleton<IDestructuringPolicy>(new AsText()));
        var logger = host.Services.GetRequiredService<ILogger<HostTests>>();

        logger.LogInformation("Unwanted");
        logger.LogInformation("Paid {@Money} with {Password}", new Money(12), Secret);

        var logged = sink.Events.Single();
        var text = logged.RenderMessage() + string.Concat(logged.Properties.Select(property => property.Value.ToString()));
        Assert.That(logged.RenderMessage(), Is.EqualTo("Paid \"12 won\" with \"***REDACTED***\""));
        Assert.That(logged.Properties, Contains.Key("Added"));
        Assert.That(text, Does.Not.Contain("=" + Secret));
    }

    [Test]
    public void ScopesOfMicrosoftsLoggingDescribeAnEvent()
    {
        var sink = new Kept();
        using var host = Build([], services => services.AddSingleton<ILogEventSink>(sink));
        var logger = host.Services.GetRequiredService<ILogger<HostTests>>();

        using (logger.BeginScope(new Dictionary<string, object> { ["Topics"] = new[] { "auth", "login" }, ["Priority"] = 2, ["SchemaName"] = "sign-in" }))
        using (logger.BeginScope("{TransactionId}", "tx-7"))
        {
            logger.LogInformation("Signed in");
        }

        var line = Render.Line(sink.Events.Single());
        Assert.That(line["tags"], Is.EqualTo(new[] { "auth", "login" }));
        Assert.That(line["event.kind"], Is.EqualTo("event"));
        Assert.That(line["event.severity"], Is.EqualTo(2));
        Assert.That(line["labels.schema_name"], Is.EqualTo("sign-in"));
        Assert.That(line["transaction.id"], Is.EqualTo("tx-7"));
    }

    [Test]
    public void CodeHasTheLastWordOnTheOptionsOfAllStages()
    {
        var sink = new Kept();
        using var host = Build(
            new() { ["Serilog:EcsMasking:serviceName"] = "shop" },
            services => services.AddSingleton<ILogEventSink>(sink),
            options => options.ConfigureOptions = ecs => ecs.Masking.SensitiveKeys.Add("maiden"));

        host.Services.GetRequiredService<ILogger<HostTests>>().LogInformation("Asked for {Maiden}", Secret);

        Assert.That(sink.Events.Single().RenderMessage(), Does.Not.Contain(Secret));
    }

    [Test]
    public void AFaultInCodesOptionsIsAnErrorAtStart()
    {
        Assert.That(
            () => Build([], _ => { }, options => options.ConfigureOptions = ecs => ecs.MaxDepth = 99),
            Throws.ArgumentException.With.Message.EqualTo("The ECS options are not valid:\n- MaxDepth: 99 is not between 1 and 20."));
    }

    [Test]
    public void CodeAddsToTheLogger()
    {
        var sink = new Kept();
        using var host = Build([], _ => { }, options => options.ConfigureLogger = (services, logger) => logger
            .Enrich.WithProperty("Host", services.GetRequiredService<IHostEnvironment>().EnvironmentName)
            .WriteTo.Sink(sink));

        host.Services.GetRequiredService<Serilog.ILogger>().Information("x");

        Assert.That(sink.Events.Single().Properties["Host"].ToString(), Is.EqualTo("\"Production\""));
    }

    [TestCase("Microsoft.AspNetCore.Routing", LogLevel.Information, false)]
    [TestCase("Microsoft.AspNetCore.Routing", LogLevel.Warning, true)]
    [TestCase("System.Net.Http.HttpClient.x", LogLevel.Information, false)]
    [TestCase("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.Information, false)]
    [TestCase("Grpc.Net.Client", LogLevel.Information, false)]
    [TestCase("Shop.Orders", LogLevel.Information, true)]
    [TestCase("Shop.Orders", LogLevel.Debug, false)]
    public void NoisyLibrariesAreHeldAtWarning(string source, LogLevel level, bool isLogged)
    {
        using var host = Build([]);

        Assert.That(Logger(host, source).IsEnabled(level), Is.EqualTo(isLogged));
    }

    [TestCase("Microsoft", "Debug", "Microsoft.AspNetCore.Routing", LogLevel.Debug, true)]
    [TestCase("Microsoft.AspNetCore", "Information", "Microsoft.AspNetCore.Routing", LogLevel.Information, true)]
    [TestCase("Microsoft.AspNetCore.Hosting.Diagnostics", "Information", "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Information, true)]
    [TestCase("Microsoft.AspNetCore.Hosting.Diagnostics", "Information", "Microsoft.AspNetCore.Routing", LogLevel.Information, false)]
    [TestCase("Microsoft", "Debug", "Grpc.Net", LogLevel.Information, false)]
    public void UnlessTheSettingsSayOtherwise(string named, string to, string source, LogLevel level, bool isLogged)
    {
        using var host = Build(new() { ["Serilog:MinimumLevel:Override:" + named] = to });

        Assert.That(Logger(host, source).IsEnabled(level), Is.EqualTo(isLogged));
    }

    [TestCase("Error", "Microsoft.AspNetCore.Routing", LogLevel.Warning, false)]
    [TestCase("Error", "Shop", LogLevel.Warning, false)]
    [TestCase("Verbose", "Shop", LogLevel.Trace, true)]
    [TestCase("Verbose", "Grpc.Net", LogLevel.Information, false)]
    public void TheMinimumLevelOfTheSettingsHolds(string minimum, string source, LogLevel level, bool isLogged)
    {
        foreach (var key in (string[])["Serilog:MinimumLevel", "Serilog:MinimumLevel:Default"])
        {
            using var host = Build(new() { [key] = minimum });

            Assert.That(Logger(host, source).IsEnabled(level), Is.EqualTo(isLogged));
        }
    }

    [TestCase("Serilog:MinimumLevel:Default", "Debug", "Error", "Shop", LogLevel.Information)]
    [TestCase("Serilog:MinimumLevel:Override:Shop", "Debug", "Error", "Shop", LogLevel.Information)]
    [TestCase("Serilog:MinimumLevel:Default", null, "Error", "Shop", LogLevel.Information)]
    [TestCase("Serilog:MinimumLevel:Override:Grpc", "Debug", "Error", "Grpc", LogLevel.Information)]
    [TestCase("Serilog:MinimumLevel:Override:Grpc", null, "Error", "Grpc", LogLevel.Warning)]
    public void LevelsFollowTheSettingsWhenTheyChange(string key, string? before, string after, string source, LogLevel level)
    {
        var settings = new Dictionary<string, string?>();
        if (before is not null)
        {
            settings[key] = before;
        }

        using var host = Build(settings, out var root);
        var logger = Logger(host, source);
        Assert.That(logger.IsEnabled(level), Is.True);

        root[key] = after;
        root.Reload();

        Assert.That(logger.IsEnabled(level), Is.False);
    }

    [Test]
    public void AWrongLevelInChangedSettingsChangesNothing()
    {
        using var host = Build([], out var root);

        root["Serilog:MinimumLevel:Default"] = "Loud";
        root.Reload();

        Assert.That(Logger(host, "Shop").IsEnabled(LogLevel.Information), Is.True);
        Assert.That(Logger(host, "Shop").IsEnabled(LogLevel.Debug), Is.False);
    }

    [Test]
    public void ALevelSwitchOfTheServicesRules()
    {
        var level = new LoggingLevelSwitch(LogEventLevel.Error);
        using var host = Build(new() { ["Serilog:MinimumLevel:Default"] = "Debug" }, services => services.AddSingleton(level));
        var logger = Logger(host, "Shop");

        Assert.That(logger.IsEnabled(LogLevel.Warning), Is.False);
        level.MinimumLevel = LogEventLevel.Debug;

        Assert.That(logger.IsEnabled(LogLevel.Debug), Is.True);
    }

    [Test]
    public void OtherProvidersGetMaskedCopiesWhenTheyAreAskedFor()
    {
        var provider = new KeptText();
        using var host = Build([], services => services.AddSingleton<ILoggerProvider>(provider), options => options.WriteToProviders = true);

        host.Services.GetRequiredService<ILogger<HostTests>>().LogInformation("Signed in with {Password}", Secret);

        Assert.That(provider.Texts, Has.Some.Contains("***REDACTED***"));
        Assert.That(string.Concat(provider.Texts), Does.Not.Contain(Secret));
    }

    [Test]
    public void FiltersOfMicrosoftsLoggingDoNotLeaveOutWhatSerilogLetsThrough()
    {
        using var host = Build(new() { ["Logging:LogLevel:Default"] = "Error" });

        Assert.That(Logger(host, "Shop").IsEnabled(LogLevel.Information), Is.True);
    }

    [Test]
    public void TheLoggerIsClosedWithTheHost()
    {
        var folder = Directory.CreateTempSubdirectory("ecs-").FullName;
        try
        {
            var path = Path.Combine(folder, "app.log");
            using (var host = Build(new() { ["Serilog:WriteTo:File:Name"] = "EcsFile", ["Serilog:WriteTo:File:Args:path"] = path, ["Serilog:WriteTo:File:Args:buffered"] = "true" }))
            {
                host.Services.GetRequiredService<ILogger<HostTests>>().LogInformation("Order {OrderId} placed", 7);
            }

            Assert.That(EcsLine.Parse(File.ReadAllText(path))["labels.order_id"], Is.EqualTo(7));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void EventsOfServicesThatTheHostClosesAreLogged()
    {
        var sink = new Kept();
        using (var host = Build([], services => services.AddSingleton<Ending>(), options => options.ConfigureLogger = (_, logger) => logger.WriteTo.Sink(sink)))
        {
            host.Services.GetRequiredService<Ending>();
            host.Services.GetRequiredService<Serilog.ILogger>().Information("Asked for later, as the pipeline of a web service does");
        }

        Assert.That(sink.Events.Select(static logged => logged.MessageTemplate.Text), Is.EqualTo(new[] { "Asked for later, as the pipeline of a web service does", "Ending" }));
        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    [Test]
    public async Task ASinkThatIsClosedWithoutWaitingIsClosedWithTheHost()
    {
        var sink = new AsyncOnlySink();
        var host = Build([], options: options => options.ConfigureLogger = (_, logger) => logger.WriteTo.Sink(sink));

        await ((IAsyncDisposable)host).DisposeAsync();

        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    private static Microsoft.Extensions.Logging.ILogger Logger(IHost host, string source) =>
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger(source);

    private static IHost Build(Dictionary<string, string?> settings, Action<IServiceCollection>? configure = null, Action<EcsHostingOptions>? options = null) =>
        Build(settings, out _, configure, options);

    private static IHost Build(
        Dictionary<string, string?> settings, out IConfigurationRoot root, Action<IServiceCollection>? configure = null,
        Action<EcsHostingOptions>? options = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Production" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.UseSerilogEcs(hosting =>
        {
            hosting.PreserveStaticLogger = true;
            hosting.WriteToConsole = false;
            options?.Invoke(hosting);
        });
        configure?.Invoke(builder.Services);
        root = builder.Configuration;
        return builder.Build();
    }

    internal sealed record Money(int Amount);

    private sealed class Kept : ILogEventSink, IDisposable
    {
        public List<LogEvent> Events { get; } = [];

        public int Closed { get; private set; }

        public void Emit(LogEvent logEvent)
        {
            if (Closed == 0)
            {
                Events.Add(logEvent);
            }
        }

        public void Dispose() => Closed++;
    }

    private sealed class Ending(ILogger<Ending> logger) : IDisposable
    {
        public void Dispose() => logger.LogInformation("Ending");
    }

    private sealed class Added(string name, string value) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) =>
            logEvent.AddPropertyIfAbsent(propertyFactory.CreateProperty(name, value));
    }

    private sealed class Without(string text) : ILogEventFilter
    {
        public bool IsEnabled(LogEvent logEvent) => logEvent.MessageTemplate.Text != text;
    }

    private sealed class AsText : IDestructuringPolicy
    {
        public bool TryDestructure(
            object value, ILogEventPropertyValueFactory propertyValueFactory,
            [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogEventPropertyValue? result)
        {
            result = value is Money money ? new ScalarValue(money.Amount + " won") : null;
            return result is not null;
        }
    }

    private sealed class KeptText : ILoggerProvider, Microsoft.Extensions.Logging.ILogger
    {
        public List<string> Texts { get; } = [];

        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Texts.Add(formatter(state, exception));
    }
}
