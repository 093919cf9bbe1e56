using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity.Verifying;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Integrity;

public class VerifierInputTests
{
    private static readonly Dictionary<string, byte[]> Keys = new() { ["k1"] = ChainFolder.Key };

    private static readonly TestCaseData[] Garbage =
    [
        new TestCaseData("", EcsIntegrityVerdict.Missing, 0),
        new TestCaseData("\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData("garbage", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData("\0\0\0\n\0", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData(",\"event.hash\":\"\"}\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData("{\"a\":1,\"event.hash\":\"}\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData("{\"a\":1,\"event.hash\":\"", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData(
            "{,\"event.sequence\":,\"event.hash\":\"hmac-sha256:k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData(
            "{,\"event.sequence\":-1,\"event.hash\":\"hmac-sha256:k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData(
            "{,\"event.sequence\":0,\"event.hash\":\"hmac-sha256:k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.Changed, 1),
        new TestCaseData(
            "{,\"event.sequence\":9,\"event.hash\":\"hmac-sha256:k1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.Missing, 1),
        new TestCaseData(
            "{,\"event.sequence\":9,\"event.hash\":\"hmac-sha256:k2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.UnknownKey, 1),
        new TestCaseData("{,\"event.sequence\":9,\"event.hash\":\":AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}\n", EcsIntegrityVerdict.UnknownKey, 1),
    ];

    [TestCaseSource(nameof(Garbage))]
    public void GarbageIsReportedAndNeverThrows(string text, EcsIntegrityVerdict verdict, int line)
    {
        var result = Verification.Of([new MemoryStream(Encoding.UTF8.GetBytes(text))], Keys);

        Assert.That(result, Has.Property("Verdict").EqualTo(verdict).And.Property("LineNumber").EqualTo(line), result.Message);
    }

    [Test]
    public void RandomBytesAreReportedAndNeverThrow()
    {
        var random = new Random(7);
        for (var run = 0; run < 200; run++)
        {
            var bytes = new byte[random.Next(1, 5_000)];
            random.NextBytes(bytes);

            Assert.That(Verification.Of([new MemoryStream(bytes)], Keys).IsIntact, Is.False);
        }
    }

    [Test]
    public void ALineWithoutEndTakesNoMoreMemoryThanTheLongestLine()
    {
        using var ring = new KeyRing(Keys.GetValueOrDefault);
        using var lines = new ChainReader([new EndlessStream(200_000_000)], maxLineLength: 100_000);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = new ChainVerifier(lines, ring, null).RunAsync(CancellationToken.None).GetAwaiter().GetResult();

        Assert.That(result.Verdict, Is.EqualTo(EcsIntegrityVerdict.Changed));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
    }

    [Test]
    public void StreamsThatGiveFewBytesAtATimeAreReadAlike()
    {
        using var chain = new ChainFolder();
        chain.Log(20);

        var result = Verification.Of([new DrippingStream(File.ReadAllBytes(chain.File))], chain.Keys);

        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("VerifiedLines").EqualTo(22));
    }

    [Test]
    public void AFileThatGrowsWhileItIsReadIsReadUpToItsEnd()
    {
        using var chain = new ChainFolder();
        chain.Log(20);
        var bytes = File.ReadAllBytes(chain.File);

        var result = Verification.Of([new GrowingStream(bytes, bytes.Length / 2)], chain.Keys);

        Assert.That(result.Verdict, Is.EqualTo(EcsIntegrityVerdict.OpenEnd), result.Message);
        Assert.That(result.VerifiedLines, Is.InRange(8, 14));
    }

    [Test]
    public void EmptyFilesAndNoFilesAreNotAFault()
    {
        using var chain = new ChainFolder();
        chain.Log(2);
        var bytes = File.ReadAllBytes(chain.File);

        Assert.That(Verification.Of([Stream.Null, new MemoryStream(bytes), Stream.Null], chain.Keys).IsIntact, Is.True);
        Assert.That(Verification.Of([], chain.Keys).Verdict, Is.EqualTo(EcsIntegrityVerdict.Missing));
    }

    /// <summary>A longer run is <c>VERIFY_LINES=1000000 dotnet test --filter ManyLines</c>.</summary>
    [Test]
    public void ManyLinesTakeNoMoreMemoryThanFew()
    {
        var events = long.TryParse(Environment.GetEnvironmentVariable("VERIFY_LINES"), out var wanted) ? wanted : 100_000;
        using var chain = new EndlessChain(events, ChainFolder.Key);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var result = Verification.Of([chain], Keys);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(2_000_000));
        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("VerifiedLines").EqualTo(events + 1));
    }

    // The least of several rounds: a collection may empty the shared pools of arrays in the middle of one.
    [Test]
    public void ASealedLineAllocatesNothing() => Assert.That(Enumerable.Range(0, 5).Min(static _ => BytesOfSealedLines()), Is.LessThan(1_000));

    [TestCase(0)]
    [TestCase(31)]
    public void AKeyThatIsTooShortIsAnError(int length)
    {
        using var chain = new ChainFolder();
        chain.Log(1);
        var key = Enumerable.Range(0, length).Select(static number => (byte)number).ToArray();

        Assert.That(() => chain.VerifyWith(_ => key), Throws.ArgumentException.With.Message.Contains($"has {length} bytes"));
    }

    [TestCase("a b")]
    [TestCase("")]
    [TestCase("a-name-of-more-than-thirty-two-characters")]
    public void AnIdThatNoKeyCanHaveIsNotLookedUp(string id)
    {
        using var chain = new ChainFolder();
        chain.Log(1);
        File.WriteAllText(chain.File, File.ReadAllText(chain.File).Replace("hmac-sha256:k1:", $"hmac-sha256:{id}:", StringComparison.Ordinal));
        var asked = new List<string>();

        var result = chain.VerifyWith(name =>
        {
            asked.Add(name);
            return ChainFolder.Key;
        });

        Assert.That(asked, Is.Empty);
        Assert.That(result.IsIntact, Is.False);
    }

    [Test]
    public void AKeyIsLookedUpOnce([Values] bool isKnown)
    {
        using var chain = new ChainFolder();
        chain.Log(10);
        var asked = new List<string>();

        var result = chain.VerifyWith(id =>
        {
            asked.Add(id);
            return isKnown ? ChainFolder.Key : null;
        });

        Assert.That(asked, Is.EqualTo(new[] { "k1" }));
        Assert.That(result.Verdict, Is.EqualTo(isKnown ? EcsIntegrityVerdict.Intact : EcsIntegrityVerdict.UnknownKey));
    }

    [Test]
    public void ACancelledVerificationEnds()
    {
        using var chain = new EndlessChain(long.MaxValue, ChainFolder.Key);
        using var cancellation = new CancellationTokenSource();
        var hasRead = new CountingStream(chain, cancellation.Cancel);

        Assert.That(
            async () => await EcsIntegrity.VerifyAsync([hasRead], Keys.GetValueOrDefault, cancellationToken: cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Calls back with its second read.</summary>
    private static long BytesOfSealedLines()
    {
        using var chain = new EndlessChain(2_000, ChainFolder.Key);
        var buffer = new byte[64 * 1024];
        _ = chain.Read(buffer) + chain.Read(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (chain.Read(buffer) > 0)
        {
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class CountingStream(Stream inner, Action onSecondRead) : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (++_reads == 2)
            {
                onSecondRead();
            }

            cancellationToken.ThrowIfCancellationRequested();
            return new(inner.Read(buffer.Span));
        }
    }

    private sealed class EndlessStream(long length) : MemoryStream
    {
        private long _left = length;

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, _left);
            buffer[..count].Fill((byte)'{');
            _left -= count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    /// <summary>Is at its end at first, and then goes on.</summary>
    private sealed class GrowingStream(byte[] bytes, int first) : MemoryStream(bytes)
    {
        private bool _wasAtEnd;

        public override int Read(Span<byte> buffer)
        {
            var left = _wasAtEnd ? buffer.Length : first - (int)Position;
            _wasAtEnd |= left == 0;
            return left == 0 ? 0 : base.Read(buffer[..Math.Min(buffer.Length, left)]);
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    private sealed class DrippingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(7, buffer.Length)]);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }
}
