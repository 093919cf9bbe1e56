using System.Text.Json;
using NUnit.Framework;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Tests.Document;

public class MemberWriterTests
{
    [Test]
    public void AFaultInsideAnObjectLeavesNothingOpenForTheNextDocument()
    {
        var plan = Render.Formatter(static options => options.FieldNesting = FieldNesting.Nested).Plan;
        var writer = new MemberWriter();
        Assert.That(() => Write(writer, plan, static fields => fields.NewField(KnownFields.HttpRequestMethod, FieldEntryKind.EventId, null, null).Value = "no identity"), Throws.InstanceOf<InvalidCastException>());

        var text = Write(writer, plan, static fields => fields.AddText(KnownFields.HttpRequestId, "7"));

        Assert.That(
            JsonDocument.Parse("{" + text[1..] + "}").RootElement.GetProperty("http").GetProperty("request").GetProperty("id").GetString(), Is.EqualTo("7"));
    }

    private static string Write(MemberWriter writer, DocumentPlan plan, Action<EventFields> add)
    {
        var logEvent = Render.Event(static log => log.Information("x"));
        var redacted = new RedactedEvent();
        new LogEventRedactor(policy: null).Redact(logEvent, redacted, new DocumentTarget(new ValueWriter()).Use(plan, findsHoles: false));
        var fields = new EventFields();
        fields.Read(redacted, plan, plan.Template(logEvent.MessageTemplate));
        add(fields);
        var ordering = new FieldOrdering();
        ordering.Settle(fields, new FieldLayouts());
        var values = new ValueWriter();
        values.Begin(plan, plan.MaxFieldLength);
        var line = new CharBuffer(256);
        writer.WriteFields(line, new CharBuffer(64), fields, ordering, values, plan, new DocumentBudget(plan));
        return line.Written.ToString();
    }
}
