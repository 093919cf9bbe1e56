using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Quality;
using Serilog.Ecs.Masking.Quality.Speed;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>The search alone, on many different texts in which nothing is found, and which were never seen before. The time is that of one text.</summary>
[MemoryDiagnoser]
public class EngineBenchmarks
{
    private string[] _texts = [];

    public static IEnumerable<string> Kinds => SpeedTexts.CleanKinds;

    public static IEnumerable<int> Lengths => SpeedTexts.Lengths;

    [ParamsSource(nameof(Kinds))]
    public string Kind { get; set; } = "";

    [ParamsSource(nameof(Lengths))]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup() => _texts = SpeedTexts.Clean(Kind, Length);

    [Benchmark(OperationsPerInvoke = SpeedTexts.Count)]
    public int Clean()
    {
        Engine.Forget();
        var length = 0;
        foreach (var text in _texts)
        {
            length += Engine.Mask(text).Length;
        }

        return length;
    }
}
