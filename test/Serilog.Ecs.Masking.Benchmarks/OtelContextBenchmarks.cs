using System.Diagnostics;
using BenchmarkDotNet.Attributes;
using Serilog.Core;
using Serilog.Ecs.Masking.Enrichers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>
/// The trace enricher on an event of four properties that captured its ids: no activity, three spans, two allowed entries each of baggage and tags.
/// </summary>
[MemoryDiagnoser]
public class OtelContextBenchmarks
{
    private readonly Activity[] _activities = [.. Enumerable.Range(0, 3).Select(
        static number => new Activity("span " + number).SetIdFormat(ActivityIdFormat.W3C))];
    private readonly LogEventProperty[] _properties = [.. Enumerable.Range(0, 4).Select(
        static number => new LogEventProperty("Property" + number, new ScalarValue(number)))];
    private ILogEventEnricher _enricher = null!;

    [Params("no activity", "three spans", "baggage and tags")]
    public string Context { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        var options = new OtelContextOptions();
        if (Context != "three spans")
        {
            options.BaggageKeys.Add("tenant.id");
            options.BaggageKeys.Add("region");
            options.SpanTags.Add("http.route");
            options.SpanTags.Add("db.system");
        }

        _enricher = new OtelContextEnricher(options);
        Array.ForEach(_activities, static activity => activity.Start());
        _activities[0].AddBaggage("tenant.id", "acme").AddBaggage("region", "busan").AddBaggage("other", "x");
        _activities[^1].SetTag("http.route", "/orders/{id}").SetTag("db.system", "postgresql").SetTag("other", "x");

        // In process, the measured code runs on this thread.
        Activity.Current = Context == "no activity" ? null : _activities[^1];
    }

    [Benchmark(Baseline = true)]
    public LogEvent EventAlone() => new(
        DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, MessageTemplate.Empty, _properties, _activities[^1].TraceId, _activities[^1].SpanId);

    [Benchmark]
    public LogEvent Enriched()
    {
        var logEvent = EventAlone();
        _enricher.Enrich(logEvent, null!);
        return logEvent;
    }
}
