using NUnit.Framework;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

public class EventIdentityTests
{
    [Test]
    public void AnEventGetsIdSequenceAndCreationTime()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1);

        var line = Enriched(log => log.Information("Hello"));

        Assert.That(line["event.id"], Does.Match("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"));
        Assert.That(line["event.sequence"], Is.GreaterThan(0L));
        Assert.That(
            DateTimeOffset.Parse((string)line["event.created"]!, System.Globalization.CultureInfo.InvariantCulture),
            Is.InRange(before, DateTimeOffset.UtcNow.AddSeconds(1)));
        Assert.That(line["event.created"], Does.EndWith("Z").And.Length.EqualTo(24));
        Assert.That(line.Has("labels"), Is.False);
    }

    [Test]
    public void NestedDocumentsHaveItToo()
    {
        var logEvent = Event(log => log.Information("Hello"));

        var line = Render.Line(Render.Formatter(options => options.FieldNesting = FieldNesting.Nested), logEvent);

        Assert.That(line["event.id"], Is.EqualTo(IdOf(logEvent)));
        Assert.That(line.Keys, Does.Contain("event").And.Not.Contain("event.id"));
    }

    [Test]
    public void OneEventHasOneIdInAllItsSinks()
    {
        StringWriter first = new(), second = new(), third = new();
        using (var logger = new LoggerConfiguration().Enrich.WithEventIdentity()
            .WriteTo.Sink(new WriterSink(first))
            .WriteTo.Sink(new WriterSink(second))
            .WriteTo.Logger(inner => inner.Enrich.WithEventIdentity().WriteTo.Sink(new WriterSink(third)))
            .CreateLogger())
        {
            logger.Information("Hello");
        }

        Assert.That(EcsLine.Parse(first.ToString())["event.id"], Is.Not.Null);
        Assert.That(second.ToString(), Is.EqualTo(first.ToString()));
        Assert.That(third.ToString(), Is.EqualTo(first.ToString()));
    }

    [Test]
    public void IdsAreUniqueAndGrowWithinEachThread()
    {
        var ids = new EventIdGenerator(TimeProvider.System);
        var made = new Guid[8][];

        Parallel.For(0, made.Length, thread => made[thread] = [.. Enumerable.Range(0, 20_000).Select(_ => ids.Next())]);

        Assert.That(made.SelectMany(thread => thread).Distinct().Count(), Is.EqualTo(160_000));
        foreach (var thread in made)
        {
            Assert.That(thread.Select(id => id.ToString()), Is.Ordered.Using<string>(StringComparer.Ordinal));
        }
    }

    [Test]
    public void IdsGrowWhenTheClockIsSetBackOrStopped()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch.AddDays(20_000));
        var ids = new EventIdGenerator(clock);
        var made = new List<Guid> { ids.Next() };

        clock.Now -= TimeSpan.FromHours(2);
        made.AddRange(Enumerable.Range(0, 10_000).Select(_ => ids.Next()));
        clock.Now += TimeSpan.FromHours(3);
        made.Add(ids.Next());

        Assert.That(made.Select(id => id.ToString()), Is.Ordered.Using<string>(StringComparer.Ordinal).And.Unique);
        Assert.That(EventIdGenerator.TimeOf(made[0]), Is.EqualTo(DateTime.UnixEpoch.AddDays(20_000)));
        Assert.That(EventIdGenerator.TimeOf(made[^1]), Is.EqualTo(clock.Now.UtcDateTime));
        Assert.That(EventIdGenerator.TimeOf(made[^2]), Is.EqualTo(DateTime.UnixEpoch.AddDays(20_000)).Within(TimeSpan.FromMilliseconds(10)));
    }

    [Test]
    public void TheSequenceCountsTheEventsOfTheProcess()
    {
        var first = (long)Enriched(log => log.Information("One"))["event.sequence"]!;
        var second = (long)Enriched(log => log.Information("Two"))["event.sequence"]!;

        Assert.That(second, Is.GreaterThan(first));
    }

    [Test]
    public void APropertyCannotForgeIdOrSequence()
    {
        var line = Enriched(log => log
            .ForContext("event.id", "forged").ForContext("event.sequence", 7).ForContext("EventIdentity", "forged too")
            .Information("Hello"));
        var without = Render.Line(log => log.ForContext("event.sequence", 7).ForContext("EventIdentity", "forged").Information("Hello"));

        Assert.That(Guid.TryParse((string)line["event.id"]!, out _), Is.True);
        Assert.That(line["labels.event_id"], Is.EqualTo("forged"));
        Assert.That(line["labels.event_sequence"], Is.EqualTo(7));
        Assert.That(without.Has("event.sequence") || without.Has("event.id"), Is.False);
        Assert.That(without["labels.event_identity"], Is.EqualTo("forged"));
    }

    [Test]
    public void APropertyMaySetTheTimeOfCreation()
    {
        var line = Enriched(log => log.ForContext("event.created", new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.Zero)).Information("Hello"));

        Assert.That(line["event.created"], Does.StartWith("2020-01-02T03:04:05"));
    }

    [Test]
    public void FieldsThatAreExcludedAreLeftOut()
    {
        var line = Render.Line(Render.Formatter(options => options.ExcludeFields.Add("event.created")), Event(log => log.Information("Hello")));

        Assert.That(line.Has("event.created"), Is.False);
        Assert.That(line.Has("event.id"), Is.True);
    }

    [Test]
    public void OtherSinksShowTheId()
    {
        var logEvent = Event(log => log.Information("Hello {EventIdentity}"));
        var json = new StringWriter();

        new JsonFormatter(renderMessage: true).Format(logEvent, json);

        Assert.That(json.ToString(), Does.Contain("\"EventIdentity\":\"" + IdOf(logEvent) + "\""));
        Assert.That(logEvent.RenderMessage(), Is.EqualTo("Hello " + IdOf(logEvent)));
    }

    [Test]
    public void AnIdentityTakesLessThanAHundredBytes()
    {
        var enricher = new EventIdentityEnricher();
        var events = Enumerable.Range(0, 1_001).Select(_ => WithRoom()).ToArray();
        enricher.Enrich(events[1_000], null!);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var index = 0; index < 1_000; index++)
        {
            enricher.Enrich(events[index], null!);
        }

        Assert.That((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000, Is.LessThan(100));
    }

    [Test]
    public void ItCanBeNamedInSettings()
    {
        var settings = JsonSettings.Read("""{ "Serilog": { "Using": [ "Serilog.Ecs.Masking" ], "Enrich": [ "WithEventIdentity" ] } }""");

        var line = Render.Line(
            Render.Formatter(), Render.Event(log => log.Information("Hello"), configuration => configuration.ReadFrom.Configuration(settings)));

        Assert.That(line.Has("event.id"), Is.True);
    }

    // A dictionary that has to grow costs the same for any property.
    private static LogEvent WithRoom()
    {
        var logEvent = Render.Event(log => log.Information("{A} {B} {C} {D}", 1, 2, 3, 4));
        logEvent.AddOrUpdateProperty(new LogEventProperty("E", new ScalarValue(5)));
        return logEvent;
    }

    private static string IdOf(LogEvent logEvent) => ((EventIdentityValue)logEvent.Properties["EventIdentity"]).Identity.Id.ToString();

    private static LogEvent Event(Action<ILogger> log) => Render.Event(log, configuration => configuration.Enrich.WithEventIdentity());

    private static EcsLine Enriched(Action<ILogger> log) => Render.Line(Render.Formatter(), Event(log));

    private sealed class WriterSink(TextWriter writer) : Core.ILogEventSink
    {
        private readonly EcsTextFormatter _formatter = Render.Formatter();

        public void Emit(LogEvent logEvent) => _formatter.Format(logEvent, writer);
    }
}
