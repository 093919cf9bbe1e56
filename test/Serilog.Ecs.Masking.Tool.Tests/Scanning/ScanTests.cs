using System.Text;
using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Scanning;

internal sealed class ScanTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("table")]
    [TestCase("json")]
    [TestCase("sarif")]
    public void NoFormatShowsAValue(string format)
    {
        var path = _folder.Write("app-password=s3cr3tpathvalue.log", Planted.Text);

        var run = ToolRun.With(
            "", [("ECSLOG_BASELINE_KEY", Planted.Key)],
            ["scan", path, "--format", format, "--min-confidence", "low", "--baseline", _folder["known.json"], "--update-baseline"]);
        var known = ToolRun.With(
            "", [("ECSLOG_BASELINE_KEY", Planted.Key)],
            ["scan", path, _folder["password=s3cr3tpathvalue"], "--format", format, "--baseline", _folder["known.json"]]);
        var high = ToolRun.Of("scan", path, "--format", format, "--min-confidence", "high", "--disable", "email", "--disable", "key-password");

        foreach (var text in new[] { run.Output, run.Error, known.Output, known.Error, high.Output, high.Error, File.ReadAllText(_folder["known.json"]) })
        {
            Assert.That(Planted.ShownIn(text), Is.Empty);
        }

        Assert.That(run.Output, Does.Contain("key-password"));
        Assert.That(known.Error, Does.Contain("no such file"));
    }

    [Test]
    public void FindingsHaveRulePositionAndPath()
    {
        var run = ToolRun.WithInput(Planted.Text, "scan", "--format", "json");

        using var report = JsonDocument.Parse(run.Output);
        var findings = report.RootElement.GetProperty("findings").EnumerateArray()
            .Select(one => $"{one.GetProperty("rule").GetString()} {one.GetProperty("line").GetInt32()} {(one.TryGetProperty("path", out var path) ? path.GetString() : "-")}");
        Assert.That(findings, Is.SupersetOf(new[]
        {
            "key-password 1 message", "email 1 message", "key-token 1 labels.access_token", "key-password 1 labels.password",
            "key-password 2 message", "key-email 2 user.email", "key-card 2 user.card_number", "key-authorization 3 -", "pem 4 -",
        }));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void TheMaskedCopyHasValidJsonAndNothingToFind()
    {
        var copy = _folder["masked.log"];

        var run = ToolRun.Of("scan", _folder.Write("app.log", Planted.Text + "\n"), "--redact", copy);

        var text = File.ReadAllText(copy);
        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(Planted.ShownIn(text.Replace("and hunter2hunter again", "", StringComparison.Ordinal)), Is.Empty);
        Assert.That(text, Does.EndWith("harmless line\n"));
        foreach (var line in text.Split('\n').Where(static line => line.StartsWith('{')))
        {
            Assert.That(() => JsonDocument.Parse(line), Throws.Nothing);
        }

        Assert.That(ToolRun.Of("scan", copy).ExitCode, Is.Zero);
    }

    [Test]
    public void CleanLinesOfACopyAreTheSame()
    {
        const string text = "one 결제\r\n\r\n{\"a\":\"b\\u00e9\"}\n{\"password\":\"hunter2hunter\"}\r\nlast without a break";

        ToolRun.Of("scan", _folder.Write("app.log", text), "--redact", _folder["out"]);

        Assert.That(File.ReadAllText(_folder["out"]), Is.EqualTo(text.Replace("hunter2hunter", "***REDACTED***", StringComparison.Ordinal)));
    }

    [Test]
    public void SeveralInputsAreCopiedToAFolder()
    {
        _folder.Write("logs/a.log", "password=hunter2hunter\n");
        _folder.WriteGzip("logs/old/b.log.gz", "password=hunter2hunter\n");
        _folder.Write("logs/core", [1, 0, 2]);

        var run = ToolRun.Of("scan", _folder["logs"], "--redact", _folder["out"]);

        Assert.That(run.Error, Is.Empty, "A binary file in a folder is no error.");
        Assert.That(File.ReadAllText(_folder["out/a.log"]), Is.EqualTo("password=***REDACTED***\n"));
        Assert.That(File.ReadAllText(_folder["out/old/b.log.gz"]), Is.EqualTo("password=***REDACTED***\n"));
    }

    [Test]
    public void WhatTheBaselineHasIsNotNew()
    {
        (string, string)[] environment = [("ECSLOG_BASELINE_KEY", Planted.Key)];
        var path = _folder.Write("app.log", "password=hunter2hunter\n");
        var baseline = _folder["known.json"];

        var first = ToolRun.With("", environment, ["scan", path, "--baseline", baseline, "--update-baseline"]);
        var second = ToolRun.With("", environment, ["scan", path, "--baseline", baseline]);
        File.AppendAllText(path, "password=anotherhunter3\n");
        var third = ToolRun.With("", environment, ["scan", path, "--baseline", baseline]);

        Assert.That((first.ExitCode, second.ExitCode, third.ExitCode), Is.EqualTo((0, 0, 1)));
        Assert.That(third.Output, Does.Contain("2 findings, 1 new"));
    }

    [Test]
    public void ABaselineNeedsItsKey()
    {
        var baseline = _folder["known.json"];
        ToolRun.With("", [("ECSLOG_BASELINE_KEY", Planted.Key)], ["scan", _folder.Write("app.log", "x"), "--baseline", baseline, "--update-baseline"]);

        var without = ToolRun.Of("scan", _folder["app.log"], "--baseline", baseline);
        var shorter = ToolRun.With("", [("ECSLOG_BASELINE_KEY", "short")], ["scan", _folder["app.log"], "--baseline", baseline]);
        var other = ToolRun.With("", [("ECSLOG_BASELINE_KEY", new string('x', 32))], ["scan", _folder["app.log"], "--baseline", baseline]);
        var broken = ToolRun.With("", [("ECSLOG_BASELINE_KEY", Planted.Key)], ["scan", _folder["app.log"], "--baseline", _folder["app.log"]]);

        Assert.That(without.Error, Does.Contain("needs a key of at least 32 bytes"));
        Assert.That(shorter.Error, Does.Contain("fewer than 32 bytes"));
        Assert.That(other.Error, Does.Contain("was written with another key"));
        Assert.That(broken.Error, Does.Contain("is not a baseline"));
        Assert.That(new[] { without, shorter, other, broken }.Select(static run => run.ExitCode), Has.All.EqualTo(2));
    }

    [Test]
    public void AKeyInPemIsFoundWhereverTheBlocksEnd()
    {
        const string key = "-----BEGIN PRIVATE KEY-----\nMIIEowIBAAKCAQEAvK9Yp3Zr5n6r6c1v\nMIIEowIBAAKCAQEAvK9Yp3Zr5n6r6c1v\n-----END PRIVATE KEY-----\n";
        var line = new string('x', 63) + "\n";
        var text = new StringBuilder();
        while (text.Length < 2_000_000)
        {
            text.Append(line);
            if (text.Length % (17 * 64) == 0)
            {
                text.Append(key);
            }
        }

        var keys = text.ToString().Split("BEGIN").Length - 1;
        var run = ToolRun.Of("scan", _folder.Write("keys.log", text.ToString()), "--redact", _folder["out"]);

        Assert.That(run.Output, Does.Contain($"{keys:N0} finding"));
        Assert.That(File.ReadAllText(_folder["out"]), Does.Not.Contain("MIIEow"));
    }

    [Test]
    public void LineNumbersAreThoseOfTheFile()
    {
        var text = new StringBuilder();
        for (var number = 1; number <= 40_000; number++)
        {
            text.Append(number % 10_000 == 0 ? "{\"password\":\"hunter2hunter\"}\r\n" : number % 3 == 0 ? "{\"a\":1}\n" : "plain text of a line\n");
        }

        var run = ToolRun.Of("scan", _folder.Write("long.log", text.ToString()), "--format", "json");

        using var report = JsonDocument.Parse(run.Output);
        Assert.That(report.RootElement.GetProperty("findings").EnumerateArray().Select(static one => one.GetProperty("line").GetInt32()), Is.EqualTo(new[] { 10_000, 20_000, 30_000, 40_000 }));
    }

    [Test]
    public void TheConfidenceBoundsWhatIsFound()
    {
        var run = ToolRun.WithInput("password=hunter2hunter\n", "scan", "--min-confidence", "high", "--disable", "key-password");

        Assert.That(run.Output, Does.Contain("nothing found"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [Test]
    public void AnUnknownRuleIsAnErrorThatNamesTheNearestOne()
    {
        var run = ToolRun.WithInput("", "scan", "--disable", "key-pasword");

        Assert.That(run.Error, Does.Contain("key-pasword").And.Contain("key-password"));
        Assert.That(run.ExitCode, Is.EqualTo(2));
    }

    [Test]
    public void SarifHasTheFormOfItsStandard()
    {
        var run = ToolRun.WithInput(Planted.Text, "scan", "--format", "sarif");

        using var report = JsonDocument.Parse(run.Output);
        var one = report.RootElement.GetProperty("runs")[0];
        var rules = one.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(static rule => rule.GetProperty("id").GetString()).ToArray();
        Assert.That(report.RootElement.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
        Assert.That(
            one.GetProperty("results").EnumerateArray().Select(static result => result.GetProperty("ruleId").GetString()).Distinct(), Is.SubsetOf(rules));
        Assert.That(
            one.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32(),
            Is.EqualTo(1));
    }

    [Test]
    public void TraceAndSpanIdsOfDigitsAreNotCardNumbers()
    {
        var run = ToolRun.WithInput("""{"trace.id":"41111111111111114111111111111111","span.id":"4111111111111111","message":"m"}""", "scan");

        Assert.That(run.Output, Does.Contain("nothing found"));
    }
}
