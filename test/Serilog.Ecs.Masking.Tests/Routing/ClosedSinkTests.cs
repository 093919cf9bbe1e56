using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Integrity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>What is closed with a logger, the sinks behind the pack's own are closed with, each in the way it can be.</summary>
[NonParallelizable]
public class ClosedSinkTests
{
    private static readonly EcsRoute[] Alerting = [new() { Console = true }, new() { Alert = true, Also = true }];

    private static IEnumerable<TestCaseData> Wrapped()
    {
        yield return Named("WriteTo.Masked", static (logger, sink) => logger.WriteTo.Masked(to => to.Sink(sink)));
        yield return Named("AuditTo.Masked", static (logger, sink) => logger.AuditTo.Masked(to => to.Sink(sink)));
        yield return Named("WriteTo.EcsRouted", static (logger, sink) => logger.WriteTo.EcsRouted(new EcsOptions(), Alerting, to => to.Sink(sink)));
        yield return Named("AuditTo.EcsRouted", static (logger, sink) => logger.AuditTo.EcsRouted(new EcsOptions(), Alerting, to => to.Sink(sink)));
    }

    [TestCaseSource(nameof(Wrapped))]
    public async Task ASinkThatIsClosedWithoutWaitingIsClosedWithItsLogger(Action<LoggerConfiguration, ILogEventSink> add)
    {
        var sink = new ClosedLater();
        var configuration = new LoggerConfiguration();
        add(configuration, sink);

        await configuration.CreateLogger().DisposeAsync();

        Assert.That(sink.Closed, Is.Positive, "Serilog 4 closes what a sink wraps itself too.");
    }

    [TestCaseSource(nameof(Wrapped))]
    public void ASinkIsClosedWithItsLogger(Action<LoggerConfiguration, ILogEventSink> add)
    {
        var sink = new ClosedAtOnce();
        var configuration = new LoggerConfiguration();
        add(configuration, sink);

        configuration.CreateLogger().Dispose();

        Assert.That(sink.Closed, Is.Positive);
    }

    [Test]
    public void AlertSinksAreClosedWhereTheRoutesAreWrong()
    {
        var sink = new ClosedAtOnce();

        Assert.That(() => new LoggerConfiguration().WriteTo.EcsRouted(new EcsOptions(), [], to => to.Sink(sink)), Throws.ArgumentException);

        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    [Test]
    [Platform("Linux")]
    public void APlaceThatCannotBeClosedKeepsNoOtherOpen()
    {
        using var chain = new ChainFolder();
        var alerts = new ClosedAtOnce();
        EcsRoute[] routes = [new() { Name = "full", Level = LogEventLevel.Error, Path = "/dev/full" }, new() { Path = chain.File, Integrity = chain.Options().Integrity }, new() { Alert = true, Also = true, Level = LogEventLevel.Fatal }];
        using (var told = Told.Raw())
        {
            var logger = new LoggerConfiguration().WriteTo.EcsRouted(new EcsOptions(), routes, to => to.Sink(alerts)).CreateLogger();
            logger.Error("Goes elsewhere");

            Assert.That(logger.Dispose, Throws.Nothing);
            Assert.That(told.Text, Does.Contain("The route 'full'"));
        }

        Assert.That(chain.Verify(), Has.Property(nameof(EcsIntegrityResult.Verdict)).EqualTo(EcsIntegrityVerdict.Intact));
        Assert.That(chain.Lines()[1], Does.Contain("Goes elsewhere"));
        Assert.That(alerts.Closed, Is.EqualTo(1));
    }

    private static TestCaseData Named(string name, Action<LoggerConfiguration, ILogEventSink> add) => new TestCaseData(add).SetArgDisplayNames(name);

    private sealed class ClosedAtOnce : ILogEventSink, IDisposable
    {
        public int Closed { get; private set; }

        public void Emit(LogEvent logEvent)
        {
        }

        public void Dispose() => Closed++;
    }
}
