using Serilog.Debugging;
using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>A document as the output that an event is masked for.</summary>
/// <param name="values">Writes the values in the message.</param>
internal sealed class DocumentTarget(ValueWriter values) : RedactionTarget
{
    private const string ErrorLabel = "labels.set_fields_error";

    [ThreadStatic]
    private static bool t_isSetting;

    private readonly EcsEventFields _fields = new();
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

    public override void AddFields(RedactedEvent logEvent)
    {
        // Code that logs while it sets fields would be called for that event too, without end.
        if (_plan.SetFields is not { } setFields || t_isSetting)
        {
            return;
        }

        t_isSetting = true;
        _fields.Begin(logEvent);
        try
        {
            setFields(_fields);
        }
        catch (Exception fault)
        {
            var type = ExceptionText.TypeName(fault);
            SelfLog.WriteLine("SetFields threw {0}. The event is written with what was set before.", type);
            logEvent.SetField(ErrorLabel, new ScalarValue(type));
        }
        finally
        {
            _fields.End();
            t_isSetting = false;
        }
    }

    public override void RenderMessage(RedactedEvent logEvent, CharBuffer message)
    {
        values.Begin(_plan, _plan.MaxFieldLength);
        MessageWriter.Write(message, _plan.Template(logEvent.Template), logEvent, values, _plan, _findsHoles ? logEvent.Holes : null);
    }
}
