using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>What an identity costs an event, against the id that .NET itself makes.</summary>
[MemoryDiagnoser]
public class EventIdentityBenchmarks
{
    private readonly EventIdentityEnricher _enricher = new();
    private LogEvent _event = null!;

    [GlobalSetup]
    public void Setup()
    {
        _event = Workloads.Request();
        _enricher.Enrich(_event, null!);
    }

    [Benchmark(Baseline = true)]
    public Guid Uuid() => Guid.CreateVersion7();

    /// <summary>With the property taken away again, which every event but the first needs here.</summary>
    [Benchmark]
    public void Enrich()
    {
        _event.RemovePropertyIfPresent(EventIdentityValue.PropertyName);
        _enricher.Enrich(_event, null!);
    }
}
