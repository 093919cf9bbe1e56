using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redacted;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Adds the exception of an event to its fields.</summary>
internal static class ErrorFields
{
    public static void Add(EventFields fields, RedactedError error)
    {
        fields.AddText(KnownFields.ErrorType, error.Type);
        fields.NewField(KnownFields.ErrorMessage, FieldEntryKind.ErrorMessage, null, null).Value = error.Message;
        if (error.Code is { Length: > 0 } code)
        {
            fields.AddText(KnownFields.ErrorCode, code);
        }

        if (error.StackTrace is { } text)
        {
            fields.NewField(KnownFields.ErrorStackTrace, FieldEntryKind.StackTrace, null, null).Value = text;
        }
    }
}
