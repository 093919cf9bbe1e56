using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>Texts made to keep one detector busy. The time for a character must not grow with the length.</summary>
public class WorstCaseBenchmarks
{
    private readonly EventMasking _masking = EventMasking.Take(EventPolicy.Default);
    private readonly CharBuffer _output = new(256 * 1024);
    private string _text = "";

    [Params(
        "a@", "aaaa", "1 ", "4111 ", "eyJ", "ghp_", "key=", "password=?&", "password: {x} ", "\"a\":", "<a>", "://", "[a, ", "-----BEGIN ", "0", "&#64;",
        "token token ", "Bearer ", "password,b\n", "is a1 ", " -p", "default = \"")]
    public string Pattern { get; set; } = "";

    [Params(2_000, 8_000, 32_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _text = string.Concat(Enumerable.Repeat(Pattern, (Length / Pattern.Length) + 1))[..Length];
    }

    [Benchmark]
    public void Mask()
    {
        _output.Rewind(0);
        _masking.Policy.KnownTexts.Clear();
        TextMasker.TryMask(_masking, _text, _output);
    }
}
