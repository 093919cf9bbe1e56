using NUnit.Framework;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>What a person sees at a terminal.</summary>
public class TextViewTests
{
    private static readonly DateTimeOffset Time = new(2025, 12, 17, 10, 0, 0, 123, TimeSpan.FromHours(9));

    [Test]
    public void AnEventIsOneLineWithTimeLevelSourceAndMessage()
    {
        var text = View.Text(Event(LogEventLevel.Information, "OAuth callback received", ("SourceContext", "Auth.Services.OAuth")));

        Assert.That(text, Is.EqualTo("2025-12-17 10:00:00.123 | INFO  | Auth.Services.OAuth | OAuth callback received\n"));
    }

    [TestCase(LogEventLevel.Verbose, "TRACE")]
    [TestCase(LogEventLevel.Debug, "DEBUG")]
    [TestCase(LogEventLevel.Information, "INFO ")]
    [TestCase(LogEventLevel.Warning, "WARN ")]
    [TestCase(LogEventLevel.Error, "ERROR")]
    [TestCase(LogEventLevel.Fatal, "FATAL")]
    [TestCase((LogEventLevel)99, "INFO ")]
    public void EachLevelHasFiveLetters(LogEventLevel level, string shown)
    {
        Assert.That(View.Text(Event(level, "Done")), Is.EqualTo($"2025-12-17 10:00:00.123 | {shown} | Done\n"));
    }

    [Test]
    public void PropertiesThatTheMessageDoesNotShowAreBelowIt()
    {
        var text = View.Text(log => log
            .ForContext("TenantId", "eco2").ForContext("Note", "two words").ForContext("RequestPath", "/orders").ForContext("RequestId", "r-1")
            .ForContext("Basket", new { Items = 2 }, destructureObjects: true)
            .Information("Paid {Total:0.00} for {@Order}", 12.5, new { Id = 7 }));

        Assert.That(View.WithoutTime(text), Is.EqualTo("""
            INFO  | Paid 12.50 for {"Id":7}
                url.path=/orders note="two words" tenant_id=eco2 basket={"items":2}

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void TheTraceIsShortAndIdsForProgramsAreLeftOut()
    {
        var logEvent = new LogEvent(
            Time, LogEventLevel.Information, null, new MessageTemplateParser().Parse("Hello"),
            [Property("transaction.id", "00f067aa0ba902b7"), Property("TraceFlags", "01"), Property("ParentId", "00f067aa0ba902b8")],
            System.Diagnostics.ActivityTraceId.CreateFromString("4bf92f3577b34da6a3ce929d0e0e4736"), System.Diagnostics.ActivitySpanId.CreateFromString("00f067aa0ba902b7"));

        Assert.That(View.Text(logEvent), Is.EqualTo("2025-12-17 10:00:00.123 | INFO  | Hello | 4bf92f35\n"));
    }

    [Test]
    public void WhatAllEventsOfTheProcessShareIsLeftOut()
    {
        var logEvent = Render.Event(log => log.Information("Hello"), static logger => logger.Enrich.WithServiceIdentity(new EcsOptions { ServiceName = "shop" }).Enrich.WithEventIdentity());

        Assert.That(View.WithoutTime(View.Text(logEvent, static options => options.StaticFields["labels.team"] = "identity")), Is.EqualTo("INFO  | Hello\n"));
    }

    [Test]
    public void TheLinesOfAnExceptionAreIndented()
    {
        var text = View.Text(log => log.Error(new InvalidOperationException("No\nsuch order", new TimeoutException("too late")), "Failed"));

        Assert.That(View.WithoutTime(text), Is.EqualTo("""
            ERROR | Failed
                System.InvalidOperationException: No
                such order
                 ---> System.TimeoutException: too late
                   --- End of inner exception stack trace ---

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void WithoutAStackTraceAnExceptionIsItsTypeAndMessage()
    {
        var text = View.Text(log => log.Error(Thrown(), "Failed"), static options => options.StackTrace = StackTraceFormat.Off);

        Assert.That(View.WithoutTime(text), Is.EqualTo("ERROR | Failed\n    System.InvalidOperationException\n    boom\n"));
    }

    [Test]
    public void TheSettingsOfStackTracesHold()
    {
        var text = View.Text(log => log.Error(Thrown(), "Failed"), static options => options.MaxStackFrames = 1, verbosity: EcsConsoleVerbosity.Full);

        Assert.That(text, Does.Match(@"\n       at Serilog\.Ecs\.Masking\.Tests\.DevConsole\.TextViewTests\.Fail\(\)[^\n]*\n       \.\.\. \d more frames\n$"));
    }

    [Test]
    public void OwnFramesAreBrighterThanThoseOfTheFramework()
    {
        var text = View.Text(log => log.Error(Thrown(), "Failed"), theme: EcsConsoleTheme.Dark, verbosity: EcsConsoleVerbosity.Full);

        Assert.That(text, Does.Contain("    \u001b[91mSystem.InvalidOperationException: boom\u001b[0m\n"));
        Assert.That(text, Does.Contain("    \u001b[97m   at Serilog.Ecs.Masking.Tests.DevConsole.TextViewTests.Fail()"));
        Assert.That(text, Does.Contain("    \u001b[38;5;244m   at System.Array.ForEach[T]("));
    }

    [Test]
    public void FieldsThatTheDocumentLeavesOutAreNotShown()
    {
        static void Exclude(EcsOptions options)
        {
            foreach (var field in (string[])["labels.tenant_id", "error.stack_trace", "error.message", "log.logger", "http"])
            {
                options.ExcludeFields.Add(field);
            }
        }

        var text = View.Text(log => log.ForContext("TenantId", "eco2").ForContext("http.request.method", "GET").ForContext("SourceContext", "Shop.Orders").Error(Thrown(), "Failed"), Exclude);

        Assert.That(View.WithoutTime(text), Is.EqualTo("ERROR | Failed\n    System.InvalidOperationException\n"));
    }

    [TestCase(LogEventLevel.Verbose, "\u001b[38;5;244mTRACE\u001b[0m")]
    [TestCase(LogEventLevel.Debug, "\u001b[36mDEBUG\u001b[0m")]
    [TestCase(LogEventLevel.Information, "\u001b[32mINFO \u001b[0m")]
    [TestCase(LogEventLevel.Warning, "\u001b[33mWARN \u001b[0m")]
    [TestCase(LogEventLevel.Error, "\u001b[31mERROR\u001b[0m")]
    [TestCase(LogEventLevel.Fatal, "\u001b[1;31;107mFATAL\u001b[0m")]
    public void EachLevelHasItsColour(LogEventLevel level, string shown)
    {
        Assert.That(View.Text(Event(level, "Done"), theme: EcsConsoleTheme.Dark), Does.Contain(shown));
    }

    [Test]
    public void AThemeChangesColoursAndNothingElse()
    {
        foreach (var (what, value) in HostileValues.Values().Where(static hostile => hostile.What is not ("10 MB of text" or "10 MB of escapes")))
        {
            var logEvent = Event(LogEventLevel.Fatal, "It is {Value} of {Other}", ("Other", what));
            logEvent.AddPropertyIfAbsent(new LogEventProperty("Value", value));
            logEvent.AddPropertyIfAbsent(new LogEventProperty("Beside", value));
            var plain = View.Text(logEvent);

            foreach (var theme in (EcsConsoleTheme[])[EcsConsoleTheme.Dark, EcsConsoleTheme.Light])
            {
                var coloured = View.Text(logEvent, theme: theme);

                Assert.That(coloured, Is.Not.EqualTo(plain));
                Assert.That(System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]+m", ""), Is.EqualTo(plain));
            }
        }
    }

    [Test]
    public void AMessageThatIsTooLongIsCutWhereTheDocumentCutsIt()
    {
        var text = View.Text(
            log => log.Information("{A} {B}", new string('a', 60), new string('b', 60)), static options => options.MaxMessageLength = 64, EcsConsoleTheme.Dark);

        Assert.That(text, Does.EndWith("\u001b[96m" + new string('a', 60) + "\u001b[0m \u001b[96mbb\u001b[0m…\n"));
    }

    [Test]
    public void AnEventThatCannotBeRenderedShowsNoText()
    {
        var output = new OneCallWriter();
        var logEvent = Event(LogEventLevel.Error, "hunter2 {Password}", new InvalidOperationException("hunter2"), ("Password", "hunter2"));

        // A property that is null is not an event of Serilog's, and the code that masks it fails.
        ((Dictionary<string, LogEventPropertyValue>)logEvent.Properties)["Broken"] = null!;
        new TextView(Render.Formatter(), ViewTheme.None).Format(logEvent, output);

        Assert.That(output.Text, Is.EqualTo("2025-12-17 10:00:00.123 | ERROR | This event could not be rendered: System.NullReferenceException\n    System.InvalidOperationException\n"));
    }

    private static LogEvent Event(LogEventLevel level, string template, params (string Name, object? Value)[] properties) =>
        Event(level, template, null, properties);

    private static LogEvent Event(LogEventLevel level, string template, Exception? exception, params (string Name, object? Value)[] properties) =>
        new(Time, level, exception, new MessageTemplateParser().Parse(template), properties.Select(property => Property(property.Name, property.Value)));

    private static LogEventProperty Property(string name, object? value) => new(name, new ScalarValue(value));

    private static InvalidOperationException Thrown()
    {
        try
        {
            Array.ForEach([1], static _ => Fail());
            return null!;
        }
        catch (InvalidOperationException exception)
        {
            return exception;
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Fail() => throw new InvalidOperationException("boom");
}
