using System.Globalization;
using System.Text;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>Whatever threads do at the same time, each event is in the files once.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ConcurrencyTests : IDisposable
{
    private const int Threads = 64;

    // build/faults.sh asks for many more.
    private static readonly int EventsOfAThread = Seeds.Count("FAULT_EVENTS", 50);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ecs-threads-");

    private string LogFile => Path.Combine(_folder.FullName, "log.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Test]
    [Platform(Exclude = "Win")]
    public void SixtyFourThreadsLoseNothingWhileTheFileIsRotated([Values] bool isChained)
    {
        var integrity = isChained ? new EcsIntegrityOptions { Algorithm = EcsIntegrityAlgorithm.Sha256 } : null;
        var rotations = 0;
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(LogFile, integrity: integrity).CreateLogger())
        {
            Run(Threads, thread =>
            {
                for (var number = 0; number < EventsOfAThread; number++)
                {
                    logger.Information("{Number}", (thread * EventsOfAThread) + number);
                    if (thread == 0 && number % 10 == 9)
                    {
                        File.Move(LogFile, string.Create(CultureInfo.InvariantCulture, $"{LogFile}.{++rotations:D9}"));

                        // The next event of this thread is in the new file, so that there is one to move. The sink looks once in a millisecond.
                        Thread.Sleep(5);
                        logger.Information("Rotated");
                    }
                }
            });
        }

        string[] files = [.. Directory.GetFiles(_folder.FullName).Where(file => file != LogFile).Order(StringComparer.Ordinal), LogFile];
        Assert.That(files.SelectMany(Numbers).Order(), Is.EqualTo(Enumerable.Range(0, Threads * EventsOfAThread)));
        if (isChained)
        {
            Assert.That(
                Verification.Of(files.Select(static file => new MemoryStream(File.ReadAllBytes(file)))).Verdict, Is.EqualTo(EcsIntegrityVerdict.Intact));
        }
    }

    [Test]
    public void ALoggerThatIsClosedWhileOthersLogWritesWholeLines([Values] bool isBuffered)
    {
        var logger = new LoggerConfiguration().WriteTo.EcsFile(LogFile, new EcsOptions(), buffered: isBuffered).CreateLogger();
        using var started = new CountdownEvent(8);
        using var closed = new ManualResetEventSlim();
        var threads = Start(8, thread =>
        {
            var number = 0;
            do
            {
                logger.Information("{Number}", (number++ * 8) + thread);
                if (number == 10)
                {
                    started.Signal();
                }
            }
            while (!closed.IsSet || number < 20);
        });

        started.Wait();
        logger.Dispose();
        closed.Set();
        Array.ForEach(threads, static thread => thread.Join());

        var numbers = Numbers(LogFile).ToArray();
        Assert.That(numbers, Is.Unique);
        Assert.That(Enumerable.Range(0, 80).Except(numbers), Is.Empty, "They were logged before it was closed.");
    }

    [Test]
    public void AHookThatLogsToItsOwnFileEndsNowhere()
    {
        var hook = new LoggingHook();
        using (var logger = new LoggerConfiguration().WriteTo.EcsFile(LogFile, new EcsOptions(), hooks: hook).CreateLogger())
        {
            hook.Logger = logger;
            File.Delete(LogFile);
            logger.Information("{Number}", 1);
            logger.Information("{Number}", 2);
        }

        Assert.That(hook.Calls, Is.EqualTo(OperatingSystem.IsWindows() ? 1 : 2));
        Assert.That(Numbers(LogFile), Is.EqualTo(new[] { 1, 2 }));
        Assert.That(File.ReadAllText(LogFile), OperatingSystem.IsWindows() ? Is.Not.Empty : Does.Contain("\"lost_events\":1"));
    }

    [Test]
    [Platform("Linux")]
    public void AListenerOfTheSelfLogMayLogToTheFileThatFails()
    {
        using var disk = new SmallDisk();
        try
        {
            using (var logger = new LoggerConfiguration().WriteTo.EcsFile(disk.File, new EcsOptions()).CreateLogger())
            {
                SelfLog.Enable(text => logger.Warning("SelfLog said {Text}", text));
                disk.Fill();
                Log(logger, 0, 100);
                disk.Free();
                Log(logger, 100, 10);
            }
        }
        finally
        {
            SelfLog.Disable();
        }

        Assert.That(Numbers(disk.File).TakeLast(10), Is.EqualTo(Enumerable.Range(100, 10)));
        Assert.That(File.ReadAllText(disk.File), Does.Contain("is written again"));
    }

    private static void Log(Logger logger, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            logger.Information("{Number}", number);
        }
    }

    private static void Run(int count, Action<int> work) => Array.ForEach(Start(count, work), static thread => thread.Join());

    private static Thread[] Start(int count, Action<int> work)
    {
        var threads = Enumerable.Range(0, count).Select(number => new Thread(() => work(number))).ToArray();
        Array.ForEach(threads, static thread => thread.Start());
        return threads;
    }

    private static IEnumerable<int> Numbers(string path) =>
        File.ReadLines(path).Where(static line => line.EndsWith('}')).Select(static line => EcsLine.Parse(line + "\n"))
            .Where(static line => line.Has("labels.number")).Select(static line => Convert.ToInt32(line["labels.number"], CultureInfo.InvariantCulture));

    private sealed class LoggingHook : FileLifecycleHooks
    {
        public Logger? Logger { get; set; }

        public int Calls { get; private set; }

        public override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
        {
            Calls++;
            Logger?.Information("Opened");
            return underlyingStream;
        }
    }
}
