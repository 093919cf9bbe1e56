using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>Masks the exception of an event. The messages of a chain are searched once, wherever they are repeated.</summary>
internal static class ExceptionRedactor
{
    private const string MessagePath = "error.message";
    private const string StackTracePath = "error.stack_trace";

    /// <summary>Registers the values that the exceptions may repeat elsewhere.</summary>
    /// <returns>Whether the messages, which are remembered, hold nothing sensitive.</returns>
    public static bool AddEchoes(EventMasking masking, Exception exception)
    {
        ArgumentEcho.Add(masking, exception);
        return MessageEcho.Add(masking, exception);
    }

    /// <summary>Reads the exception of an event that is not masked.</summary>
    public static void Read(RedactedEvent logEvent, Exception exception, RedactionTarget target)
    {
        logEvent.HasError = true;
        logEvent.Error.Type = ExceptionText.TypeName(exception);
        logEvent.Error.Message = ExceptionText.Message(exception);
        logEvent.Error.Code = ErrorCode.Of(exception);
        logEvent.Error.StackTrace = target.Writes(RedactionNeeds.StackTrace) ? ExceptionText.Full(exception) : null;
    }

    /// <summary>Masks the exception of an event.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="exception">Its exception.</param>
    /// <param name="target">The output.</param>
    /// <param name="masking">The masking.</param>
    /// <param name="isClean">Whether the messages hold nothing sensitive.</param>
    public static void Redact(RedactedEvent logEvent, Exception exception, RedactionTarget target, EventMasking masking, bool isClean)
    {
        if (target.Writes(RedactionNeeds.LogEvent))
        {
            logEvent.Exception = exception is MaskedException ? exception : ExceptionStandIn.Of(logEvent, exception, masking, isClean);
            return;
        }

        var error = logEvent.Error;
        logEvent.HasError = true;
        error.Type = ExceptionText.TypeName(exception);
        error.Message = Message(masking, TextOf(masking, exception, isClean), isClean);
        error.Code = ErrorCode.Of(exception) is { Length: > 0 } code ? masking.Text(code) : null;
        error.StackTrace = target.Writes(RedactionNeeds.StackTrace) ? StackTrace(masking, exception, ExceptionText.Full(exception), isClean) : null;
    }

    /// <summary>Returns the message of the exception, which is asked for it once.</summary>
    public static string TextOf(EventMasking masking, Exception exception, bool isClean) => isClean ? masking.Messages[0] : ExceptionText.Message(exception);

    /// <summary>Masks the message.</summary>
    public static string Message(EventMasking masking, string message, bool isClean) =>
        isClean && !masking.Listed.HidesMessage && !masking.Echo.IsIn(message) ? message : Part(masking, MessagePath, message);

    /// <summary>Masks the text of the exception with its stack trace.</summary>
    public static string StackTrace(EventMasking masking, Exception exception, string text, bool isClean)
    {
        return isClean
            && !masking.Listed.HidesMessage
            && !masking.Echo.IsIn(text)
            && ExceptionShape.TryFindFrames(exception, text, masking, out var frames)
            && TextMasker.PassesWithFrames(masking, frames)
            ? text
            : Part(masking, StackTracePath, text);
    }

    /// <summary>Masks the stack trace alone.</summary>
    public static string? Frames(EventMasking masking, Exception exception) =>
        exception.StackTrace is null
            ? null
            : Part(masking, StackTracePath, ScalarText.Guarded(exception, static exception => ((Exception)exception).StackTrace));

    /// <summary>Masks text that repeats the message in some form, which the event's own list may hide whole.</summary>
    public static string Part(EventMasking masking, string path, string text)
    {
        if (!masking.Listed.HidesMessage)
        {
            return masking.Text(path, text);
        }

        masking.Add(masking.Policy.Listed);
        return masking.Policy.Mode == MaskingMode.Audit ? text : SafeMask.Apply(masking.Policy.Listed.Style, text);
    }
}
