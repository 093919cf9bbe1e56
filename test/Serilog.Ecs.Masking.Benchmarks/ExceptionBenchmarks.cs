using BenchmarkDotNet.Attributes;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>An event with an exception, against the exception's own text alone, which is a lower bound.</summary>
[MemoryDiagnoser]
public class ExceptionBenchmarks
{
    private readonly EcsTextFormatter _ecs = new();
    private readonly TextWriter _output = new ForgettingWriter();
    private readonly LogEvent _event = Workloads.Failure();

    [Benchmark(Baseline = true)]
    public string TextAlone() => _event.Exception!.ToString();

    [Benchmark]
    public void Ecs() => _ecs.Format(_event, _output);
}
