using BenchmarkDotNet.Attributes;
using Serilog.Core;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>A logger with the place of the call, against one with any other property.</summary>
[MemoryDiagnoser]
public class CallerBenchmarks
{
    private readonly Logger _logger = new LoggerConfiguration().CreateLogger();

    [Benchmark(Baseline = true)]
    public ILogger ForContext() => _logger.ForContext("TenantId", "eco2");

    [Benchmark]
    public ILogger ForCaller() => _logger.ForCaller();
}
