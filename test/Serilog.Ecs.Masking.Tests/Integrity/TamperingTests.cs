using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Integrity;

/// <summary>What is done to a file, and what the verifier says of it. Lines of the file: 1 the start, 2 to 11 the events, 12 the end.</summary>
public class TamperingTests
{
    private static readonly TestCaseData[] Cases =
    [
        Case("one byte of a line is changed", lines => lines.With(4, lines[4].Replace("Order 3 placed", "Order 9 placed")), EcsIntegrityVerdict.Changed, 5),
        Case("one byte of the start line is changed", lines => lines.With(0, lines[0].Replace("shop", "chop")), EcsIntegrityVerdict.Changed, 1),
        Case("one byte of the end line is changed", lines => lines.With(11, lines[11].Replace("shop", "chop")), EcsIntegrityVerdict.Changed, 12),
        Case("one byte of a hash is changed", lines => lines.With(4, Flip(lines[4], lines[4].Length - 10)), EcsIntegrityVerdict.Changed, 5),
        Case("a number is raised", lines => lines.With(4, lines[4].Replace("\"event.sequence\":4", "\"event.sequence\":5")), EcsIntegrityVerdict.Changed, 5),
        Case("a number is lowered", lines => lines.With(4, lines[4].Replace("\"event.sequence\":4", "\"event.sequence\":2")), EcsIntegrityVerdict.Changed, 5),
        Case(
            "a line is made a start line", lines => lines.With(4, lines[4].Replace("\"event.sequence\":4", "\"event.sequence\":0")),
            EcsIntegrityVerdict.Changed, 5),
        Case("a space is added", lines => lines.With(4, lines[4] + " "), EcsIntegrityVerdict.Changed, 5),
        Case("line breaks become those of Windows", lines => [.. lines.Select(line => line + "\r")], EcsIntegrityVerdict.Changed, 1),
        Case("a byte-order mark is put in", lines => lines.With(0, "\uFEFF" + lines[0]), EcsIntegrityVerdict.Changed, 1),
        Case("two lines are joined", lines => [.. lines[..4], lines[4] + lines[5], .. lines[6..]], EcsIntegrityVerdict.Missing, 5),
        Case("the numbers of two lines are exchanged", lines => [.. lines[..4], lines[4].Replace("\"event.sequence\":4", "\"event.sequence\":5"), lines[5].Replace("\"event.sequence\":5", "\"event.sequence\":4"), .. lines[6..]], EcsIntegrityVerdict.Changed, 5),
        Case("a line is cut in two", lines => [.. lines[..4], lines[4][..50], lines[4][50..], .. lines[5..]], EcsIntegrityVerdict.Changed, 5),
        Case(
            "a hash is taken away", lines => lines.With(4, lines[4][..lines[4].LastIndexOf(",\"event.hash", StringComparison.Ordinal)] + "}"),
            EcsIntegrityVerdict.Changed, 5),
        Case("a line of no chain is put in", lines => [.. lines[..4], "{\"message\":\"x\"}", .. lines[4..]], EcsIntegrityVerdict.Changed, 5),
        Case("an empty line is put in", lines => [.. lines[..4], "", .. lines[4..]], EcsIntegrityVerdict.Changed, 5),
        Case("a line of no chain is added", lines => [.. lines, "{\"message\":\"x\"}"], EcsIntegrityVerdict.Changed, 13),
        Case("a line is taken out", lines => [.. lines[..4], .. lines[5..]], EcsIntegrityVerdict.Missing, 5),
        Case("three lines are taken out", lines => [.. lines[..4], .. lines[7..]], EcsIntegrityVerdict.Missing, 5),
        Case("the line before the end line is taken out", lines => [.. lines[..10], lines[11]], EcsIntegrityVerdict.Missing, 11),
        Case("the start line is taken out", lines => lines[1..], EcsIntegrityVerdict.Missing, 1),
        Case("the first half is taken out", lines => lines[6..], EcsIntegrityVerdict.Missing, 1),
        Case("everything is taken out", _ => [], EcsIntegrityVerdict.Missing, 0),
        Case("a line is doubled", lines => [.. lines[..5], .. lines[4..]], EcsIntegrityVerdict.Repeated, 6),
        Case("an early line is repeated later", lines => [.. lines[..8], lines[2], .. lines[8..]], EcsIntegrityVerdict.Repeated, 9),
        Case("the end line is doubled", lines => [.. lines, lines[11]], EcsIntegrityVerdict.Repeated, 13),
        Case("the start line is doubled", lines => [lines[0], .. lines], EcsIntegrityVerdict.Repeated, 2),
        Case("the file is doubled", lines => [.. lines, .. lines], EcsIntegrityVerdict.Repeated, 13),
        Case("two lines are swapped", lines => [.. lines[..4], lines[5], lines[4], .. lines[6..]], EcsIntegrityVerdict.Reordered, 5),
        Case("a line is moved forward", lines => [.. lines[..3], lines[7], .. lines[3..7], .. lines[8..]], EcsIntegrityVerdict.Reordered, 4),
        Case("a line is moved back", lines => [.. lines[..3], .. lines[4..8], lines[3], .. lines[8..]], EcsIntegrityVerdict.Reordered, 4),
        Case("the start line and the first are swapped", lines => [lines[1], lines[0], .. lines[2..]], EcsIntegrityVerdict.Reordered, 1),
        Case("the last line and the end line are swapped", lines => [.. lines[..10], lines[11], lines[10]], EcsIntegrityVerdict.Reordered, 11),
        Case("the end line is cut off", lines => lines[..^1], EcsIntegrityVerdict.OpenEnd, 11),
        Case("five lines are cut off", lines => lines[..^5], EcsIntegrityVerdict.OpenEnd, 7),
        Case("all but the start line are cut off", lines => lines[..1], EcsIntegrityVerdict.OpenEnd, 1),
    ];

    private ChainFolder _chain = null!;

    [SetUp]
    public void MakeFolder() => _chain = new ChainFolder();

    [TearDown]
    public void RemoveFolder() => _chain.Dispose();

    [TestCaseSource(nameof(Cases))]
    public void ItIsFound(Func<string[], string[]> tamper, EcsIntegrityVerdict verdict, int line)
    {
        _chain.Log(10);
        var lines = _chain.Lines();

        var result = _chain.VerifyLines(tamper(lines));

        Assert.That(result.Verdict, Is.EqualTo(verdict), result.Message);
        Assert.That(result.LineNumber, Is.EqualTo(line), result.Message);
        Assert.That(result.StreamNumber, Is.EqualTo(1));
        Assert.That(result.Message, Is.Not.Empty.And.Not.Contain("Order"));
    }

    [Test]
    public void EveryChangedByteIsFound()
    {
        _chain.Log(3);
        var bytes = File.ReadAllBytes(_chain.File);

        for (var index = 0; index < bytes.Length; index++)
        {
            bytes[index] ^= 1;
            var result = Verification.Of([new MemoryStream(bytes)], _chain.Keys);
            bytes[index] ^= 1;

            Assert.That(result.IsIntact, Is.False, "byte " + index);
        }
    }

    [Test]
    public void EveryCutIsFound()
    {
        _chain.Log(2);
        var text = File.ReadAllText(_chain.File);

        for (var length = 0; length < text.Length; length++)
        {
            Assert.That(_chain.VerifyText(text[..length]).IsIntact, Is.False, "length " + length);
        }
    }

    [Test]
    public void LinesOfAnotherFileOfTheSameKeyAreFound()
    {
        _chain.Log(10);
        var first = _chain.Lines();
        File.Delete(_chain.File);
        _chain.Log(10);
        var second = _chain.Lines();

        Assert.That(
            _chain.VerifyLines([.. first[..5], .. second[5..]]),
            Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(6));
        Assert.That(
            _chain.VerifyLines([.. first, .. second]), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Missing).And.Property("LineNumber").EqualTo(13));
    }

    [Test]
    public void ARolledFileThatIsMissingChangedOrMovedIsFound()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity(), fileSizeLimitBytes: 2_000, rollOnFileSizeLimit: true).CreateLogger())
        {
            ChainFolder.Log(logger, 20);
        }

        var files = Directory.GetFiles(_chain.Folder, "log*.json").OrderBy(file => file.Length).ThenBy(file => file, StringComparer.Ordinal).ToArray();

        Assert.That(_chain.VerifyFiles([files[0], .. files[2..]]), Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Missing).And.Property("StreamNumber").EqualTo(2));
        Assert.That(
            _chain.VerifyFiles([files[0], files[2], files[1], .. files[3..]]),
            Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Reordered).And.Property("StreamNumber").EqualTo(2));
        Assert.That(
            _chain.VerifyFiles([files[0], files[1], files[1], .. files[2..]]),
            Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Repeated).And.Property("StreamNumber").EqualTo(3));
        Assert.That(_chain.VerifyFiles(files[..^1]).Verdict, Is.EqualTo(EcsIntegrityVerdict.Continued));
        Assert.That(_chain.VerifyFiles(files[..^1]).IsIntact, Is.False);
    }

    [Test]
    public void AWholeDocumentAfterABrokenLineIsNotAPartOfIt()
    {
        _chain.LogAndKill(3);
        File.AppendAllText(_chain.File, "{\"@timestamp\":\"2025-");
        _chain.Log(2);
        var lines = File.ReadAllLines(_chain.File);

        var withAnother = _chain.VerifyLines([.. lines[..5], "{\"message\":\"x\"}", .. lines[5..]]);
        var inItsPlace = _chain.VerifyLines([.. lines[..4], "{\"message\":\"x\"}", .. lines[5..]]);

        Assert.That(withAnother, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(6));
        Assert.That(inItsPlace, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(5));
    }

    [Test]
    public void WhoHasAnOlderKeyCannotGoOnWithTheChainOfANewerOne()
    {
        var newKey = System.Security.Cryptography.RandomNumberGenerator.GetBytes(48);
        _chain.Log(2, _chain.Integrity("2026-01", newKey));
        _chain.Keys["2026-01"] = newKey;
        var lines = _chain.Lines();
        var previous = (string)EcsLine.Parse(lines[1] + "\n")["event.hash"]!;
        const string Forged = "{\"message\":\"forged\",\"event.sequence\":2";
        var hash = System.Security.Cryptography.HMACSHA256.HashData(ChainFolder.Key, System.Text.Encoding.UTF8.GetBytes(Forged + "}\n" + previous));
        var value = "hmac-sha256:k1:" + Convert.ToBase64String(hash).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        var result = _chain.VerifyLines([.. lines[..2], Forged + ",\"event.hash\":\"" + value + "\"}"]);

        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.Changed).And.Property("LineNumber").EqualTo(3));
        Assert.That(result.Message, Does.Contain("another key"));
    }

    [Test]
    public void AnEventThatReadsLikeAChainsOwnLineIsAnEvent()
    {
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_chain.File, integrity: _chain.Integrity()).CreateLogger())
        {
            logger.ForContext("integrity", "end").Information("Integrity chain ends");
            logger.ForContext("integrity", "start").ForContext("integrity_previous_hash", "x").ForContext("integrity_torn", true).Information(
                "Integrity chain goes on");
            logger.ForContext("event.hash", "hmac-sha256:k1:x").Information(",\"event.hash\":\"hmac-sha256:k1:x\"}");
        }

        var lines = _chain.Lines();

        Assert.That(_chain.Verify().Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(_chain.VerifyLines(lines[..2]).Verdict, Is.EqualTo(EcsIntegrityVerdict.OpenEnd));
        Assert.That(EcsLine.Parse(lines[3] + "\n")["labels.event_hash"], Is.EqualTo("hmac-sha256:k1:x"));
    }

    [Test]
    public void WhoKnowsTheLastHashSeesEveryCut()
    {
        _chain.LogAndKill(10);
        var last = _chain.Verify().LastHash;
        var whole = _chain.Verify(last);

        _chain.Write(_chain.Lines()[..^2]);

        Assert.That(whole.Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(_chain.Verify(last).Verdict, Is.EqualTo(EcsIntegrityVerdict.UnexpectedEnd));
    }

    private static string Flip(string text, int index) => text[..index] + (text[index] == 'A' ? 'B' : 'A') + text[(index + 1)..];

    private static TestCaseData Case(string name, Func<string[], string[]> tamper, EcsIntegrityVerdict verdict, int line) =>
        new TestCaseData(tamper, verdict, line).SetArgDisplayNames(name);
}

/// <summary>Reads well in the table of cases.</summary>
file static class LineEditing
{
    public static string[] With(this string[] lines, int index, string line) => [.. lines[..index], line, .. lines[(index + 1)..]];
}
