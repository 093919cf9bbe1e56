using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Makes the stand-in for an exception that says something sensitive.</summary>
internal static class ExceptionMasker
{
    private const int MaxDepth = 8;

    /// <summary>Returns the stand-in, or the exception itself where it says nothing sensitive.</summary>
    public static Exception Mask(EventMasking masking, Exception exception, List<KeyValuePair<string, LogEventPropertyValue>> data)
    {
        if (exception is MaskedException)
        {
            return exception;
        }

        var text = ExceptionText.Full(exception);
        var masked = Text(masking, "error.stack_trace", text);
        var message = ExceptionText.Message(exception);
        var maskedMessage = Text(masking, "error.message", message);
        var isDataMasked = data.Exists(static entry => entry.Value is MaskedValue);
        if (ReferenceEquals(text, masked) && ReferenceEquals(message, maskedMessage) && !isDataMasked)
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
