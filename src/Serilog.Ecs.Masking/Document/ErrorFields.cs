using Serilog.Ecs.Masking.Fields;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Adds the exception of an event to its fields.</summary>
internal static class ErrorFields
{
    /// <summary>Adds type, message, code and text, and returns the text, or <see langword="null"/> where it is not wanted.</summary>
    public static string? Add(EventFields fields, Exception exception, bool hasText)
    {
        fields.AddArgumentEcho(exception);
        fields.AddText(KnownFields.ErrorType, ExceptionText.TypeName(exception));
        fields.NewField(KnownFields.ErrorMessage, FieldEntryKind.ErrorMessage, null, null).Value = fields.MaskedPart("error.message", ExceptionText.Message(exception));
        if (ErrorCode.Of(exception) is { Length: > 0 } code)
        {
            fields.AddText(KnownFields.ErrorCode, fields.Masked(code));
        }

        if (!hasText)
        {
            return null;
        }

        var text = fields.MaskedPart("error.stack_trace", ExceptionText.Full(exception));
        fields.NewField(KnownFields.ErrorStackTrace, FieldEntryKind.StackTrace, null, null).Value = text;
        return text;
    }
}
