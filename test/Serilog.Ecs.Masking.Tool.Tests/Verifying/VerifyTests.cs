using NUnit.Framework;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tool.Tests.Support;

namespace Serilog.Ecs.Masking.Tool.Tests.Verifying;

internal sealed class VerifyTests : IDisposable
{
    private const string Key = "a key of at least thirty-two bytes";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public void AnUntouchedFileIsIntact()
    {
        var log = WriteLog();

        var run = ToolRun.Of("verify", log, "--keys", "k1=" + _folder["key"]);

        Assert.That(run.Output, Does.StartWith("Intact ").And.Contain("lines verified in 1 file.").And.Contain("Last hash hmac-sha256:k1:"));
        Assert.That(run.ExitCode, Is.Zero, run.Output);
    }

    [Test]
    public void AChangedLineIsNamed()
    {
        var log = WriteLog();
        File.WriteAllText(log, File.ReadAllText(log).Replace("event 3", "event 8", StringComparison.Ordinal));

        var run = ToolRun.With("", [("LOG_KEY", Key)], ["verify", log, "--keys", "k1=$LOG_KEY"]);

        Assert.That(run.Output, Does.StartWith($"Changed {log}:4: "));
        Assert.That(run.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void ACutFileHasAnOpenEndThatALiveFileMayHave()
    {
        var log = WriteLog();
        File.WriteAllLines(log, File.ReadAllLines(log)[..^2]);

        Assert.That(ToolRun.Of("verify", log, "--keys", _folder["key"]).ExitCode, Is.EqualTo(1));
        Assert.That(ToolRun.Of("verify", log, "--keys", _folder["key"], "--live").Output, Does.StartWith("OpenEnd"));
        Assert.That(ToolRun.Of("verify", log, "--keys", _folder["key"], "--live").ExitCode, Is.Zero);
    }

    [Test]
    public void FilesOfOneLogAreReadInTheOrderOfTheirTimes()
    {
        var second = WriteLog();
        var lines = File.ReadAllLines(second);
        var first = _folder.Write("z.log", string.Concat(lines[..3].Select(static line => line + "\n")));
        File.WriteAllText(second, string.Concat(lines[3..].Select(static line => line + "\n")));

        var sorted = ToolRun.Of("verify", second, first, "--keys", _folder["key"]);
        var asGiven = ToolRun.Of("verify", second, first, "--keys", _folder["key"], "--as-given");

        Assert.That(sorted.Output, Does.StartWith("Intact").And.Contain("in 2 files"));
        Assert.That(asGiven.ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void TheExpectedLastHashShowsWhatWasCutFromTheEnd()
    {
        var log = WriteLog();
        var hash = ToolRun.Of("verify", log, "--keys", _folder["key"]).Lines[^1].Split(' ')[^1];
        File.WriteAllLines(log, File.ReadAllLines(log)[..^1]);

        var run = ToolRun.Of("verify", log, "--keys", _folder["key"], "--live", "--expect-last", hash);

        Assert.That(run.Output, Does.StartWith("UnexpectedEnd"));
    }

    [Test]
    public void WrongKeysAreErrors()
    {
        var log = WriteLog();

        Assert.That(ToolRun.Of("verify", log, "--keys", "k1=" + _folder["none"]).Error, Does.Contain("none: no such file"));
        Assert.That(ToolRun.Of("verify", log, "--keys", "k1=$NOT_SET").Error, Does.Contain("'NOT_SET' is not set"));
        Assert.That(ToolRun.Of("verify", log, "--keys", _folder.Write("short", "short")).Error, Does.Contain("--keys:"));
        Assert.That(ToolRun.Of("verify", log).Output, Does.StartWith("UnknownKey"));
    }

    private string WriteLog()
    {
        _folder.Write("key", Key);
        var integrity = new EcsIntegrityOptions { KeyFile = _folder["key"] };
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(_folder["app.log"], integrity: integrity).CreateLogger())
        {
            for (var number = 1; number <= 5; number++)
            {
                logger.Information("event {Number}", number);
            }
        }

        return _folder["app.log"];
    }
}
