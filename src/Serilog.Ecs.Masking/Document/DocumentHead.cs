using Serilog.Ecs.Masking.Document.Values;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>How every document starts, as the ecs-logging specification orders it: time, level, message, version.</summary>
internal static class DocumentHead
{
    /// <summary>What follows the text of the message.</summary>
    public const string AfterMessage = "\",\"ecs.version\":\"8.11.0\"";

    private const string Start = "{\"@timestamp\":\"";
    private const int LengthToMilliseconds = 23;

    /// <summary>Appends everything before the text of the message.</summary>
    public static void WriteToMessage(CharBuffer line, LogEvent logEvent, DocumentPlan plan)
    {
        line.Append(Start);
        line.AppendFormatted(logEvent.Timestamp.UtcDateTime, "O");
        line.Rewind(Start.Length + LengthToMilliseconds);
        line.Append(plan.LevelMember(logEvent.Level));
    }

    /// <summary>Does the same for a writer that keeps the second of its last event.</summary>
    public static void WriteToMessage(CharBuffer line, RedactedEvent logEvent, DocumentPlan plan, TimestampWriter time)
    {
        line.Append(Start);
        time.Append(line, logEvent.Timestamp);
        line.Append(plan.LevelMember(logEvent.Level));
    }
}
