using System.Reflection;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;
using Serilog.Core;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Tests.Settings;

/// <summary>An error about settings is read by the person who wrote them: an application logs it, and nothing in it is masked.</summary>
public class SettingsErrorTests
{
    private const string Misspelt = "Serilog:EcsMasking:masking:passwords: there is no such setting.";

    [Test]
    public void ALoggedErrorAboutSettingsIsNotMasked()
    {
        var line = Render.Line(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Fatal, Error(), MessageTemplate.Empty, []));

        Assert.That(line["error.message"], Does.Contain(Misspelt));
        Assert.That(line["error.stack_trace"], Does.Contain(Misspelt));
    }

    [Test]
    public void NeitherIsOneThatReflectionWraps()
    {
        var line = Render.Line(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Fatal, new TargetInvocationException(Error()), MessageTemplate.Empty, []));

        Assert.That(line["error.stack_trace"], Does.Contain(Misspelt));
    }

    [Test]
    public void AMaskedSinkGetsTheErrorItself()
    {
        var error = Error();
        var events = new List<LogEvent>();
        using var logger = new LoggerConfiguration().WriteTo.Masked(to => to.Sink(new Kept(events))).CreateLogger();

        logger.Fatal(error, "No start, password={Password}", "hunter2-of-the-error");

        Assert.That(events.Single().Exception, Is.SameAs(error));
        Assert.That(events.Single().RenderMessage(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public void AnotherErrorAroundItIsMasked()
    {
        var line = Render.Line(new LogEvent(DateTimeOffset.UnixEpoch, LogEventLevel.Fatal, new InvalidOperationException("password=hunter2-outside", Error()), MessageTemplate.Empty, []));

        Assert.That(line.Text, Does.Not.Contain("hunter2-outside"));
    }

    [Test]
    public void OptionsOfAFormatterThatWereNotHandedOverAreAnError()
    {
        Assert.That(() => new EcsTextFormatter((IConfigurationSection)null!), Throws.ArgumentException.With.Message.EqualTo(
            "EcsTextFormatter: the options of a formatter were not read. Serilog.Settings.Configuration hands them over from version 8.0.4 on; before that, use EcsFile or EcsConsole, or leave out 'options'."));
    }

    private static Exception Error()
    {
        var settings = JsonSettings.Read("""{ "Serilog": { "EcsMasking": { "masking": { "passwords": true } }, "WriteTo": [ "EcsConsole" ] } }""");
        var error = Assert.Catch(() => new LoggerConfiguration().ReadFrom.Configuration(settings).CreateLogger().Dispose())!;
        return error is TargetInvocationException { InnerException: { } inner } ? inner : error;
    }

    private sealed class Kept(List<LogEvent> events) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => events.Add(logEvent);
    }
}
