using BenchmarkDotNet.Attributes;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>One event into a writer that keeps nothing, against Serilog's own JSON formatter.</summary>
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
    private LogEvent _event = null!;

    [Params("hello", "request", "object", "exception", "big")]
    public string Workload { get; set; } = "";

    [GlobalSetup]
    public void Setup() => _event = Workload switch
    {
        "hello" => Workloads.Hello(),
        "request" => Workloads.Request(),
        "object" => Workloads.Structure(),
        "exception" => Workloads.Failure(),
        _ => Workloads.Big(),
    };

    [Benchmark(Baseline = true)]
    public void Json() => _json.Format(_event, _output);

    [Benchmark]
    public void EcsWithoutMasking() => _unmasked.Format(_event, _output);

    [Benchmark]
    public void Ecs() => _ecs.Format(_event, _output);
}
