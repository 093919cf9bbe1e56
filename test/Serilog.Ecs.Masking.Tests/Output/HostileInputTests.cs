using System.Text.Json;
using NUnit.Framework;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>Whatever an event holds, it becomes one line that Elasticsearch takes.</summary>
public class HostileInputTests
{
    private static readonly Action<EcsOptions>[] Shapes =
    [
        static _ => { },
        static options => options.FieldNesting = FieldNesting.Nested,
        static options => options.StructuredValues = StructurePlacement.Labels,
        static options => options.StructuredValues = StructurePlacement.Json,
        static options => options.LabelValues = LabelTyping.Strings,
        static options => options.NullValues = NullHandling.Write,
        static options => options.NameCasing = NameCasing.Preserve,
        static options => options.MaxDocumentLength = 4_096,
    ];

    private static IEnumerable<string> Values() => HostileValues.Values().Select(hostile => hostile.What);

    [TestCaseSource(nameof(Values))]
    public void AHostileValueGivesOneValidLine(string what)
    {
        var value = HostileValues.Values().First(hostile => hostile.What == what).Value;
        string[] names = ["Value", "data", "labels", "event.action", "EventId", "tags"];
        foreach (var shape in Shapes)
        {
            // What is huge is as huge under any name.
            foreach (var name in IsHuge(value) ? names.AsSpan(0, 1) : names)
            {
                var line = Render.Line(Render.Formatter(shape), Event("It is {" + (name.Contains('.') ? "X" : name) + "}", new LogEventProperty(name, value)));

                Assert.That(line.Text, Does.Not.Contain("secret"));
                Assert.That(line.Has("labels.rendering_error"), Is.False, line.Text);
            }
        }
    }

    private static bool IsHuge(LogEventPropertyValue value) =>
        value is ScalarValue { Value: string { Length: > 1_000_000 } } or StructureValue { Properties.Count: > 1_000 };

    [TestCaseSource(typeof(HostileValues), nameof(HostileValues.Names))]
    public void AHostileNameGivesOneValidLine(string name)
    {
        foreach (var shape in Shapes)
        {
            foreach (var value in (LogEventPropertyValue[])[new ScalarValue("text"), new ScalarValue(7), new StructureValue([new LogEventProperty(name, new ScalarValue(1))]), new SequenceValue([new ScalarValue("x")])])
            {
                var logEvent = Event(
                    "An event", new LogEventProperty(name, value), new LogEventProperty("Other", new DictionaryValue([new(new ScalarValue(name), value)])));
                var line = Render.Line(Render.Formatter(shape), logEvent);

                Assert.That(line.Has("labels.rendering_error"), Is.False, line.Text);
                Assert.That(line.Has("labels") || line.Has("data") || line.Fields.Any(field => field is not ("@timestamp" or "log.level" or "message" or "ecs.version" or "service.environment")), Is.True, "The value is lost.");
            }
        }
    }

    [Test]
    public void AllHostileNamesTogetherGiveOneValidLine()
    {
        foreach (var shape in Shapes)
        {
            var properties = HostileValues.Names().Distinct().Select(name => new LogEventProperty(name, new ScalarValue("text"))).ToArray();
            var failure = new InvalidOperationException("boom") { Data = { ["error.message"] = "x", [7] = "y", ["nested"] = new { A = 1 } } };

            Render.Line(Render.Formatter(shape), Event("An event", failure, properties));
        }
    }

    [Test]
    public void TenThousandPropertiesAreAllInTheLine()
    {
        var properties = Enumerable.Range(0, 10_000).Select(number => new LogEventProperty("Property" + number, new ScalarValue(number))).ToArray();

        var line = Render.Line(Event("Many", properties));

        Assert.That(line["labels.property0"], Is.Zero);
        Assert.That(line["data.property9999"], Is.EqualTo(9_999));
        Assert.That(NumbersIn(line), Is.EquivalentTo(Enumerable.Range(0, properties.Length)));
    }

    [Test]
    public void TenThousandNamesThatEndUpEqualAreAllInTheLine()
    {
        var properties = Enumerable.Range(0, 10_000).Select(number => new LogEventProperty("a" + new string('.', number % 100) + new string('*', number / 100), new ScalarValue(number))).ToArray();

        var line = Render.Line(Event("Many", properties));

        Assert.That(NumbersIn(line), Is.EquivalentTo(Enumerable.Range(0, properties.Length)));
    }

    // Labels, and those that are in data because there are too many.
    private static IEnumerable<int> NumbersIn(EcsLine line) =>
        new[] { "labels", "data" }.SelectMany(place => JsonDocument.Parse((string)line[place]!).RootElement.EnumerateObject())
            .Where(static member => member.Name != "labels_in_data")
            .Select(static member => member.Value.GetInt32());

    [Test]
    public void AHugeMessageIsCutAtItsOwnLimit()
    {
        var line = Render.Line(log => log.Information("{Text}", new string('x', 10_000_000)));

        Assert.That((string)line["message"]!, Has.Length.EqualTo(32_768).And.EndsWith("…"));
        Assert.That((string)line["labels.text"]!, Has.Length.EqualTo(8_191).And.EndsWith("…"));
    }

    [Test]
    public void TextIsCutBetweenTextElements()
    {
        const string Family = "👩‍👩‍👧‍👦";
        for (var padding = 0; padding < 12; padding++)
        {
            var line = Render.Line(
                options => options.MaxFieldLength = 64,
                log => log.Information("{Text}", new string('x', padding) + string.Concat(Enumerable.Repeat(Family, 20))));

            var text = (string)line["labels.text"]!;
            Assert.That(text[padding..^1].Replace(Family, ""), Is.Empty);
            Assert.That(text, Has.Length.LessThanOrEqualTo(64));
        }
    }

    [Test]
    public void AFaultInsideLeavesASmallerDocumentAndIsReportedToSelfLog([Values] FieldNesting nesting)
    {
        var told = new StringWriter();
        SelfLog.Enable(told);
        var hostile = new LogEvent(
            DateTimeOffset.UnixEpoch, LogEventLevel.Error, new InvalidOperationException("secret"), new MessageTemplate([new ThrowingToken()]), []);

        var line = Render.Line(Render.Formatter(options => (options.FieldNesting, options.ServiceName) = (nesting, "shop")), hostile);

        SelfLog.Disable();
        Assert.That(line["service.name"], Is.EqualTo("shop"));
        Assert.That(line["message"], Is.EqualTo("This event could not be rendered; labels.rendering_error names the fault."));
        Assert.That(line["labels.rendering_error"], Is.EqualTo("System.NotSupportedException"));
        Assert.That(line["labels.exception_type"], Is.EqualTo("System.InvalidOperationException"));
        Assert.That(line["log.level"], Is.EqualTo("error"));
        Assert.That(told.ToString(), Does.Contain("System.NotSupportedException").And.Not.Contain("secret"));
        Assert.That(line.Text, Does.Not.Contain("secret"));
    }

    [Test]
    public void TheWritersOwnFaultsReachTheSink()
    {
        var formatter = Render.Formatter();
        var logEvent = Event("An event");

        Assert.That(() => formatter.Format(logEvent, new BrokenWriter()), Throws.TypeOf<IOException>());
        Assert.That(Render.Line(formatter, logEvent)["message"], Is.EqualTo("An event"));
    }

    [Test]
    public void LoggingFromInsideAToStringWorks()
    {
        var formatter = Render.Formatter();
        var inner = "";
        var logging = new Calling(() => inner = Render.Text(formatter, Event("Inner {N}", new LogEventProperty("N", new ScalarValue(1)))));

        var outer = Render.Line(formatter, Event("Outer {V}", new LogEventProperty("V", new ScalarValue(logging))));

        Assert.That(EcsLine.Parse(inner)["message"], Is.EqualTo("Inner 1"));
        Assert.That(outer["message"], Is.EqualTo("Outer called"));
        Assert.That(outer["labels.v"], Is.EqualTo("called"));
    }

    [Test]
    public void ManyThreadsShareOneFormatter()
    {
        var formatter = Render.Formatter(options => options.ServiceName = "shop");

        Parallel.For(0, 4_000, number =>
        {
            var properties = Enumerable.Range(0, number % 40).Select(index => new LogEventProperty("P" + index, new ScalarValue(number))).ToArray();
            var line = Render.Line(formatter, Event("Event {P0} {P1}", properties));

            Assert.That(line["message"], Is.EqualTo("Event " + (properties.Length > 0 ? number : "{P0}") + " " + (properties.Length > 1 ? number : "{P1}")));
            Assert.That(properties.Length == 0 || Equals(line["labels.p" + (properties.Length - 1)], (long)number), Is.True);
        });
    }

    private static LogEvent Event(string template, params LogEventProperty[] properties) => Event(template, null, properties);

    private static LogEvent Event(string template, Exception? exception, params LogEventProperty[] properties) =>
        new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, exception, new MessageTemplateParser().Parse(template), properties);

    private sealed class ThrowingToken : MessageTemplateToken
    {
        private bool _counted;

        public override int Length => 1;

        public override void Render(IReadOnlyDictionary<string, LogEventPropertyValue> properties, TextWriter output, IFormatProvider? formatProvider = null) =>
            throw new NotSupportedException("secret");

        public override string ToString()
        {
            // Serilog joins the tokens' texts when it makes the template.
            if (_counted)
            {
                throw new NotSupportedException("secret");
            }

            _counted = true;
            return "secret";
        }
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(char[] buffer, int index, int count) => throw new IOException("disk full");
    }

    private sealed class Calling(Action call)
    {
        public override string ToString()
        {
            call();
            return "called";
        }
    }
}
