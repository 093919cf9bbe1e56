using Serilog.Ecs.Masking.Document.Layout;
using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Writes the fields that come from the identity of an event. Neither value can hold anything to escape.</summary>
internal static class EventIdentityWriter
{
    public static void Write(CharBuffer line, FieldEntryKind kind, EventIdentity identity)
    {
        line.Append('"');
        if (kind == FieldEntryKind.EventId)
        {
            line.AppendFormatted(identity.Id);
        }
        else
        {
            line.AppendFormatted(identity.Created, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");
        }

        line.Append('"');
    }
}
