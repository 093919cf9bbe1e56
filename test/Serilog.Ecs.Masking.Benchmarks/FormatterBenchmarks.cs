using BenchmarkDotNet.Attributes;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Events of one kind, one after the other, into a writer that keeps nothing, against Serilog's own JSON formatter.</summary>
[MemoryDiagnoser]
public class FormatterBenchmarks
{
    private readonly ITextFormatter _json = new JsonFormatter(renderMessage: true);
    private readonly ITextFormatter _ecs = new EcsTextFormatter(new EcsOptions { ServiceName = "auth-api", ServiceVersion = "1.0.7" });
    private readonly ITextFormatter _unmasked = new EcsTextFormatter(new EcsOptions
    {
        ServiceName = "auth-api",
        ServiceVersion = "1.0.7",
        Masking = new MaskingOptions { Mode = MaskingMode.Off },
    });

    private readonly TextWriter _output = new ForgettingWriter();
    private LogEvent[] _events = null!;
    private int _next;

    [Params("hello", "plain request", "request", "object", "exception", "big")]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _events = Workloads.Series(Workload);

    [Benchmark(Baseline = true)]
    public void Json() => _json.Format(Next(), _output);

    [Benchmark]
    public void EcsWithoutMasking() => _unmasked.Format(Next(), _output);

    [Benchmark]
    public void Ecs() => _ecs.Format(Next(), _output);

    private LogEvent Next() => _events[_next++ % _events.Length];
}
