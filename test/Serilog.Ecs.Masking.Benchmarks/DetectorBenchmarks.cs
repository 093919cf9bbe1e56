using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Looking for something to mask where there is nothing, against the cheapest look there is: for one of a few characters.</summary>
[MemoryDiagnoser]
public class DetectorBenchmarks
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("=:@");

    private readonly EventMasking _masking = EventMasking.Take(EventPolicy.Default);
    private readonly CharBuffer _output = new(64 * 1024);
    private string _text = "";

    [Params("prose", "log line")]
    public string Text { get; set; } = "";

    [Params(160, 8_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var sample = Text == "prose"
            ? "The quick brown fox jumps over the lazy dog and then it rests for a while under the old tree near the river, where nobody sees it until the evening comes. "
            : "2025-12-17 10:00:00.123 INFO [http-nio-8080-exec-1] c.e.Orders: GET /api/orders/1842 responded 200 in 45.2517 ms (user=usr-123, size=1024, retry: 0, host=h1) ";
        _text = string.Concat(Enumerable.Repeat(sample, (Length / sample.Length) + 1))[..Length];
    }

    [Benchmark(Baseline = true)]
    public bool OneSign() => _text.AsSpan().IndexOfAny(Signs) == int.MinValue;

    [Benchmark]
    public bool ShapesAlone() => EventPolicy.Default.Values.TryFind(_text, 0, out _);

    [Benchmark]
    public bool KeysAndShapes() => TextMasker.TryMask(_masking, _text, _output);
}
