using System.Globalization;
using System.Text;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>A millisecond after another program moved or truncated a log file, the next event is in a new file at its path.</summary>
[Platform(Exclude = "Win")]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[NonParallelizable]
public sealed class RotationTests : IDisposable
{
    private static readonly EcsIntegrityOptions Chained = new() { Algorithm = EcsIntegrityAlgorithm.Sha256 };

    // The sink looks after its file once in a millisecond.
    private static readonly TimeSpan LongerThanAPause = TimeSpan.FromMilliseconds(5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-rotation-");

    // As logrotate does it with "nocreate", "create" and "copytruncate", and what a clean-up does
    private static readonly Dictionary<string, Action<string, string>> Modes = new()
    {
        ["rename"] = File.Move,
        ["create"] = static (path, to) =>
        {
            File.Move(path, to);
            File.WriteAllText(path, "");
        },
        ["copytruncate"] = static (path, to) =>
        {
            File.Copy(path, to);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(0);
        },
        ["remove"] = static (path, _) => File.Delete(path),
        ["folder"] = static (path, _) => Directory.Move(Path.GetDirectoryName(path)!, Path.GetDirectoryName(path) + ".1"),
    };

    private static readonly Dictionary<string, Func<string, Logger>> Ways = new()
    {
        ["EcsFile"] = static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions()).CreateLogger(),
        ["fixed name"] = static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions(), fileSizeLimitBytes: null).CreateLogger(),
        ["shared"] = static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions(), shared: true).CreateLogger(),
        ["buffered"] = static path => new LoggerConfiguration().WriteTo.EcsFile(path, new EcsOptions(), buffered: true).CreateLogger(),
        ["chained"] = static path => new LoggerConfiguration().WriteTo.EcsFile(path, integrity: Chained).CreateLogger(),
        ["audit"] = static path => new LoggerConfiguration().AuditTo.EcsFile(path, new EcsOptions()).CreateLogger(),
        ["EcsRouted"] = static path => new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToFile(path, unixMode: UnixFileMode.UserRead | UnixFileMode.UserWrite)]).CreateLogger(),
    };

    private string LogFile => Path.Combine(_folder.FullName, "logs", "log.json");

    private static IEnumerable<object[]> Cases() => Ways.Keys.SelectMany(way => Modes.Keys.Select(mode => new object[] { way, mode }));

    public void Dispose() => _folder.Delete(recursive: true);

    [TestCaseSource(nameof(Cases))]
    public void TheNextEventIsInANewFileAtThePath(string way, string mode)
    {
        using (var logger = Ways[way](LogFile))
        {
            logger.Information("1");
            logger.Information("2");
            Rotate(mode, ".1");
            logger.Information("3");
            Rotate("rename", ".2");
            logger.Information("4");
        }

        // What waits in memory while a file is truncated is written after that.
        var staysInMemory = way == "buffered" && mode == "copytruncate";
        Assert.That(Messages(LogFile), Is.EqualTo("4"));
        Assert.That(Messages(LogFile + ".2"), Is.EqualTo(staysInMemory ? "1 2 3" : "3"));
        if (mode is not ("remove" or "folder"))
        {
            Assert.That(Messages(LogFile + ".1"), Is.EqualTo(staysInMemory ? "" : "1 2"));
        }
    }

    [TestCase("EcsFile")]
    [TestCase("chained")]
    [TestCase("EcsRouted")]
    public void AFileThatIsEmptyIsFollowedToo(string way)
    {
        using (var logger = Ways[way](LogFile))
        {
            File.Move(LogFile, LogFile + ".1");
            File.WriteAllText(LogFile, "");
            File.SetLastWriteTimeUtc(LogFile, DateTime.UtcNow.AddSeconds(1));
            Thread.Sleep(LongerThanAPause);
            logger.Information("1");
        }

        Assert.That(Messages(LogFile), Is.EqualTo("1"));
        Assert.That(Messages(LogFile + ".1"), Is.Empty);
    }

    [Test]
    public void AChainGoesOnInTheNewFile([Values("rename", "create")] string mode)
    {
        using (var logger = Ways["chained"](LogFile))
        {
            logger.Information("1");
            Rotate(mode, ".1");
            logger.Information("2");
        }

        Assert.That(Verify(LogFile + ".1", LogFile).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
    }

    [Test]
    public void AChainGoesOnInATruncatedFile()
    {
        using (var logger = Ways["chained"](LogFile))
        {
            logger.Information("1");
            Rotate("copytruncate", ".1");
            logger.Information("2");
        }

        var result = Verify(LogFile + ".1", LogFile);
        Assert.That(result, Has.Property("Verdict").EqualTo(EcsIntegrityVerdict.OpenEnd).And.Property("VerifiedLines").EqualTo(5), result.Message);
    }

    [Test]
    [Platform("Linux")]
    public void AFileThatIsTruncatedWhileEventsAreWrittenHasNoHole()
    {
        using (var logger = Ways["EcsFile"](LogFile))
        {
            for (var number = 0; number < 3_000; number++)
            {
                logger.Information("{Number}", number);
                if (number % 100 == 99)
                {
                    using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                    file.SetLength(0);
                }
            }

            logger.Information("last");
        }

        Assert.That(File.ReadAllBytes(LogFile), Has.No.Member((byte)0));
        Assert.That(Messages(LogFile), Does.EndWith("last"));
    }

    [Test]
    public void TwoProcessesThatShareAFileFollowItBoth()
    {
        using (Logger one = Ways["shared"](LogFile), other = Ways["shared"](LogFile))
        {
            one.Information("1");
            other.Information("2");
            Rotate("create", ".1");
            one.Information("3 {Text}", new string('x', 1_000));
            other.Information("4");
        }

        Assert.That(Messages(LogFile), Does.StartWith("3").And.EndsWith("4"));
        Assert.That(Messages(LogFile + ".1"), Is.EqualTo("1 2"));
    }

    [Test]
    public void AFullFileIsFollowedByAnotherUnlessThatIsTurnedOff([Values] bool rolls)
    {
        using (var logger = rolls
            ? new LoggerConfiguration().WriteTo.EcsFile(LogFile, new EcsOptions(), fileSizeLimitBytes: 500).CreateLogger()
            : new LoggerConfiguration().WriteTo.EcsFile(LogFile, new EcsOptions(), fileSizeLimitBytes: 500, rollOnFileSizeLimit: false).CreateLogger())
        {
            for (var number = 1; number <= 9; number++)
            {
                logger.Information("{Number}", number);
            }
        }

        var files = Directory.GetFiles(_folder.FullName, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.That(string.Join(' ', files.Select(Messages)), rolls ? Is.EqualTo("1 2 3 4 5 6 7 8 9") : Does.StartWith("1 2 3").And.Not.Contain("9"));
        Assert.That(files, Has.Length.GreaterThan(rolls ? 2 : 0));
    }

    [Test]
    public void ATornLineOfAnotherProcessIsEndedInASharedFile([Values] bool isAtStart)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(LogFile)!);
        File.WriteAllText(LogFile, isAtStart ? "{\"message\":\"kil" : "");
        using (var logger = Ways["shared"](LogFile))
        {
            if (!isAtStart)
            {
                logger.Information("1");
                File.AppendAllText(LogFile, "{\"message\":\"kil");
            }

            logger.Information("2");
            logger.Information("3");
        }

        Assert.That(File.ReadAllLines(LogFile).Where(static line => !line.EndsWith("kil", StringComparison.Ordinal)).Select(Message), Is.EqualTo(isAtStart ? ["2", "3"] : new[] { "1", "2", "3" }));
    }

    [Test]
    public void AByteOrderMarkIsAtTheBeginningOnly()
    {
        for (var run = 0; run < 2; run++)
        {
            using var logger = new LoggerConfiguration().WriteTo.EcsFile(LogFile, new EcsOptions(), encoding: Encoding.UTF8).CreateLogger();
            logger.Information("1");
        }

        Assert.That(File.ReadAllBytes(LogFile).Count(static value => value == 0xEF), Is.EqualTo(1));
    }

    [Test]
    public void ADeviceIsWrittenAsItIs()
    {
        using var told = SelfLogCapture.Raw();
        using (var logger = Ways["fixed name"]("/dev/null"))
        {
            logger.Information("1");
            logger.Information("2");
        }

        Assert.That(told.Text, Is.Empty);
    }

    private void Rotate(string mode, string suffix)
    {
        Modes[mode](LogFile, LogFile + suffix);
        Thread.Sleep(LongerThanAPause);
    }

    private static string Messages(string path) =>
        string.Join(' ', File.ReadAllLines(path).Where(static line => !line.Contains("\"integrity\":", StringComparison.Ordinal)).Select(Message));

    private static string Message(string line) => Convert.ToString(EcsLine.Parse(line + "\n")["message"], CultureInfo.InvariantCulture)!;

    private static EcsIntegrityResult Verify(params string[] paths) => Verification.Of(paths.Select(static path => new MemoryStream(File.ReadAllBytes(path))));
}
