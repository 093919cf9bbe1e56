using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Document;

public class MessageTests
{
    private static readonly object[] Cases =
    [
        new object[] { "User {Name} logged in", new object?[] { "alice" }, "User alice logged in" },
        new object[] { "User {Name:l} logged in", new object?[] { "al\"ice" }, "User al\"ice logged in" },
        new object[] { "{A}, {B}, {C}", new object?[] { 1, 2.5, null }, "1, 2.5, null" },
        new object[] { "{Ok} {Text:j}", new object?[] { true, "x" }, "True \"x\"" },
        new object[] { "{Cost:0.00} and {Number:x4}", new object?[] { 1.005m, 255 }, "1.01 and 00ff" },
        new object[] { "[{Left,-6}] [{Right,6}]", new object?[] { "ab", 12 }, "[ab    ] [    12]" },
        new object[] { "{0} before {1}", new object?[] { "a", "b" }, "a before b" },
        new object[] { "{Present} and {Missing}", new object?[] { "here" }, "here and {Missing}" },
        new object[] { "{{escaped}} {X}", new object?[] { "x" }, "{escaped} x" },
        new object[] { "{@Order}", new object?[] { new { OrderId = "o-1", Items = new[] { 1, 2 } } }, """{"OrderId":"o-1","Items":[1,2]}""" },
        new object[] { "{List}", new object?[] { new[] { "a", "b" } }, """["a","b"]""" },
        new object[] { "{Map}", new object?[] { new Dictionary<string, int> { ["a.b"] = 1 } }, """{"a.b":1}""" },
        new object[] { "{When:yyyy-MM-dd}", new object?[] { new DateTime(2025, 12, 17) }, "2025-12-17" },
        new object[] { "{Level}", new object?[] { DayOfWeek.Friday }, "Friday" },
        new object[] { "{Wrong:Q9}", new object?[] { 5 }, "5" },
        new object[] { "{Id}", new object?[] { new Guid("0f8fad5b-d9cb-469f-a165-70867728950e") }, "0f8fad5b-d9cb-469f-a165-70867728950e" },
        new object[] { "{Site}", new object?[] { new Uri("https://example.com/a b") }, "https://example.com/a b" },
        new object[] { "line\nbreak\ttab", Array.Empty<object?>(), "line\nbreak\ttab" },
    ];

    [TestCaseSource(nameof(Cases))]
    public void AMessageReadsAsPlainText(string template, object?[] values, string expected)
    {
        var line = Render.Line(log => log.Information(template, values));

        Assert.That(line["message"], Is.EqualTo(expected));
    }

    [Test]
    public void LevelsAreNamedAsInEcs([Values] Serilog.Events.LogEventLevel level)
    {
        var line = Render.Line(log => log.Write(level, "x"));
        var serilog = Render.Line(options => options.LevelNames = LevelNaming.Serilog, log => log.Write(level, "x"));

        Assert.That(line["log.level"], Is.EqualTo(((string[])["trace", "debug", "info", "warn", "error", "fatal"])[(int)level]));
        Assert.That(serilog["log.level"], Is.EqualTo(level.ToString()));
    }

    [Test]
    public void TheTimestampIsUtc()
    {
        var logEvent = new Serilog.Events.LogEvent(
            new DateTimeOffset(2025, 12, 31, 23, 59, 59, 999, TimeSpan.FromHours(-5)), Serilog.Events.LogEventLevel.Information, null, Serilog.Events.MessageTemplate.Empty, []);

        Assert.That(Render.Line(logEvent)["@timestamp"], Is.EqualTo("2026-01-01T04:59:59.999Z"));
    }

    [Test]
    public void TheCultureOfTheThreadChangesNothing()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("de-DE");

        var line = Render.Line(log => log.Information("{A} {B:N1} {C}", 1.5, 1234.5, new DateTime(2025, 12, 17)));

        Thread.CurrentThread.CurrentCulture = before;
        Assert.That(line["message"], Is.EqualTo("1.5 1,234.5 12/17/2025 00:00:00"));
        Assert.That(line["labels.a"], Is.EqualTo(1.5));
    }
}
