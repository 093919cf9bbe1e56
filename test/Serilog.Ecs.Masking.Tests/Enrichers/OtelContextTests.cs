using System.Diagnostics;
using NUnit.Framework;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using OpenTelemetry.Trace;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Enrichers;

/// <summary>Where a span is in its trace, with spans as the OpenTelemetry SDK makes them.</summary>
public class OtelContextTests
{
    private readonly ActivitySource _source = new("Serilog.Ecs.Masking.Tests.OtelContext");
    private readonly ActivitySource _unsampled = new("Serilog.Ecs.Masking.Tests.OtelContext.Unsampled");
    private readonly ActivitySource _unheard = new("Serilog.Ecs.Masking.Tests.OtelContext.Unheard");
    private TracerProvider[] _providers = [];

    [OneTimeSetUp]
    public void Listen() => _providers =
    [
        Sdk.CreateTracerProviderBuilder().AddSource(_source.Name).SetSampler(new AlwaysOnSampler()).Build(),
        Sdk.CreateTracerProviderBuilder().AddSource(_unsampled.Name).SetSampler(new AlwaysOffSampler()).Build(),
    ];

    [OneTimeTearDown]
    public void StopListening()
    {
        Array.ForEach(_providers, provider => provider.Dispose());
        _source.Dispose();
        _unsampled.Dispose();
        _unheard.Dispose();
    }

    [Test]
    public void AnInnerSpanHasItsParentAndTheLocalRoot()
    {
        using var root = _source.StartActivity("GET /orders", ActivityKind.Server)!;
        using var middle = _source.StartActivity("load")!;
        using var inner = _source.StartActivity("select")!;

        var line = Logged();

        Assert.That(line["trace.id"], Is.EqualTo(root.TraceId.ToHexString()));
        Assert.That(line["span.id"], Is.EqualTo(inner.SpanId.ToHexString()));
        Assert.That(line["transaction.id"], Is.EqualTo(root.SpanId.ToHexString()));
        Assert.That(line["labels.parent_id"], Is.EqualTo(middle.SpanId.ToHexString()));
        Assert.That(line["labels.trace_flags"], Is.EqualTo("01"));
    }

    [TestCase("4787525949224643", "4787525949224643")]
    [TestCase("|4787525949224643.", "|************4643.")]
    public void AnIdThatLooksLikeACardNumberStays(string parent, string shown)
    {
        var isHex = parent.Length == 16;
        using var inner = new Activity("load").SetIdFormat(isHex ? ActivityIdFormat.W3C : ActivityIdFormat.Hierarchical);
        _ = isHex
            ? inner.SetParentId(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateFromString(parent))
            : inner.SetParentId(parent);
        inner.Start();

        var line = Logged();

        Assert.That(line["labels.parent_id"], Is.EqualTo(shown));
        Assert.That(line.Has("tags"), Is.EqualTo(!isHex));
    }

    [Test]
    public void ARootSpanIsItsOwnTransactionAndHasNoParent()
    {
        using var root = _source.StartActivity("job")!;

        var line = Logged();

        Assert.That(line["transaction.id"], Is.EqualTo(root.SpanId.ToHexString()).And.EqualTo(line["span.id"]));
        Assert.That(line.Has("labels.parent_id"), Is.False);
    }

    [Test]
    public void AnUnsampledSpanHasNoSampledFlag()
    {
        using var root = _unsampled.StartActivity("job")!;

        var line = Logged();

        Assert.That(line["labels.trace_flags"], Is.EqualTo("00"));
        Assert.That(line["trace.id"], Is.EqualTo(root.TraceId.ToHexString()));
        Assert.That(line["transaction.id"], Is.EqualTo(root.SpanId.ToHexString()));
    }

    [TestCase("00", TestName = "ARemoteParentEndsTheWayToTheRootWhenItIsNotSampled")]
    [TestCase("01", TestName = "ARemoteParentEndsTheWayToTheRootWhenItIsSampled")]
    public void ARemoteParentEndsTheWayToTheRoot(string flags)
    {
        var context = new TraceContextPropagator().Extract(
            default,
            new Dictionary<string, string> { ["traceparent"] = $"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-{flags}" },
            static (headers, name) => headers.TryGetValue(name, out var value) ? [value] : []);
        using var server = _source.StartActivity("GET /orders", ActivityKind.Server, context.ActivityContext)!;
        var atServer = Logged();
        using var inner = _source.StartActivity("select")!;

        var line = Logged();

        Assert.That(line["trace.id"], Is.EqualTo("4bf92f3577b34da6a3ce929d0e0e4736").And.EqualTo(atServer["trace.id"]));
        Assert.That(atServer["labels.parent_id"], Is.EqualTo("00f067aa0ba902b7"));
        Assert.That(atServer["transaction.id"], Is.EqualTo(server.SpanId.ToHexString()).And.EqualTo(line["transaction.id"]));
        Assert.That(line["labels.parent_id"], Is.EqualTo(server.SpanId.ToHexString()));
    }

    [Test]
    public async Task TheContextGoesAlongAcrossAwaits()
    {
        using var root = _source.StartActivity("request")!;

        var lines = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            await Task.Yield();
            using var inner = _source.StartActivity("part")!;
            await Task.Delay(1);
            return (Span: inner.SpanId.ToHexString(), Line: Logged());
        }));

        foreach (var (span, line) in lines)
        {
            Assert.That(line["span.id"], Is.EqualTo(span));
            Assert.That(line["labels.parent_id"], Is.EqualTo(root.SpanId.ToHexString()).And.EqualTo(line["transaction.id"]));
        }
    }

    [Test]
    public void InsideAnAsyncSinkTheContextIsThatOfTheEvent()
    {
        var sink = new GatedSink();
        var expected = new List<(string Span, string Parent)>();
        using (var logger = new LoggerConfiguration().Enrich.WithOtelContext().WriteTo.Async(to => to.Sink(sink)).CreateLogger())
        {
            using var root = _source.StartActivity("request")!;
            for (var count = 0; count < 3; count++)
            {
                using var inner = _source.StartActivity("part")!;
                logger.Information("In a span");
                expected.Add((inner.SpanId.ToHexString(), root.SpanId.ToHexString()));
            }

            root.Stop();
            sink.Gate.Set();
        }

        var lines = sink.Events.Select(logEvent => Render.Line(logEvent)).ToArray();
        Assert.That(lines.Select(line => ((string)line["span.id"]!, (string)line["labels.parent_id"]!)), Is.EqualTo(expected));
        Assert.That(lines.Select(line => line["transaction.id"]), Is.All.EqualTo(expected[0].Parent));
    }

    [Test]
    public void AnEventOfAnotherSpanTakesNothingFromTheCurrentOne()
    {
        using var first = _source.StartActivity("first")!;
        var logEvent = Render.Event(log => log.Information("In the first"));
        first.Stop();
        using var second = _source.StartActivity("second")!;

        new OtelContextEnricher(new OtelContextOptions()).Enrich(logEvent, null!);

        Assert.That(logEvent.Properties, Is.Empty);
        Assert.That(Render.Line(logEvent)["span.id"], Is.EqualTo(first.SpanId.ToHexString()));
    }

    [Test]
    public void AnEventThatCapturedNoIdsTakesThemFromTheCurrentSpan()
    {
        using var activity = _source.StartActivity("request")!;
        var logEvent = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, MessageTemplate.Empty, []);

        new OtelContextEnricher(new OtelContextOptions()).Enrich(logEvent, null!);

        var line = Render.Line(logEvent);
        Assert.That(line["trace.id"], Is.EqualTo(activity.TraceId.ToHexString()));
        Assert.That(line["span.id"], Is.EqualTo(activity.SpanId.ToHexString()));
        Assert.That(line.Has("labels.span_id"), Is.False);
    }

    [Test]
    public void HierarchicalIdsAreWrittenAsTheyAre()
    {
        using var root = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).SetParentId("|caller.1.").Start();
        using var inner = new Activity("part").SetIdFormat(ActivityIdFormat.Hierarchical).Start();

        var line = Logged();

        Assert.That(line["trace.id"], Is.EqualTo("caller"));
        Assert.That(line["span.id"], Is.EqualTo(inner.Id));
        Assert.That(line["labels.parent_id"], Is.EqualTo(root.Id).And.EqualTo(line["transaction.id"]));
        Assert.That(line.Has("labels.trace_flags"), Is.False);
    }

    [Test]
    public void AHierarchicalRootThatACallerStartedKeepsTheCallersIdAsParent()
    {
        using var root = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).SetParentId("|\u001b[31m\r\n\"forged\".1.").Start();

        var line = Logged();

        Assert.That(line["labels.parent_id"], Is.EqualTo("|\u001b[31m\r\n\"forged\".1."));
        Assert.That(line["transaction.id"], Is.EqualTo(root.Id));
        Assert.That(line.Text.AsSpan(0, line.Text.Length - 1).ContainsAny("\u001b\r\n"), Is.False);
    }

    [Test]
    public void ASpanWithIdsOfAnotherKindThanItsParentsIsALocalRoot()
    {
        using var outer = new Activity("old").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        using var inner = new Activity("new").SetIdFormat(ActivityIdFormat.W3C).Start();

        Assert.That(Logged()["transaction.id"], Is.EqualTo(inner.SpanId.ToHexString()));
    }

    [Test]
    public void ALocalRootThatIsTooFarAwayIsLeftOut()
    {
        var spans = Enumerable.Range(0, SpanPosition.MaxDepth + 2).Select(number => _source.StartActivity("level " + number)!).ToArray();

        var tooDeep = Logged();
        spans[^1].Stop();
        var deep = Logged();
        Array.ForEach(Enumerable.Reverse(spans).ToArray(), span => span.Stop());

        Assert.That(tooDeep.Has("transaction.id"), Is.False);
        Assert.That(tooDeep["labels.parent_id"], Is.EqualTo(spans[^2].SpanId.ToHexString()));
        Assert.That(deep["transaction.id"], Is.EqualTo(spans[0].SpanId.ToHexString()));
    }

    [Test]
    public void WithoutAListenerThereIsNoField()
    {
        using var activity = _unheard.StartActivity("request");

        var line = Logged();

        Assert.That(activity, Is.Null);
        Assert.That(line.Fields, Does.Not.Contain("trace.id").And.Not.Contain("transaction.id"));
        Assert.That(line.Has("labels"), Is.False);
    }

    [Test]
    public void WithoutAnActivityNothingIsAddedAndNothingAllocated()
    {
        var options = new OtelContextOptions { BaggageLookup = static _ => "value" };
        options.BaggageKeys.Add("tenant");
        options.SpanTags.Add("http.route");
        var enricher = new OtelContextEnricher(options);
        var logEvent = Render.Event(log => log.Information("Hello"));

        Assert.That(Allocated.AtLeast(() => enricher.Enrich(logEvent, null!)), Is.Zero);
        Assert.That(logEvent.Properties, Is.Empty);
    }

    [Test]
    public void EventsOfOneSpanShareTheirPropertiesAndAllocateNothing()
    {
        using var root = _source.StartActivity("request")!;
        using var inner = _source.StartActivity("part")!;
        var enricher = new OtelContextEnricher(new OtelContextOptions());
        var logEvent = Render.Event(log => log.Information("Hello {A} {B} {C} {D}", 1, 2, 3, 4));

        Assert.That(Allocated.AtLeast(() => enricher.Enrich(logEvent, null!)), Is.Zero);
        Assert.That(logEvent.Properties, Does.ContainKey("transaction.id").And.ContainKey("ParentId").And.ContainKey("TraceFlags"));
    }

    [Test]
    public void TheTextOfTheMessageIsNotReplaced()
    {
        using var root = _source.StartActivity("request")!;
        using var inner = _source.StartActivity("part")!;

        var line = Logged(log => log.Information("Reply to {ParentId}", "comment-7"));

        Assert.That(line["message"], Is.EqualTo("Reply to comment-7"));
        Assert.That(line["labels.parent_id"], Is.EqualTo("comment-7"));
        Assert.That(line["transaction.id"], Is.EqualTo(root.SpanId.ToHexString()));
    }

    [TestCase(ActivityTraceFlags.Recorded, "01")]
    [TestCase(ActivityTraceFlags.None, "00")]
    [TestCase((ActivityTraceFlags)0x03, "01")]
    [TestCase((ActivityTraceFlags)0xAA, "00")]
    public void FlagsThatAnotherEnricherGaveReadTheSame(ActivityTraceFlags flags, string expected)
    {
        Assert.That(Render.Line(Render.EventWith([("TraceFlags", flags)]))["labels.trace_flags"], Is.EqualTo(expected));
    }

    [Test]
    public void ThePropertiesOfSerilogEnrichersSpanAreUnderstood()
    {
        // As its version 3 makes them: ids as text, flags as the enumeration, tags and baggage as structures.
        var logEvent = new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, MessageTemplate.Empty,
        [
            new("SpanId", new ScalarValue("00f067aa0ba902b7")),
            new("TraceId", new ScalarValue("4bf92f3577b34da6a3ce929d0e0e4736")),
            new("ParentId", new ScalarValue("0af7651916cd43dd")),
            new("TraceFlags", new ScalarValue(ActivityTraceFlags.Recorded)),
            new("OperationName", new ScalarValue("GET /orders")),
            new("Attributes", new StructureValue([new("http.route", new ScalarValue("/orders")), new("message", new ScalarValue("forged"))])),
            new("Baggage", new StructureValue([new("tenant.id", new ScalarValue("acme"))])),
        ]);

        var line = Render.Line(logEvent);

        Assert.That(line["trace.id"], Is.EqualTo("4bf92f3577b34da6a3ce929d0e0e4736"));
        Assert.That(line["span.id"], Is.EqualTo("00f067aa0ba902b7"));
        Assert.That(line["labels.parent_id"], Is.EqualTo("0af7651916cd43dd"));
        Assert.That(line["labels.trace_flags"], Is.EqualTo("01"));
        Assert.That(line["labels.operation_name"], Is.EqualTo("GET /orders"));
        Assert.That(line["data.attributes.http_route"], Is.EqualTo("/orders"));
        Assert.That(line["data.baggage.tenant_id"], Is.EqualTo("acme"));
        Assert.That(line["message"], Is.EqualTo(""));
    }

    private static EcsLine Logged() => Logged(static log => log.Information("In a span"));

    private static EcsLine Logged(Action<ILogger> log) => Render.Line(Render.Event(log, static configuration => configuration.Enrich.WithOtelContext()));

    private sealed class GatedSink : ILogEventSink
    {
        public ManualResetEventSlim Gate { get; } = new();

        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent)
        {
            Gate.Wait();
            Events.Add(logEvent);
        }
    }
}
