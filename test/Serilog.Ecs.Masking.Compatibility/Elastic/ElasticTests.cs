using Elastic.CommonSchema;
using NUnit.Framework;
using Serilog.Ecs.Masking.Tests.Support;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Compatibility;

/// <summary>Beside Elastic's own formatter: masking for it, and documents that its types read.</summary>
[TestFixture]
public sealed class ElasticTests
{
    [Test]
    public void ItsFormatterWritesNoSecretInsideMasked()
    {
        var output = new StringWriter();
        using (var logger = new LoggerConfiguration()
            .Destructure.WithMasking()
            .WriteTo.Masked(writeTo => writeTo.Sink(new FormattedSink(new Elastic.CommonSchema.Serilog.EcsTextFormatter(), output)))
            .CreateLogger())
        {
            logger.Error(
                new InvalidOperationException("Server=db;User ID=app;Password=hunter2hunter2"),
                "{@User} signed in with {Password}",
                new { Name = "ada", Email = "ada@example.com" },
                "hunter2hunter2");
        }

        var document = EcsDocument.Deserialize(output.ToString());
        Assert.That(document!.Error!.Message, Is.EqualTo("Server=db;User ID=app;Password=***REDACTED***"));
        Assert.That(output.ToString(), Does.Not.Contain("hunter2").And.Not.Contain("ada@example.com").And.Contain("***REDACTED***"));
    }

    [Test]
    public void ItsTypesReadOurDocument([ValueSource(nameof(Events))] LogEvent logEvent)
    {
        var line = Render.Line(Render.Formatter(ItsShape), logEvent);

        var ours = EcsDocument.Deserialize(line.Text)!;
        var theirs = EcsDocument.Deserialize(Elastics(logEvent))!;

        Assert.That(Common(ours), Is.EqualTo(Common(theirs)));
        Assert.That(ours.Message, Is.EqualTo(line["message"]));
        Assert.That(ours.Event!.Dataset, Is.EqualTo(line["event.dataset"]));
    }

    // Its reader knows fields as objects, labels as text, and no structures besides.
    private static void ItsShape(EcsOptions options)
    {
        options.ServiceName = "orders";
        options.FieldNesting = FieldNesting.Nested;
        options.LabelValues = LabelTyping.Strings;
        options.StructuredValues = StructurePlacement.Labels;
    }

    private static IEnumerable<LogEvent> Events()
    {
        yield return Render.Event(static log => log.ForContext<ElasticTests>().Information("Hello {Who}", "world"));
        yield return Render.Event(static log => log.ForContext<ElasticTests>().Warning("Slow: {Elapsed} ms", 12.5));
        yield return Render.Event(static log => log.ForContext<ElasticTests>().Error(new InvalidOperationException("no", new IOException("disk")), "Failed"));
        yield return Render.Event(static log => log.ForContext<ElasticTests>().Information("{@Order}", new { Id = 7, Lines = new[] { new { Sku = "a" } } }));
        yield return Render.Event(static log => log.ForContext<ElasticTests>().Fatal("한국어, 🎉 and \"quotes\""));
    }

    // The fields that both write with one meaning; Elastic adds the machine, and puts quotes around strings in messages.
    private static string Common(EcsDocument document) => string.Join('\n',
        document.Timestamp?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ss.fff", null),
        document.Log?.Logger,
        document.TraceId,
        document.SpanId,
        document.Error?.Message,
        document.Error?.Type);

    private static string Elastics(LogEvent logEvent)
    {
        using var output = new StringWriter();
        new Elastic.CommonSchema.Serilog.EcsTextFormatter().Format(logEvent, output);
        return output.ToString();
    }
}
