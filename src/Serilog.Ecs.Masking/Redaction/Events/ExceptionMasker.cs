using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Makes the stand-in for an exception that says something sensitive.</summary>
internal static class ExceptionMasker
{
    private const int MaxDepth = 8;

    // As many as have their data read.
    private const int MaxExceptions = 16;

    /// <summary>Returns the stand-in, or the exception itself where it says nothing sensitive.</summary>
    public static Exception Mask(EventMasking masking, Exception exception, List<KeyValuePair<string, LogEventPropertyValue>> data)
    {
        if (exception is MaskedException)
        {
            return exception;
        }

        ArgumentEcho.Add(masking, exception);
        var text = ExceptionText.Full(exception);
        var masked = Text(masking, "error.stack_trace", text);
        var message = ExceptionText.Message(exception);
        var maskedMessage = Text(masking, "error.message", message);
        var isDataMasked = data.Exists(entry => entry.Value is MaskedValue || !ReferenceEquals(entry.Key, masking.Values.Name(entry.Key)));
        if (ReferenceEquals(text, masked) && ReferenceEquals(message, maskedMessage) && !isDataMasked && !HoldsMore(masking, exception))
        {
            return exception;
        }

        var standIn = StandIn(masking, exception, maskedMessage, masked, 0);
        foreach (var (name, value) in data)
        {
            standIn.Data[masking.Values.Name(name)] = value is ScalarValue scalar ? scalar.Value?.ToString() : value.ToString();
        }

        return standIn;
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
            if (budget-- == 0 || IsSensitive(masking, current.HelpLink) || IsSensitive(masking, ScalarText.Guarded(current, static exception => ((Exception)exception).Source)))
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

    private static MaskedException StandIn(EventMasking masking, Exception exception, string message, string text, int depth)
    {
        var inner = exception.InnerException is { } next && depth < MaxDepth
            ? StandIn(masking, next, Text(masking, "error.message", ExceptionText.Message(next)), Text(masking, "error.stack_trace", ExceptionText.Full(next)), depth + 1)
            : null;
        var stackTrace = exception.StackTrace is null ? null : Text(masking, "error.stack_trace", ScalarText.Guarded(exception, static exception => ((Exception)exception).StackTrace));
        var code = ErrorCode.Of(exception);
        return new MaskedException(ExceptionText.TypeName(exception), message, text, stackTrace, code is null ? null : masking.Text(code), inner) { HResult = exception.HResult };
    }

    private static string Text(EventMasking masking, string name, string text)
    {
        if (!masking.Listed.HidesMessage)
        {
            return masking.Text(name, text);
        }

        masking.Add(masking.Policy.Listed);
        return SafeMask.Apply(masking.Policy.Listed.Style, text);
    }
}
