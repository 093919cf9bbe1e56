using NUnit.Framework;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Settings.Methods;
using Serilog.Ecs.Masking.Tests.Integrity;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Routing;

/// <summary>A closed logger also closes the sinks inside the pack's own sinks, each as it supports it.</summary>
[NonParallelizable]
public class ClosedSinkTests
{
    private static IEnumerable<TestCaseData> Wrapped()
    {
        yield return Named("WriteTo.Masked", static (logger, sink) => logger.WriteTo.Masked(to => to.Sink(sink)));
        yield return Named("AuditTo.Masked", static (logger, sink) => logger.AuditTo.Masked(to => to.Sink(sink)));
        yield return Named("WriteTo.EcsRouted", static (logger, sink) => logger.WriteTo.EcsRouted(Alerting(sink)));
        yield return Named("AuditTo.EcsRouted", static (logger, sink) => logger.AuditTo.EcsRouted(Alerting(sink)));
    }

    private static EcsRoute[] Alerting(ILogEventSink sink) => [EcsRoute.ToConsole(), EcsRoute.ToAlerts(to => to.Sink(sink), also: true)];

    [TestCaseSource(nameof(Wrapped))]
    public async Task ASinkThatIsClosedWithoutWaitingIsClosedWithItsLogger(Action<LoggerConfiguration, ILogEventSink> add)
    {
        var sink = new AsyncOnlySink();
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
        var settings = JsonSettings.Read("""{ "routes": {} }""");

        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsRouted(settings.GetSection("routes"), alerts: to => to.Sink(sink)),
            Throws.ArgumentException);

        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    [Test]
    public void AlertSinksAreClosedWhereAnotherPlaceCannotBeOpened()
    {
        var sink = new ClosedAtOnce();
        EcsRoute[] routes = [EcsRoute.ToAlerts(to => to.Sink(sink), new() { Level = LogEventLevel.Fatal }), EcsRoute.ToFile(Path.GetTempPath())];

        Assert.That(() => new LoggerConfiguration().WriteTo.EcsRouted(routes), Throws.InstanceOf<IOException>());

        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    [Test]
    public void AlertSinksOfSeveralRoutesAreOpenedAndClosedOnce()
    {
        var sink = new ClosedAtOnce();
        var opened = 0;
        Action<LoggerSinkConfiguration> alerts = to =>
        {
            opened++;
            to.Sink(sink);
        };
        EcsRoute[] routes =
        [
            EcsRoute.ToAlerts(alerts, new() { Level = LogEventLevel.Fatal }), EcsRoute.ToAlerts(alerts, new() { Topic = "auth" }), EcsRoute.ToConsole(),
        ];

        new LoggerConfiguration().WriteTo.EcsRouted(routes).CreateLogger().Dispose();

        Assert.That(opened, Is.EqualTo(1));
        Assert.That(sink.Closed, Is.EqualTo(1));
    }

    [Test]
    public void ARouteToNoAlertSinkIsAnErrorAtStart() =>
        Assert.That(
            () => new LoggerConfiguration().WriteTo.EcsRouted([EcsRoute.ToAlerts(static _ => { }, name: "page")]),
            Throws.ArgumentException.With.Message.EqualTo("The route 'page' of EcsRouted adds no alert sink."));

    [Test]
    [Platform("Linux")]
    public void APlaceThatCannotBeClosedKeepsNoOtherOpen()
    {
        using var chain = new ChainFolder();
        var alerts = new ClosedAtOnce();
        EcsRoute[] routes =
        [
            EcsRoute.ToFile("/dev/full", new() { Level = LogEventLevel.Error }, "full"), EcsRoute.ToFile(chain.File, integrity: chain.Integrity()),
            EcsRoute.ToAlerts(to => to.Sink(alerts), new() { Level = LogEventLevel.Fatal }, also: true),
        ];
        using (var told = SelfLogCapture.Raw())
        {
            var logger = new LoggerConfiguration().WriteTo.EcsRouted(routes).CreateLogger();
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
