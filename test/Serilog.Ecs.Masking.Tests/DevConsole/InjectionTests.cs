using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.DevConsole;

/// <summary>Whatever an event holds, a terminal shows it and obeys none of it; <see cref="View"/> checks that of every text.</summary>
[Parallelizable(ParallelScope.All)]
public class InjectionTests
{
    private const string Forged = "2025-12-17 10:00:00.123 | FATAL | Bank | All money is gone";

    private static readonly int EventCount = Seeds.Count("FUZZ_EVENTS", 300);

    private static readonly string[] Attacks =
    [
        "\n" + Forged, "\r\n" + Forged, "\r" + Forged, "\u0085" + Forged, "\u2028" + Forged, "\u2029" + Forged, "\v" + Forged, "\f" + Forged,
        "\u001b[2J\u001b[H" + Forged, "\u001b[1A\u001b[2K" + Forged, "\u009b2J" + Forged, "\u001b]0;title\u0007",
        "\u001b]8;;http://evil.example\u001b\\here\u001b]8;;\u001b\\",
        "\u001bP+q544e\u001b\\", "\u001b[8mhidden\u001b[28m", "\b\b\b\b\b\b" + Forged, "\u202E" + Forged, "\u2066" + Forged, "\u200F\u061C" + Forged, "\0",
        "\u007F", "\u001b", "\uD83D", "\uFEFF",
    ];

    [TestCaseSource(nameof(Attacks))]
    public void NoControlCharacterOfAnEventReachesTheTerminal(string attack)
    {
        var events = new[]
        {
            Event("It is {Value}", attack),
            Event("It is {Value:j}", attack),
            Event(attack.Replace("{", "{{"), "x"),
            Event("Hello", attack),
            Event("Hello", "x", ("SourceContext", attack)),
            Event("Hello", "x", ("a" + attack, 1)),
            Event("Hello", "x", ("TraceId", attack)),
            Event("Hello", "x", ("RequestPath", attack), ("RequestId", "1")),
            Event("Hello", "x", ("tags", attack)),
            Event("Hello", "x", ("log.origin.function", attack)),
            Render.Event(log => log.Information("Held {@Held} {Map}", new { Inner = attack }, new Dictionary<string, string> { [attack] = attack })),
            Render.Event(log => log.ForContext("Held", new Dictionary<string, string> { [attack] = attack }, destructureObjects: true).Information("Hello")),
            Render.Event(log => log.Error(new InvalidOperationException(attack, new TimeoutException(attack)) { Data = { [attack] = attack } }, "Hello")),
            Render.Event(log => log.Error(new ImpersonatingException(attack), "Hello")),
        };

        foreach (var logEvent in events)
        {
            foreach (var (trace, verbosity) in ((StackTraceFormat, EcsConsoleVerbosity)[])
                [(StackTraceFormat.Text, EcsConsoleVerbosity.Full), (StackTraceFormat.Text, EcsConsoleVerbosity.Compact), (StackTraceFormat.Off, EcsConsoleVerbosity.Full)])
            {
                var text = View.Text(
                    logEvent, options => (options.StackTrace, options.IncludeMessageTemplate, options.NameCasing) = (trace, true, NameCasing.Preserve),
                    EcsConsoleTheme.Dark, verbosity);

                Assert.That(text.Split('\n').Skip(1), Has.None.StartsWith("2025-"));
                Assert.That(text, Does.Not.Contain("could not be rendered"));
            }
        }
    }

    [Test]
    public void NoRandomEventSendsControlCharactersToTheTerminal()
    {
        var plain = Render.Formatter();
        var labels = Render.Formatter(static options => (options.StructuredValues, options.NullValues) = (StructurePlacement.Labels, NullHandling.Write));
        var json = Render.Formatter(static options => (options.StructuredValues, options.StackTrace, options.NameCasing) = (StructurePlacement.Json, StackTraceFormat.Off, NameCasing.Preserve));

        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(RandomEvents.Event), logEvent =>
        {
            Assert.That(View.Text(logEvent, plain), Does.Not.Contain("could not be rendered"));
            Assert.That(View.Text(logEvent, plain, verbosity: EcsConsoleVerbosity.Full), Does.Not.Contain("could not be rendered"));
            Assert.That(View.Text(logEvent, labels, EcsConsoleTheme.Light), Does.Not.Contain("could not be rendered"));
            View.Text(logEvent, json, EcsConsoleTheme.Dark);
        }));
    }

    [Test]
    public void NoRandomTextReachesTheTerminalRaw()
    {
        var formatter = Render.Formatter();

        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(RandomEvents.Text), text =>
        {
            View.Text(Event("It is {Value}", text, ("Beside", text), ("SourceContext", text)), formatter, EcsConsoleTheme.Dark);
        }));
    }

    private static LogEvent Event(string template, string value, params (string Name, object Value)[] properties) => new(
        DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse(template),
        properties.Prepend(("Value", value)).Select(static property => new LogEventProperty(property.Name, new ScalarValue(property.Value))));

    private sealed class ImpersonatingException(string text) : Exception(text)
    {
        public override string? StackTrace => "   at Shop.Run()\n" + Message;

        public override string ToString() => Message + "\n   at System.Fake(" + Message + ")\n" + Message;
    }
}
