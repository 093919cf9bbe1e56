using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;
using Serilog.Parsing;

namespace Serilog.Ecs.Masking.Tests.Output;

/// <summary>Random events, names and values: always one valid line, always accepted.</summary>
[Parallelizable(ParallelScope.All)]
public class PropertyBasedTests
{
    // Longer runs: FUZZ_EVENTS=200000 dotnet test --filter PropertyBasedTests
    private static readonly int EventCount = Seeds.Count("FUZZ_EVENTS", 400);

    [Test]
    public void AnyEventIsOneLineThatElasticsearchTakes()
    {
        var formatters = new[]
        {
            Render.Formatter(options => options.ServiceName = "shop"),
            Render.Formatter(options => options.FieldNesting = FieldNesting.Nested),
            Render.Formatter(
                options => (options.StructuredValues, options.LabelValues, options.MaxFieldLength) = (StructurePlacement.Labels, LabelTyping.Strings, 64)),
            Render.Formatter(options => (options.NullValues, options.NameCasing, options.StructuredValues) = (NullHandling.Write, NameCasing.Preserve, StructurePlacement.Json)),
            Render.Formatter(options => (options.MaxDocumentLength, options.StackTrace, options.MaxStackFrames) = (2_048, StackTraceFormat.Array, 3)),
        };

        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(RandomEvents.Event), logEvent =>
        {
            foreach (var formatter in formatters)
            {
                var line = Render.Line(formatter, logEvent);
                Assert.That(line.Has("labels.rendering_error"), Is.False, line.Text);
            }
        }));
    }

    [Test]
    public void AnyTextComesBackAsItWas()
    {
        var formatter = Render.Formatter();

        Check.One(Seeds.Check(EventCount), Prop.ForAll(Arb.From(RandomEvents.Text.Where(text => text.Length < 8_000)), text =>
        {
            var logEvent = new LogEvent(
                DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, new MessageTemplateParser().Parse("{Text}"),
                [new LogEventProperty("Text", new ScalarValue(text))]);

            var line = Render.Line(formatter, logEvent);

            var expected = text.Length == 0 ? null : WithoutLoneSurrogates(text);
            Assert.That(line["labels.text"], Is.EqualTo(expected));
            Assert.That(line["message"], Is.EqualTo(expected ?? ""));
        }));
    }

    private static string WithoutLoneSurrogates(string text) => string.Concat(text.EnumerateRunes());
}
