using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Enrichment;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting.Tests.Compliance;

/// <summary>Hosts with the redaction of Microsoft.Extensions.Compliance and the logging of Microsoft.Extensions.Telemetry.</summary>
public partial class RedactionHostTests
{
    private const string Secret = "Zq7vXw2pLk9Rt4";

    [Test]
    public void RedactorsOfTheServicesRedactClassifiedMembers()
    {
        using var host = Start([], static builder => builder.Services.AddRedaction(Redactors), out var sink);

        host.Services.GetRequiredService<ILogger<RedactionHostTests>>().LogInformation("Read {@Login}", new Login("ann", Secret, Secret));

        Assert.That(sink.Text, Does.Contain("User: \"ann\"").And.Contain("Code: \"***REDACTED***\"").And.Contain("Note: \"\""));
        Assert.That(sink.Text, Does.Not.Contain(Secret));
    }

    [Test]
    public void TheRedactorOfThePackHasTheOptionsOfTheHost()
    {
        using var host = Start(
            new() { ["Serilog:EcsMasking:masking:placeholder"] = "[x]" },
            static builder => builder.Services.AddRedaction(static redaction => redaction.SetEcsRedactor(new DataClassificationSet(Taxonomy.Private))),
            out var sink);

        host.Services.GetRequiredService<ILogger<RedactionHostTests>>().LogInformation("Read {@Login}", new Login("ann", Secret, Secret));

        Assert.That(sink.Text, Does.Contain("Code: \"[x]\"").And.Not.Contain(Secret));
    }

    /// <summary>Whichever of the two is called first, and for <c>ILogger</c> as for objects.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void ClassifiedParametersOfLoggerMessagesAreRedactedAndSerilogGetsThem(bool isFirst)
    {
        using var host = Start(
            [],
            builder =>
            {
                builder.Services.AddRedaction(Redactors);
                builder.Services.AddSingleton<ILoggerProvider>(new Refusing());
            },
            out var sink,
            logging => logging.EnableRedaction(),
            isFirst);
        var logger = host.Services.GetRequiredService<ILogger<RedactionHostTests>>();

        UserRead(logger, "ann", Secret, Secret);
        logger.LogDebug("Beside it {Plain} and {Password}", "stays", Secret);

        Assert.That(sink.Events.Select(one => one.MessageTemplate.Text), Is.EqualTo(new[] { "Read {user} with {code} and {note}", "Beside it {Plain} and {Password}" }));
        Assert.That(sink.Text, Does.Contain("ann").And.Contain("stays").And.Contain("***REDACTED***").And.Not.Contain(Secret));
        Assert.That(sink.Text, Does.Contain(typeof(RedactionHostTests).FullName));
        Assert.That(((ScalarValue)sink.Events[0].Properties["code"]).Value, Is.EqualTo("***REDACTED***"));
        Assert.That(((ScalarValue)sink.Events[0].Properties["note"]).Value, Is.EqualTo(""));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void EnrichersOfThatLibraryAddToEvents(bool isFirst)
    {
        using var host = Start(
            [], static builder => builder.Services.AddLogEnricher(new Tenant()), out var sink, static logging => logging.EnableEnrichment(), isFirst);

        host.Services.GetRequiredService<ILogger<RedactionHostTests>>().LogInformation("Read");

        Assert.That(sink.Events.Single().Properties["tenant"].ToString(), Is.EqualTo("\"t-7\""));
    }

    [Test]
    public void ScopesAndExceptionsReachSerilogThroughThatLibrary()
    {
        using var host = Start([], static builder => builder.Services.AddRedaction(Redactors), out var sink, static logging => logging.EnableRedaction());
        var logger = host.Services.GetRequiredService<ILogger<RedactionHostTests>>();

        using (logger.BeginScope("{TransactionId}", "tx-7"))
        {
            logger.LogError(new InvalidOperationException("password=" + Secret), "Failed");
        }

        var logged = sink.Events.Single();
        Assert.That(logged.Exception, Is.Not.Null);
        Assert.That(Render.Line(logged)["transaction.id"], Is.EqualTo("tx-7"));
        Assert.That(Render.Line(logged).Text, Does.Not.Contain(Secret));
    }

    private static void Redactors(IRedactionBuilder redaction)
    {
        redaction.SetEcsRedactor(new DataClassificationSet(Taxonomy.Private));
        redaction.SetRedactor<ErasingRedactor>(new DataClassificationSet(Taxonomy.Erased));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Read {user} with {code} and {note}")]
    private static partial void UserRead(Microsoft.Extensions.Logging.ILogger logger, string user, [Private] string code, [Erased] string note);

    private static IHost Start(
        Dictionary<string, string?> settings, Action<HostApplicationBuilder> configure, out Collected sink, Action<ILoggingBuilder>? logging = null, bool isFirst = true)
    {
        var collected = new Collected();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = "Development" });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddSingleton<ILogEventSink>(collected);
        if (isFirst)
        {
            logging?.Invoke(builder.Logging);
            configure(builder);
        }

        builder.UseSerilogEcs(static options =>
        {
            options.PreserveStaticLogger = true;
            options.WriteToConsole = false;
        });
        if (!isFirst)
        {
            logging?.Invoke(builder.Logging);
            configure(builder);
        }

        sink = collected;
        return builder.Build();
    }

    private sealed record Login(string User, [Private] string Code, [Erased] string Note);

    private sealed class Collected : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public string Text =>
            string.Join(
                '\n', Events.Select(static one => one.RenderMessage() + string.Concat(one.Properties.Select(static property => property.Value.ToString()))));

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }

    private sealed class Tenant : ILogEnricher
    {
        public void Enrich(IEnrichmentTagCollector collector) => collector.Add("tenant", "t-7");
    }

    /// <summary>A provider that Serilog must not write to.</summary>
    private sealed class Refusing : ILoggerProvider
    {
        public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => throw new AssertionException("Only Serilog logs.");

        public void Dispose()
        {
        }
    }
}
