using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>A line through the sealing stream into one that keeps nothing, against SHA-256 of the same bytes alone.</summary>
[MemoryDiagnoser]
public class IntegrityBenchmarks
{
    private readonly byte[] _hash = new byte[32];
    private byte[] _line = [];
    private SealingStream _sealing = null!;

    [Params(300, 1024)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _line = Encoding.ASCII.GetBytes("{\"message\":\"" + new string('x', Length - 15) + "\"}\n");
        var options = new EcsOptions();
        var plan = new DocumentPlan(options, ServiceIdentity.Resolve(options, static _ => null, null));
        var key = new IntegrityKey("k1", RandomNumberGenerator.GetBytes(32));
        _sealing = new SealingStream(
            new LineStream(Stream.Null, endsInMidLine: false, isBuffered: false),
            new Chain(new ChainHash(key)),
            plan,
            TimeProvider.System,
            ChainPosition.None,
            static () => ChainRole.End);
    }

    [Benchmark(Baseline = true)]
    public void Sha256() => SHA256.HashData(_line, _hash);

    [Benchmark]
    public void Seal()
    {
        _sealing.Write(_line);
        _sealing.Flush();
    }
}
