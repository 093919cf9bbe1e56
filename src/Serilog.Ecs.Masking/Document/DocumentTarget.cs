using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document;

/// <summary>A document as the output that an event is masked for.</summary>
/// <param name="values">Writes the values in the message.</param>
internal sealed class DocumentTarget(ValueWriter values) : RedactionTarget
{
    private DocumentPlan _plan = null!;
    private bool _findsHoles;

    public override RedactionNeeds Needs => _plan.Needs;

    /// <summary>Sets what the document looks like, and whether the places of the values in the message are wanted.</summary>
    public DocumentTarget Use(DocumentPlan plan, bool findsHoles)
    {
        _plan = plan;
        _findsHoles = findsHoles;
        return this;
    }

    public override void RenderMessage(RedactedEvent logEvent, CharBuffer message)
    {
        values.Begin(_plan, _plan.MaxFieldLength);
        MessageWriter.Write(message, _plan.Template(logEvent.Template), logEvent, values, _plan.MaxMessageLength, _findsHoles ? logEvent.Holes : null);
    }
}
