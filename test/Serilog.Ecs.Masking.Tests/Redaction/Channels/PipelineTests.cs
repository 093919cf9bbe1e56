using System.Globalization;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Formatting.Json;

namespace Serilog.Ecs.Masking.Tests.Redaction.Channels;

/// <summary>What other stages of a pipeline add after, or instead of, masking.</summary>
[NonParallelizable]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PipelineTests : IDisposable
{
    private static readonly JsonFormatter Json = new(renderMessage: true);

    private readonly StringWriter _output = new(CultureInfo.InvariantCulture);

    public void Dispose() => _output.Dispose();

    [Test]
    public void AMaskedSinkMasksWhatIsAddedAfterTheMaskingEnricher()
    {
        var secret = Secret();
        using (var logger = new LoggerConfiguration().Enrich.WithMasking().Enrich.With(new LateProperty("Password", secret)).WriteTo.Masked(to => to.Sink(Sink())).CreateLogger())
        {
            logger.Information("Signing in with {Password}");
        }

        HasNo(secret);
    }

    [Test]
    public void TheFormatterMasksWhatIsAddedAfterTheMaskingEnricher()
    {
        var secret = Secret();
        using (var logger = new LoggerConfiguration().Enrich.WithMasking().Enrich.With(new LateProperty("Password", secret)).WriteTo.Sink(new Formatting(Render.Formatter(), _output)).CreateLogger())
        {
            logger.Information("Signing in");
        }

        HasNo(secret);
    }

    [Test]
    public void AMaskedSinkMasksWhatAnInnerLoggerAdds()
    {
        var secret = Secret();
        using (var logger = new LoggerConfiguration().WriteTo.Logger(inner => inner.Enrich.WithProperty("Password", secret).WriteTo.Masked(to => to.Sink(Sink()))).CreateLogger())
        {
            logger.Information("Signing in");
        }

        HasNo(secret);
    }

    [Test]
    public void AFilterSeesTheValueAndItsSinkDoesNot()
    {
        var secret = Secret();
        var seen = false;
        using (var logger = new LoggerConfiguration().Filter.ByIncludingOnly(Sees).WriteTo.Masked(to => to.Sink(Sink())).CreateLogger())
        {
            logger.Information("Signing in with {Password}", secret);
        }

        HasNo(secret);
        Assert.That(seen, Is.True);

        bool Sees(LogEvent logEvent) => seen = logEvent.Properties["Password"].ToString().Contains(secret, StringComparison.Ordinal);
    }

    [Test]
    public void AMaskedSinkAroundAnAsynchronousOneGetsNoSecret()
    {
        var secret = Secret();
        using (var logger = new LoggerConfiguration().WriteTo.Masked(to => to.Async(inner => inner.Sink(Sink()))).CreateLogger())
        {
            logger.Information("Signing in with {Password}", secret);
        }

        HasNo(secret);
    }

    [Test]
    public void ASinkBesideAMaskedOneKeepsTheEventAsItIs()
    {
        var secret = Secret();
        using (var logger = new LoggerConfiguration().WriteTo.Masked(to => to.Sink(new Forgetting())).WriteTo.Sink(Sink()).CreateLogger())
        {
            logger.Information("Signing in with {Password}", secret);
        }

        Assert.That(_output.ToString(), Does.Contain(secret));
    }

    [Test]
    public void MaskingTwiceIsMaskingOnce()
    {
        var secret = Secret();
        Log(new LoggerConfiguration().WriteTo.Masked(to => to.Sink(Sink())));
        var once = _output.ToString();
        _output.GetStringBuilder().Clear();

        Log(new LoggerConfiguration().Destructure.WithMasking().Enrich.WithMasking().WriteTo.Masked(to => to.Masked(inner => inner.Sink(Sink()))));

        Assert.That(WithoutTime(_output.ToString()), Is.EqualTo(WithoutTime(once)));
        HasNo(secret);

        void Log(LoggerConfiguration configuration)
        {
            using var logger = configuration.CreateLogger();
            logger.Error(
                new InvalidOperationException($"password={secret}"), "Signing in {User} with {Password} and {Body}", "ann", secret,
                "{\"token\":\"" + secret + "\"}");
        }
    }

    [Test]
    public void TheMessageOfAnEnricherThatThrowsIsMaskedInSelfLog()
    {
        var secret = Secret();
        using var told = SelfLogCapture.Masked();
        using (var logger = new LoggerConfiguration().Enrich.With(new Failing($"No login: password={secret}")).WriteTo.Masked(to => to.Sink(Sink())).CreateLogger())
        {
            logger.Information("Signing in");
        }

        Assert.That(told.Text, Does.Contain("No login"));
        Assert.That(Leak.Find(told.Text, secret), Is.Null);
    }

    [Test]
    public void TheMessageOfASinkThatThrowsIsMaskedInSelfLog()
    {
        var secret = Secret();
        using var told = SelfLogCapture.Masked();
        using (var logger = new LoggerConfiguration().WriteTo.Sink(new FailingSink()).CreateLogger())
        {
            logger.Information("Signing in with {Password}", secret);
        }

        Assert.That(told.Text, Does.Contain("Refused"));
        Assert.That(Leak.Find(told.Text, secret), Is.Null);
    }

    [Test]
    public void ASecretThatSpansSeveralLinesOfSelfLogIsMasked()
    {
        var secret = Secret();
        using var told = SelfLogCapture.Masked();

        Debugging.SelfLog.WriteLine("Failed: {0}\n   at Shop.Run() password={1}\n{2}", "x", secret, "Authorization: Bearer " + secret);

        Assert.That(Leak.Find(told.Text, secret, 4), Is.Null);
    }

    private static string Secret() => SecretKind.Password.Make(Seeds.For(TestContext.CurrentContext.Test.Name));

    private static string WithoutTime(string line) => System.Text.RegularExpressions.Regex.Replace(line, "\"Timestamp\":\"[^\"]*\"", "");

    private Formatting Sink() => new(Json, _output);

    private void HasNo(string secret)
    {
        Assert.That(_output.ToString(), Is.Not.Empty);
        Assert.That(Leak.Find(_output.ToString(), secret), Is.Null, _output.ToString);
    }

    private sealed class Formatting(Serilog.Formatting.ITextFormatter formatter, TextWriter output) : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            using var line = new StringWriter(CultureInfo.InvariantCulture);
            formatter.Format(logEvent, formatter is JsonFormatter ? line : output);
            output.Write(line.ToString());
        }
    }

    private sealed class Forgetting : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
        }
    }

    private sealed class Failing(string message) : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => throw new InvalidOperationException(message);
    }

    private sealed class FailingSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent) =>
            throw new InvalidOperationException("Refused " + Json + " password: " + ((ScalarValue)logEvent.Properties["Password"]).Value);
    }
}
