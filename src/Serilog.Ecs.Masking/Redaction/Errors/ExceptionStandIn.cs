using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Events;
using Serilog.Ecs.Masking.Redaction.Values;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>Creates the stand-in for an exception with sensitive text, for sinks that read the exception themselves.</summary>
internal static class ExceptionStandIn
{
    private const int MaxDepth = 8;

    // The same limit as for exception data.
    private const int MaxExceptions = 16;

    /// <summary>Returns the stand-in, or the exception itself if it has no sensitive text.</summary>
    public static Exception Of(RedactedEvent logEvent, Exception exception, EventMasking masking, bool isClean)
    {
        var text = ExceptionText.Full(exception);
        var maskedText = ExceptionRedactor.StackTrace(masking, exception, text, isClean);
        var message = ExceptionRedactor.TextOf(masking, exception, isClean);
        var maskedMessage = ExceptionRedactor.Message(masking, message, isClean);
        if (ReferenceEquals(text, maskedText) && ReferenceEquals(message, maskedMessage) && !IsDataMasked(logEvent, masking) && !HoldsMore(masking, exception))
        {
            return exception;
        }

        var standIn = Make(masking, exception, maskedMessage, maskedText, 0);
        foreach (var (name, value) in logEvent.ExceptionData)
        {
            standIn.Data[name] = value is ScalarValue scalar ? scalar.Value?.ToString() : value.ToString();
        }

        return standIn;
    }

    private static bool IsDataMasked(RedactedEvent logEvent, EventMasking masking)
    {
        for (var index = 0; index < logEvent.ExceptionData.Count; index++)
        {
            if (logEvent.ExceptionData[index].Value is MaskedValue || !ReferenceEquals(logEvent.ExceptionData[index].Key, masking.LoggedData[index].Key))
            {
                return true;
            }
        }

        return false;
    }

    // What no text shows, a sink may still read; and of a chain too long to be looked at nothing is known.
    private static bool HoldsMore(EventMasking masking, Exception exception)
    {
        var budget = MaxExceptions;
        return HoldsMore(masking, exception, ref budget);
    }

    private static bool HoldsMore(EventMasking masking, Exception? exception, ref int budget)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (budget-- == 0
                || IsSensitive(masking, current.HelpLink)
                || IsSensitive(masking, ScalarText.Guarded(current, static exception => ((Exception)exception).Source)))
            {
                return true;
            }

            if (current is AggregateException { InnerExceptions: { Count: > 1 } inner })
            {
                foreach (var one in inner)
                {
                    if (HoldsMore(masking, one, ref budget))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        return false;
    }

    private static bool IsSensitive(EventMasking masking, string? text) => text is not null && !ReferenceEquals(masking.Text(text), text);

    private static MaskedException Make(EventMasking masking, Exception exception, string message, string text, int depth)
    {
        var inner = exception.InnerException is { } next && depth < MaxDepth
            ? Make(
                masking, next, ExceptionRedactor.Message(masking, ExceptionText.Message(next), isClean: false),
                ExceptionRedactor.StackTrace(masking, next, ExceptionText.Full(next), isClean: false), depth + 1)
            : null;
        var code = ErrorCode.Of(exception);
        return new MaskedException(
            ExceptionText.TypeName(exception), message, text, ExceptionRedactor.Frames(masking, exception), code is null ? null : masking.Text(code), inner)
        {
            HResult = exception.HResult,
        };
    }
}
