using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>
/// What stands elsewhere for an event with personal data whose own place failed: that it happened, when, how grave it was and
/// which id it has. Nothing that it holds, masked or not: who may read its place was decided by somebody.
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
