using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>Filters come in pairs: what one lets through the other holds back, from code and from settings.</summary>
public class FilterTests
{
    private const string Email = "ada.lovelace@example.com";

    // filter, argument, an event that it is about, one that it is not about
    private static readonly (string Name, string? Argument, Action<ILogger> About, Action<ILogger> Not)[] Rows =
    [
        ("PersonalData", null, log => log.Information("to {To}", Email), log => log.Information("to {To}", "Busan")),
        ("PersonalData", null, log => log.Information(new IOException($"no mailbox {Email}"), "x"), log => log.Information(new IOException("no mailbox"), "x")),
        ("PersonalData", null, log => log.Information("{@Order}", new { Customer = new { Mail = Email } }), log => log.Information("{@Order}", new { Customer = new { City = "Busan" } })),
        ("PersonalData", null, log => log.WithPii("message").Information("x"), log => log.Information("password=hunter2hunter2")),
        ("PersonalData", null, log => log.ForTopics("pii").Information("x"), log => log.ForTopics("piip").Information("x")),
        ("Priority", "4", log => log.ForContext("event.severity", 4).Information("x"), log => log.ForContext("event.severity", 3).Information("x")),
        ("Topic", "Auth", log => log.ForTopics("login", "auth").Information("x"), log => log.ForTopics("authors").Information("x")),
        ("Topic", "auth", log => log.ForContext("tags", "auth").Information("x"), log => log.ForContext("Topics", 7).Information("x")),
        ("Priority", "3", log => log.WithPriority(3).Information("x"), log => log.WithPriority(2).Information("x")),
        ("Priority", "-1", log => log.ForContext("Priority", (byte)0).Information("x"), log => log.ForContext("Priority", "high").Information("x")),
        ("Priority", "0", log => log.ForContext("Priority", 5_000_000_000L).Information("x"), log => log.Information("x")),
    ];

    [Test]
    public void AFilterOfSettingsLetsThroughWhatItsTwinHoldsBack([Range(0, 10)] int number)
    {
        var (name, argument, about, not) = Rows[number];

        Assert.That(Passes("ByIncluding" + name, argument, about), Is.True);
        Assert.That(Passes("ByExcluding" + name, argument, about), Is.False);
        Assert.That(Passes("ByIncluding" + name, argument, not), Is.False);
        Assert.That(Passes("ByExcluding" + name, argument, not), Is.True);
    }

    [Test]
    public void AMarkIsEnoughAndAMissingMarkProvesNothing()
    {
        var kept = new Kept();
        using var logger = new LoggerConfiguration()
            .Enrich.WithMasking()
            .WriteTo.Logger(inner => inner.Filter.ByIncludingPersonalData().WriteTo.Sink(kept))
            .CreateLogger();

        logger.Information("to {To}", Email);
        logger.Information(new IOException(Email), "An enricher does not see exceptions");
        logger.Information("nobody");

        Assert.That(kept.Count, Is.EqualTo(2));
    }

    [Test]
    public void WhatIsPersonalIsFoundWhereMaskingIsOffToo()
    {
        var kept = new Kept();
        using var logger = new LoggerConfiguration().Filter
            .ByIncludingPersonalData(new MaskingOptions { Mode = MaskingMode.Off }).WriteTo
            .Sink(kept)
            .CreateLogger();

        logger.Information("to {To}", Email);

        Assert.That(kept.Count, Is.EqualTo(1));
    }

    [Test]
    public void AnEventThatChangedIsJudgedAnew()
    {
        var filter = new PersonalDataFilter(new MaskingOptions());
        var logEvent = Render.Event(static log => log.Information("x"));
        Assert.That(filter.Holds(logEvent), Is.False);

        logEvent.AddPropertyIfAbsent(new LogEventProperty("To", new ScalarValue(Email)));

        Assert.That(filter.Holds(logEvent), Is.True);
    }

    [Test]
    public void RulesOfTheOptionsCountWhereMaskingIsOffToo()
    {
        var masking = new MaskingOptions { Mode = MaskingMode.Off, Detectors = { ["employee"] = "EMP-[0-9]{6}" }, PersonalRules = { "employee" } };
        var filter = new PersonalDataFilter(masking);

        Assert.That(filter.Holds(Render.Event(static log => log.Information("by {Who}", "EMP-123456"))), Is.True);
    }

    [Test]
    public void AFilterThatWouldFindNothingIsAnErrorAtStart() =>
        Assert.That(
            () => new LoggerConfiguration().Filter.ByExcludingPersonalData(new MaskingOptions { PersonalData = false }),
            Throws.ArgumentException.With.Message.EqualTo("The masking options are not valid:\n- PersonalData: is off, so that this filter would find no personal data."));

    [Test]
    public void AMarkOfAnotherLibraryProvesNothing()
    {
        var filter = new PersonalDataFilter(new MaskingOptions());

        Assert.That(filter.Holds(Render.Event(static log => log.ForContext("PersonalData", true).Information("x"))), Is.False);
        Assert.That(filter.Holds(Render.Event(static log => log.ForContext("PersonalData", false).Information("to {To}", Email))), Is.True);
    }

    [Test]
    public void AMarkedEventCostsNoMemory()
    {
        var filter = new PersonalDataFilter(new MaskingOptions());
        var logEvent = Render.Event(
            static log => log.ForTopics("auth").WithPriority(3).Information("to {To}", Email), static logger => logger.Enrich.WithMasking());
        var topic = EventFacts.WithTopic("auth");
        var isMatch = false;

        var allocated = Allocated.AtLeast(() =>
        {
            for (var count = 0; count < 100; count++)
            {
                isMatch |= filter.Holds(logEvent) && topic(logEvent) && EventFacts.PriorityOf(logEvent) >= 3;
            }
        });

        Assert.That(allocated, Is.Zero);
        Assert.That(isMatch, Is.True);
        Assert.That(logEvent.Properties.Keys, Does.Contain("PersonalData"), "The enricher marked it.");
    }

    [TestCase("ByIncludingTopic", null, "Serilog:Filter:0: ByIncludingTopic needs the argument 'topic'.")]
    [TestCase("ByIncludingTopik", "x", "did you mean 'ByIncludingTopic'?")]
    [TestCase("ByIncludingLevel", "Warning", "Serilog:Filter:0:Name: there is no 'ByIncludingLevel'; Serilog has 'MinimumLevel'")]
    [TestCase("ByExcludingLevel", "Warning", "Serilog:Filter:0:Name: there is no 'ByExcludingLevel'; Serilog has 'MinimumLevel'")]
    [TestCase("ByIncludingSource", "Shop", "Serilog:Filter:0:Name: there is no 'ByIncludingSource'; Serilog has 'MinimumLevel:Override' for sources")]
    [TestCase("ByExcludingSource", "Shop", "Serilog:Filter:0:Name: there is no 'ByExcludingSource'; Serilog has 'MinimumLevel:Override' for sources")]
    [TestCase("ByIncludingPriority", "high", "'high' is not a whole number")]
    public void AWrongFilterIsAnErrorAtStart(string name, string? argument, string fault) =>
        Assert.That(Assert.Catch(() => Passes(name, argument, static _ => { }))!.ToString(), Does.Contain(fault));

    [Test]
    public void AFilterOfCodeLetsThroughWhatItsTwinHoldsBack()
    {
        static LogEvent Event(string topic, int priority) => Render.Event(log => log.ForTopics(topic).WithPriority(priority).Information("x"));
        static int Kept(Action<LoggerConfiguration> configure)
        {
            var kept = new Kept();
            var configuration = new LoggerConfiguration();
            configure(configuration);
            using var logger = configuration.WriteTo.Sink(kept).CreateLogger();
            Array.ForEach([Event("auth", 1), Event("auth", 3), Event("order", 3)], logger.Write);
            return kept.Count;
        }

        Assert.That(Kept(static logger => logger.Filter.ByIncludingTopic("AUTH")), Is.EqualTo(2));
        Assert.That(Kept(static logger => logger.Filter.ByExcludingTopic("AUTH")), Is.EqualTo(1));
        Assert.That(Kept(static logger => logger.Filter.ByIncludingPriority(2)), Is.EqualTo(2));
        Assert.That(Kept(static logger => logger.Filter.ByExcludingPriority(2)), Is.EqualTo(1));
        Assert.That(Kept(static logger => logger.Filter.ByExcludingPersonalData()), Is.EqualTo(3));
    }

    private static bool Passes(string filter, string? argument, Action<ILogger> log)
    {
        var parameter = filter.EndsWith("Topic", StringComparison.Ordinal) || filter.EndsWith("Topik", StringComparison.Ordinal) ? "topic" : filter.EndsWith("Source", StringComparison.Ordinal) ? "prefix" : "atLeast";
        var arguments = argument is null ? "{}" : $$"""{ "{{parameter}}": "{{argument}}" }""";
        var settings = JsonSettings.Read($$"""{ "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "Filter": [ { "Name": "{{filter}}", "Args": {{arguments}} } ], "Enrich": [ "WithServiceIdentity" ] } }""");
        var kept = new Kept();
        using var logger = new LoggerConfiguration().ReadFrom.Configuration(settings).WriteTo.Sink(kept).CreateLogger();
        log(logger);
        return kept.Count > 0;
    }

    private sealed class Kept : ILogEventSink
    {
        public int Count { get; private set; }

        public void Emit(LogEvent logEvent) => Count++;
    }
}
