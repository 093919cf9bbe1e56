using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// The document that other routes get for an event with personal data whose own route failed: its time, its level and
/// its id. It has nothing of the event's content, masked or not: the readers of this output may not see it.
/// </summary>
internal static class WithheldDocument
{
    public const string Message = "An event with personal data could not be written to its place, which labels.withheld_from names.";

    public static void Write(CharBuffer line, LogEvent logEvent, DocumentPlan plan, string route)
    {
        FailureDocument.WriteToLabels(line, logEvent, plan, Message);
        if (logEvent.Properties.TryGetValue(EventIdentityValue.PropertyName, out var value) && value is EventIdentityValue identity)
        {
            line.Append("\"event_id\":\"");
            line.AppendFormatted(identity.Identity.Id);
            line.Append("\",");
        }

        line.Append("\"withheld_from\":");
        line.AppendJsonString(route);
        line.Append("}}\n");
    }
}
