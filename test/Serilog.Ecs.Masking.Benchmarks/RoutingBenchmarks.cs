using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Routing;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>What a filter costs: for an event that is marked, for one that has to be looked at, and against Serilog's own filter by source.</summary>
[MemoryDiagnoser]
public class RoutingBenchmarks
{
    private readonly LogEvent _marked = Workloads.Request();
    private readonly LogEvent _topical = Workloads.Request();
    private readonly LogEvent[] _unmarked = [Workloads.Request(), Workloads.Request()];
    private readonly PersonalDataFilter _personal = new(new MaskingOptions());
    private readonly Func<LogEvent, bool> _topic = EventFacts.WithTopic("auth");
    private readonly Func<LogEvent, bool> _serilog = Serilog.Filters.Matching.FromSource("Serilog.AspNetCore");
    private int _next;

    public RoutingBenchmarks()
    {
        _marked.AddOrUpdateProperty(new LogEventProperty(PersonalDataMark.PropertyName, PersonalDataMark.Instance));
        _topical.AddOrUpdateProperty(new LogEventProperty(MessageProperty.Topics, new SequenceValue([new ScalarValue("auth")])));
        _topical.AddOrUpdateProperty(new LogEventProperty(MessageProperty.Priority, new ScalarValue(3)));
    }

    [Benchmark(Baseline = true)]
    public bool SerilogSource() => _serilog(_marked);

    [Benchmark]
    public bool PersonalDataMarked() => _personal.Holds(_marked);

    [Benchmark]
    public bool PersonalDataUnmarked() => _personal.Holds(_unmarked[_next++ & 1]);

    [Benchmark]
    public bool Topic() => _topic(_topical);

    [Benchmark]
    public bool Priority() => EventFacts.PriorityOf(_topical) >= 3;
}
