using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Quality;
using Serilog.Ecs.Masking.Quality.Speed;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Masking of many different texts: log lines with one password each, and audit trails full of secrets.</summary>
[MemoryDiagnoser]
public class FindingBenchmarks
{
    private string[] _lines = [];
    private string[] _trails = [];

    [GlobalSetup]
    public void Setup()
    {
        _lines = SpeedTexts.OneFinding();
        _trails = SpeedTexts.DenseAudit();
    }

    [Benchmark(OperationsPerInvoke = SpeedTexts.Count)]
    public int OneFindingIn160Characters() => Mask(_lines);

    [Benchmark(OperationsPerInvoke = SpeedTexts.TrailCount)]
    public int AuditTrailsOfFortyRecords() => Mask(_trails);

    private static int Mask(string[] texts)
    {
        var length = 0;
        foreach (var text in texts)
        {
            length += Engine.Mask(text).Length;
        }

        return length;
    }
}
