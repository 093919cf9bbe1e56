using NUnit.Framework;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Neighbours;

/// <summary>Sinks that fail later than they are given events say so through Serilog 4 to a chain of fallbacks, which then has masked copies.</summary>
[TestFixture]
public sealed class FallbackTests
{
    private const string Secret = "hunter2hunter2";

    [Test]
    public void ASinkInsideMaskedReportsToItsFallback() =>
        AssertKeptMasked(static (chain, failing, kept) => chain.FallbackChain(first => first.Masked(to => to.Sink(failing)), then => then.Sink(kept)));

    [Test]
    public void AFallbackInsideOfMaskedGetsMaskedCopiesWhateverFails()
    {
        AssertKeptMasked(static (chain, failing, kept) => chain.Masked(to => to.FallbackChain(first => first.Sink(failing), then => then.Sink(kept))));
        AssertKeptMasked(static (chain, _, kept) => chain.Masked(to => to.FallbackChain(first => first.Sink(new Throwing()), then => then.Sink(kept))));
    }

    private static void AssertKeptMasked(Action<LoggerSinkConfiguration, ILogEventSink, ILogEventSink> add)
    {
        var kept = new Kept();
        var configuration = new LoggerConfiguration();
        add(configuration.WriteTo, new FailingLater(), kept);
        using (var logger = configuration.CreateLogger())
        {
            logger.Information("Signed in with {Password}", Secret);
        }

        var text = kept.Events.Single().RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(text, Is.EqualTo("Signed in with \"***REDACTED***\"").And.Not.Contain(Secret));
    }

    private sealed class FailingLater : ILogEventSink, ISetLoggingFailureListener
    {
        private ILoggingFailureListener? _listener;

        public void Emit(LogEvent logEvent) =>
            _listener?.OnLoggingFailed(this, LoggingFailureKind.Permanent, "The server did not take it.", [logEvent], exception: null);

        public void SetFailureListener(ILoggingFailureListener failureListener) => _listener = failureListener;
    }

    private sealed class Throwing : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => throw new IOException("The server is away.");
    }

    private sealed class Kept : ILogEventSink
    {
        public List<LogEvent> Events { get; } = [];

        public void Emit(LogEvent logEvent) => Events.Add(logEvent);
    }
}
