using System.Security.Cryptography;
using System.Text;
using NUnit.Framework;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Integrity;

public class SealedFileTests
{
    private ChainFolder _chain = null!;

    [SetUp]
    public void MakeFolder() => _chain = new ChainFolder();

    [TearDown]
    public void RemoveFolder() => _chain.Dispose();

    [Test]
    public void AnUntouchedFileIsIntact()
    {
        _chain.Log(5);

        var result = _chain.Verify();

        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("IsIntact").True);
        Assert.That(result, Has.Property("VerifiedLines").EqualTo(7).And.Property("PreviousHash").Null);
        Assert.That(result.LastHash, Is.EqualTo(EcsLine.Parse(_chain.Lines()[^1] + "\n")["event.hash"]));
    }

    [Test]
    public void TheHashIsWhatTheDocumentationSays()
    {
        _chain.Log(2);
        var lines = _chain.Lines();
        var previous = "";

        for (var index = 0; index < lines.Length; index++)
        {
            var at = lines[index].LastIndexOf(",\"event.hash\"", StringComparison.Ordinal);
            var role = index == 0 ? "\nstart" : index == lines.Length - 1 ? "\nend" : "";
            var hash = HMACSHA256.HashData(ChainFolder.Key, Encoding.UTF8.GetBytes(lines[index][..at] + "}\n" + previous + role));
            previous = "hmac-sha256:k1:" + Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');

            Assert.That(lines[index][at..], Is.EqualTo(",\"event.hash\":\"" + previous + "\"}"));
            Assert.That(EcsLine.Parse(lines[index] + "\n")["event.sequence"], Is.EqualTo(index));
        }
    }

    [Test]
    public void TheFirstAndLastLineHaveTheirRole()
    {
        _chain.Log(1);

        var lines = _chain.Lines().Select(line => EcsLine.Parse(line + "\n")).ToArray();

        Assert.That(lines[0]["labels.integrity"], Is.EqualTo("start"));
        Assert.That(lines[0]["service.name"], Is.EqualTo("shop"));
        Assert.That(lines[0].Has("labels.integrity_previous_hash"), Is.False);
        Assert.That(lines[^1]["labels.integrity"], Is.EqualTo("end"));
    }

    [Test]
    public void EightThreadsWriteOneChain()
    {
        using (var logger = new LoggerConfiguration().Enrich.WithEventIdentity().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity()).CreateLogger())
        {
            Parallel.For(0, 8, _ => ChainFolder.Log(logger, 500));
        }

        var lines = _chain.Lines();

        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("VerifiedLines").EqualTo(4_002));
        Assert.That(lines.Select(line => EcsLine.Parse(line + "\n")["event.sequence"]), Is.EqualTo(Enumerable.Range(0, 4_002).Select(number => (long)number)));
        Assert.That(lines[1..^1].Select(line => EcsLine.Parse(line + "\n")["event.id"] as string), Is.Unique.And.None.Null);
    }

    [Test]
    public void LongLinesAndBufferedOnesAreSealedWhole()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), buffered: true).CreateLogger())
        {
            for (var length = 0; length < 40_000; length = (length * 2) + 1)
            {
                logger.Information("한😀{Text}", new string('한', length) + string.Concat(Enumerable.Repeat("😀", Math.Min(length, 900))));
            }
        }

        Assert.That(_chain.Lines(), Has.Length.GreaterThan(15));
        Assert.That(_chain.Verify().Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void ARestartContinuesTheChainInTheSameFile()
    {
        _chain.Log(3);
        var last = EcsLine.Parse(_chain.Lines()[^1] + "\n");
        _chain.Log(2);

        var start = EcsLine.Parse(_chain.Lines()[5] + "\n");

        Assert.That(start["labels.integrity_previous_hash"], Is.EqualTo(last["event.hash"]));
        Assert.That(start["labels.integrity_previous_sequence"], Is.EqualTo(4));
        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("VerifiedLines").EqualTo(9));
    }

    [Test]
    public void ARestartAfterAKillIsAnOpenEndInTheMidst()
    {
        _chain.LogAndKill(3);
        _chain.Log(2);

        var result = _chain.Verify();

        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(4).And.Property("VerifiedLines").EqualTo(8));
    }

    [Test]
    public void ALineThatAKilledProcessLeftInPartIsKeptApart()
    {
        _chain.LogAndKill(3);
        File.AppendAllText(_chain.File, "{\"@timestamp\":\"2025-");
        _chain.Log(2);

        var result = _chain.Verify();

        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(5).And.Property("VerifiedLines").EqualTo(8));
        Assert.That(File.ReadAllLines(_chain.File)[5], Does.Contain("\"integrity_torn\":true"));
    }

    [Test]
    public void SeveralBeginningsThatWereBrokenOffAreKeptApart()
    {
        _chain.LogAndKill(3);
        File.AppendAllText(_chain.File, "{\"@timestamp\":\"2025-\n{\"@time");
        _chain.Log(2);

        var result = _chain.Verify();

        Assert.That(
            result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(5).And.Property("VerifiedLines").EqualTo(8),
            result.Message);
    }

    [Test]
    public void ALineThatOnlyLacksItsLineBreakCounts()
    {
        var lines = _chain.LogAndKill(3);
        File.WriteAllText(_chain.File, string.Join('\n', lines));
        _chain.Log(2);

        var result = _chain.Verify();

        Assert.That(
            result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(4).And.Property("VerifiedLines").EqualTo(8),
            result.Message);
        Assert.That(_chain.Lines()[4], Does.Not.Contain("integrity_torn").And.Contain("integrity_previous_sequence\":3"));
    }

    [Test]
    public void AFileThatWasOnlyBegunLeadsBackToTheOneBefore()
    {
        var files = Roll();
        var begun = Path.Combine(_chain.Folder, $"log_{files.Length:000}.json");
        File.WriteAllText(begun, "{\"@timest");

        var all = Roll();

        Assert.That(all, Does.Contain(begun));
        var result = _chain.VerifyFiles(all);
        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("StreamNumber").EqualTo(files.Length + 1).And.Property("LineNumber").EqualTo(1), result.Message);
    }

    [Test]
    public void OfFilesThatWereDeletedForTheirAgeTheRestIsIntactAndNamesWhatItContinues()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), fileSizeLimitBytes: 2_000, rollOnFileSizeLimit: true, retainedFileCountLimit: 3).CreateLogger())
        {
            ChainFolder.Log(logger, 40);
        }

        var files = Directory.GetFiles(_chain.Folder, "log*.json").Order(StringComparer.Ordinal).ToArray();
        var result = _chain.VerifyFiles(files);

        Assert.That(files, Has.Length.EqualTo(3));
        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("PreviousHash").Not.Null);
    }

    [Test]
    public void AStartThatAKilledProcessLeftInPartIsKeptApart()
    {
        _chain.Log(3);
        File.AppendAllText(_chain.File, "{\"@timestamp\":\"2025-");
        var before = _chain.Verify();
        _chain.Log(2);

        Assert.That(before, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(6));
        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(6));
    }

    [Test]
    public void AChainInAFileThatHadOtherLinesCoversThoseThatFollow()
    {
        File.WriteAllText(_chain.File, "{\"message\":\"before\"}\n");
        _chain.Log(2);

        var text = File.ReadAllText(_chain.File);

        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(1));
        Assert.That(_chain.VerifyText(text[(text.IndexOf('\n') + 1)..]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void RolledFilesAreOneChain()
    {
        var files = Roll();

        Assert.That(files, Has.Length.GreaterThan(3));
        Assert.That(_chain.VerifyFiles(files).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(_chain.VerifyFiles(files[..^1]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Continued));
        Assert.That(_chain.VerifyFiles(files[1..]), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("PreviousHash").Not.Null);
        foreach (var file in files)
        {
            var first = EcsLine.Parse(_chain.Lines(file)[0] + "\n");
            Assert.That(first["labels.integrity"], Is.EqualTo("start"));
            Assert.That(first.Has("labels.integrity_previous_hash"), Is.EqualTo(file != files[0]));
        }
    }

    [Test]
    public void ARestartInANewRolledFileContinuesTheFileBefore()
    {
        Roll();
        var files = Roll();

        Assert.That(files, Has.Length.GreaterThan(7));
        Assert.That(_chain.VerifyFiles(files).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void ARestartOnAnotherDayContinuesTheFileOfTheDayBefore()
    {
        var integrity = _chain.Integrity();
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: integrity, rollingInterval: RollingInterval.Day).CreateLogger())
        {
            ChainFolder.Log(logger, 3);
        }

        var today = Directory.GetFiles(_chain.Folder, "log*.json").Single();
        var earlier = Path.Combine(_chain.Folder, "log20200101.json");
        File.Move(today, earlier);
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: integrity, rollingInterval: RollingInterval.Day).CreateLogger())
        {
            ChainFolder.Log(logger, 3);
        }

        Assert.That(_chain.VerifyFiles([earlier, today]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void AKeyIsReplacedUnderANewId()
    {
        var newKey = RandomNumberGenerator.GetBytes(48);
        _chain.Log(3);
        _chain.Log(3, _chain.Integrity("2026-01", newKey));

        var withOne = _chain.Verify();
        _chain.Keys["2026-01"] = newKey;

        Assert.That(withOne, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.UnknownKey).And.Property("LineNumber").EqualTo(6));
        Assert.That(_chain.Verify().Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(_chain.Lines()[5], Does.Contain("hmac-sha256:2026-01:").And.Contain("\"integrity_previous_hash\":\"hmac-sha256:k1:"));
    }

    [Test]
    public void WithoutAKeyAccidentsAreFoundAndAKeyedVerifierIsNotDeceived()
    {
        _chain.Log(3, new EcsIntegrityOptions { Algorithm = EcsIntegrityAlgorithm.Sha256 });
        using var file = File.OpenRead(_chain.File);

        Assert.That(Verification.Of([file]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(_chain.Lines()[1], Does.Match("\"event.hash\":\"sha256:[A-Za-z0-9_-]{43}\"}$"));
        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.UnknownKey).And.Property("LineNumber").EqualTo(1));
    }

    [Test]
    public void AnAuditFileHasAChainToo()
    {
        using (var logger = new LoggerConfiguration().AuditTo.EcsFile(_chain.File, integrity: _chain.Integrity()).CreateLogger())
        {
            ChainFolder.Log(logger, 3);
        }

        Assert.That(_chain.Verify(), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Intact).And.Property("VerifiedLines").EqualTo(5));
    }

    [Test]
    public void NestedDocumentsAndLimitedOnesAreSealedWithinTheirLimit()
    {
        var options = ChainFolder.Options;
        options.FieldNesting = FieldNesting.Nested;
        options.MaxDocumentLength = 1_024;
        using (var logger = new LoggerConfiguration().Enrich.WithEventIdentity().WriteTo.EcsFile(_chain.File, options, _chain.Integrity()).CreateLogger())
        {
            logger.Information("A {Text}", new string('x', 5_000));
        }

        Assert.That(_chain.Lines().Select(line => Encoding.UTF8.GetByteCount(line) + 1), Has.All.LessThanOrEqualTo(1_024));
        Assert.That(_chain.Verify().Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void AClockThatIsSetBackBreaksNoChain()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch.AddDays(20_000));
        var options = new EcsOptions();
        var plan = new DocumentPlan(options, ServiceIdentity.Resolve(options, Render.NoEnvironment, null));
        var hooks = new SealingHooks(new ChainHash(new IntegrityKey("k1", ChainFolder.Key)), plan, clock, new FileSettings { Path = _chain.File });
        for (var run = 0; run < 3; run++)
        {
            using var logger = new LoggerConfiguration().WriteTo.File(Render.Formatter(), _chain.File, hooks: hooks).CreateLogger();
            ChainFolder.Log(logger, 2);
            clock.Now -= TimeSpan.FromDays(1);
        }

        Assert.That(_chain.Lines(), Has.Length.EqualTo(12));
        Assert.That(_chain.Verify().Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void AUsersHookSeesSealedLines()
    {
        var copy = new MemoryStream();
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), hooks: new OtherStream(copy)).CreateLogger())
        {
            ChainFolder.Log(logger, 2);
        }

        Assert.That(_chain.VerifyText(Encoding.UTF8.GetString(copy.ToArray())), Has.Property("IsIntact").True.And.Property("VerifiedLines").EqualTo(4));
    }

    [Test]
    public void TheLeastLevelHoldsForAChainedFile()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), restrictedToMinimumLevel: Events.LogEventLevel.Error).CreateLogger())
        {
            logger.Information("Left out");
            logger.Error("Written");
        }

        Assert.That(_chain.Lines(), Has.Length.EqualTo(3));
    }

    [Test]
    public void ALineThatCannotBeWrittenLeavesAChainThatVerifies()
    {
        var disk = new FailingStream();
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), hooks: new OtherStream(disk)).CreateLogger())
        {
            ChainFolder.Log(logger, 3);
            disk.FailsAfter = 100;
            ChainFolder.Log(logger, 2);
            disk.FailsAfter = null;
            ChainFolder.Log(logger, 3);
        }

        var result = _chain.VerifyText(Encoding.UTF8.GetString(disk.Written));

        Assert.That(
            result,
            Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("LineNumber").EqualTo(5).And.Property("VerifiedLines").EqualTo(10),
            "With the report of the two events that are lost.");
    }

    [Test]
    public void AFileWhoseChainCannotBeginIsClosedAgain()
    {
        var disk = new FailingStream { FailsAfter = 0 };

        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), hooks: new OtherStream(disk)),
            Throws.TypeOf<IOException>().With.Message.EqualTo($"EcsFile cannot write the file '{_chain.File}': The disk is full."));

        Assert.That(disk.IsClosed, "No other code can close it.");
    }

    private string[] Roll()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), fileSizeLimitBytes: 2_000, rollOnFileSizeLimit: true).CreateLogger())
        {
            ChainFolder.Log(logger, 20);
        }

        return [.. Directory.GetFiles(_chain.Folder, "log*.json").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal)];
    }

    private sealed class OtherStream(Stream stream) : Sinks.File.FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            underlyingStream.Dispose();
            return stream;
        }
    }

    private sealed class FailingStream : MemoryStream
    {
        public int? FailsAfter { get; set; }

        public byte[] Written => ToArray();

        public bool IsClosed { get; private set; }

        // The same stream represents the file when it is opened again: Close disposes, and this one stays open.
        public override void Close() => IsClosed = true;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            base.Write(FailsAfter is { } limit ? buffer[..Math.Min(limit, buffer.Length)] : buffer);
            if (FailsAfter is not null)
            {
                FailsAfter = 0;
                throw new IOException("The disk is full.");
            }
        }

        public override void WriteByte(byte value) => Write([value]);
    }
}
