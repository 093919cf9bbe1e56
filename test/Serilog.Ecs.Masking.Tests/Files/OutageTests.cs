using System.Globalization;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Tests.Integrity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Files;

/// <summary>While a file cannot be written its events are counted; the first line after that reports them.</summary>
[NonParallelizable]
[Platform("Linux")]
public class OutageTests
{
    private static readonly Dictionary<string, Func<string, Logger>> Ways = new()
    {
        ["EcsFile"] = static path => Configured().WriteTo.EcsFile(path, new EcsOptions()).CreateLogger(),
        ["fixed name"] = static path => Configured().WriteTo.EcsFile(path, new EcsOptions(), fileSizeLimitBytes: null).CreateLogger(),
        ["shared"] = static path => Configured().WriteTo.EcsFile(path, new EcsOptions(), shared: true).CreateLogger(),
        ["chained"] = static path => Configured().WriteTo.EcsFile(path, integrity: new() { Algorithm = EcsIntegrityAlgorithm.Sha256 }).CreateLogger(),
        ["EcsRouted"] = static path => Configured().WriteTo.EcsRouted([EcsRoute.ToFile(path, name: "main")]).CreateLogger(),
    };

    private static string[] Names() => [.. Ways.Keys];

    [TestCaseSource(nameof(Names))]
    public void OnAFullDiskEachEventIsWrittenOnceOrCounted(string way)
    {
        const int Events = 200;
        using var disk = new SmallDisk();
        string text;
        using (var told = SelfLogCapture.Raw())
        {
            using (var logger = Ways[way](disk.File))
            {
                disk.Fill();
                Log(logger, 1, Events);
                disk.Free();
                Log(logger, Events + 1, Events);
            }

            text = told.Text;
        }

        var lines = Lines(disk.File);
        var numbers = Numbers(lines);
        var report = lines.Single(static line => line.Has("labels.lost_events"));
        Assert.That(report["log.level"], Is.EqualTo("warn"));
        Assert.That(
            report["message"],
            Does.Match($"^Events lost: {report["labels.lost_events"]}\\. The log file log\\.json could not be written since .*: System\\.IO\\.IOException$"));
        Assert.That(report["service.name"], Is.EqualTo(lines[^1]["service.name"]));
        Assert.That(numbers, Is.Unique.And.Ordered);
        Assert.That(numbers.TakeLast(Events), Is.EqualTo(Enumerable.Range(Events + 1, Events)), "The first event after the outage is written.");
        Assert.That(numbers.Length + Convert.ToInt32(report["labels.lost_events"], CultureInfo.InvariantCulture), Is.EqualTo(2 * Events));
        Assert.That(Count(text, "cannot be written: System.IO.IOException"), Is.EqualTo(1));
        Assert.That(Count(text, "\n"), Is.LessThanOrEqualTo(3), text);
    }

    [Test]
    public void AChainVerifiesAfterAFullDisk()
    {
        using var disk = new SmallDisk();
        using (var logger = Ways["chained"](disk.File))
        {
            Log(logger, 1, 3);
            disk.Fill();
            Log(logger, 4, 100);
            disk.Free();
            Log(logger, 104, 3);
        }

        using var stream = System.IO.File.OpenRead(disk.File);
        var result = Verification.Of([stream]);
        Assert.That(result.Verdict, Is.EqualTo(EcsIntegrityVerdict.OpenEnd).Or.EqualTo(EcsIntegrityVerdict.Intact), result.Message);
        Assert.That(result.LastHash, Is.EqualTo(Lines(disk.File)[^1]["event.hash"]));
    }

    [Test]
    public void EventsThatWaitedInMemoryAreCountedToo()
    {
        const int Events = 1_000;
        using var disk = new SmallDisk();
        using (var logger = Configured().WriteTo.EcsFile(disk.File, new EcsOptions(), buffered: true).CreateLogger())
        {
            disk.Fill();
            Log(logger, 1, Events);
            disk.Free();
            Log(logger, Events + 1, 10);
        }

        var lines = Lines(disk.File);
        var lost = lines.Where(static line => line.Has("labels.lost_events")).Sum(
            static line => Convert.ToInt32(line["labels.lost_events"], CultureInfo.InvariantCulture));
        Assert.That(lost, Is.Positive);
        Assert.That(Numbers(lines), Is.Unique);
        Assert.That(Numbers(lines).Length + lost, Is.EqualTo(Events + 10));
    }

    [Test]
    public void EventsThatAnotherRouteHasAreNotCountedAsLost()
    {
        using var disk = new SmallDisk();
        using var chain = new ChainFolder();
        EcsRoute[] routes = [EcsRoute.ToFile(disk.File, new() { Level = LogEventLevel.Error }, "error"), EcsRoute.ToFile(chain.File, name: "main")];
        using (var logger = Configured().WriteTo.EcsRouted(routes).CreateLogger())
        {
            disk.Fill();
            for (var number = 0; number < 100; number++)
            {
                logger.Error("{Number}", number);
            }

            disk.Free();
            logger.Error("{Number}", 100);
        }

        var lines = Lines(disk.File);
        var report = lines.Single(static line => line.Has("labels.lost_events"));
        Assert.That(report["labels.lost_events"], Is.Zero);
        Assert.That(report["labels.elsewhere_events"], Is.EqualTo(100L - Numbers(lines).Count(static number => number < 100)));
        Assert.That(Numbers(lines).Concat(Numbers(Lines(chain.File))).Order(), Is.EqualTo(Enumerable.Range(0, 101)), "No event is in two files.");
    }

    [Test]
    public void AFallbackGetsTheEventsThatAFileCannotTake([Values] bool isRouted)
    {
        using var disk = new SmallDisk();
        var kept = new Kept();
        using (var logger = Configured().WriteTo.FallbackChain(
            first => _ = isRouted
                ? first.EcsRouted([EcsRoute.ToFile(disk.File)])
                : first.EcsFile(disk.File, new EcsOptions()),
            then => then.Sink(kept)).CreateLogger())
        {
            disk.Fill();
            Log(logger, 1, 100);
            disk.Free();
            Log(logger, 101, 1);
        }

        var lines = Lines(disk.File);
        var inFallback = kept.Events.Select(static logEvent => (int)((ScalarValue)logEvent.Properties["Number"]).Value!).ToArray();
        Assert.That(inFallback, Is.Not.Empty);
        Assert.That(Numbers(lines).Concat(inFallback).Order(), Is.EqualTo(Enumerable.Range(1, 101)));
        Assert.That(lines.Single(static line => line.Has("labels.lost_events"))["labels.lost_events"], Is.EqualTo(isRouted ? inFallback.Length : 0));
    }

    [Test]
    public void ALoggerThatIsClosedInAnOutageReportsTheNumberOfLostEvents()
    {
        using var disk = new SmallDisk();
        using var told = SelfLogCapture.Raw();
        using (var logger = Ways["EcsFile"](disk.File))
        {
            disk.Fill();
            Log(logger, 1, 100);
        }

        Assert.That(told.Text, Does.Match($@"The log file {disk.File} is closed\. Events lost since it could not be written: \d+\."));
    }

    [Test]
    public void ALoggerThatIsClosedAfterAnOutageReportsInTheFile()
    {
        using var disk = new SmallDisk();
        using (var logger = Ways["EcsFile"](disk.File))
        {
            disk.Fill();
            Log(logger, 1, 100);
            disk.Free();
        }

        Assert.That(Lines(disk.File)[^1]["labels.lost_events"], Is.Positive);
    }

    [Test]
    public void AnAuditFileThrowsForEachEventThatItCannotWrite()
    {
        using var disk = new SmallDisk();
        using var logger = Configured().AuditTo.EcsFile(disk.File, new EcsOptions()).CreateLogger();
        disk.Fill();
        Assert.That(() => Log(logger, 1, 100), Throws.TypeOf<AggregateException>().With.InnerException.TypeOf<IOException>());
        disk.Free();

        Assert.That(() => Log(logger, 101, 1), Throws.Nothing);

        Assert.That(Numbers(Lines(disk.File))[^1], Is.EqualTo(101));
    }

    private static LoggerConfiguration Configured() => new LoggerConfiguration().Enrich.WithServiceIdentity();

    private static void Log(Logger logger, int first, int count)
    {
        for (var number = first; number < first + count; number++)
        {
            logger.Information("{Number}", number);
        }
    }

    // A torn line may be left where the disk was full.
    private static EcsLine[] Lines(string path) =>
        [.. System.IO.File.ReadAllLines(path).Where(static line => line.EndsWith('}')).Select(static line => EcsLine.Parse(line + "\n"))];

    private static int[] Numbers(IEnumerable<EcsLine> lines) =>
        [.. lines.Where(static line => line.Has("labels.number")).Select(static line => Convert.ToInt32(line["labels.number"], CultureInfo.InvariantCulture))];

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
