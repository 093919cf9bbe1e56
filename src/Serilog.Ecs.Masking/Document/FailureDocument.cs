using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// The document of an event that could not be rendered. It records the event and the fault by the names of
/// types alone: whatever text the event holds may be the secret.
/// </summary>
internal static class FailureDocument
{
    public static void Write(CharBuffer line, LogEvent logEvent, DocumentPlan plan, Exception fault)
    {
        WriteToLabels(line, logEvent, plan, RedactedEvent.FailureMessage);
        if (logEvent.Exception is { } exception)
        {
            line.Append("\"exception_type\":");
            line.AppendJsonString(ExceptionText.TypeName(exception));
            line.Append(',');
        }

        line.Append("\"rendering_error\":");
        line.AppendJsonString(ExceptionText.TypeName(fault));
        line.Append("}}\n");
    }

    /// <summary>Appends a document that has nothing of its event but time and level, up to the members of its labels.</summary>
    public static void WriteToLabels(CharBuffer line, LogEvent logEvent, DocumentPlan plan, string message)
    {
        DocumentHead.WriteToMessage(line, logEvent, plan);
        line.Append(message);
        line.Append(DocumentHead.AfterMessage);
        new MemberWriter().WriteFixedOnly(line, plan.Fixed, plan.Nested);
        line.Append(",\"labels\":{");
    }
}
