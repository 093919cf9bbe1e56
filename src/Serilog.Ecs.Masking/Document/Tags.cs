using Serilog.Ecs.Masking.Fields;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Adds to the tags of an event.</summary>
internal static class Tags
{
    /// <summary>Adds a tag to those that an event has.</summary>
    public static void Add(EventFields fields, string tag)
    {
        foreach (ref var entry in fields.Fields.Entries)
        {
            if (ReferenceEquals(entry.Slot, KnownFields.Tags))
            {
                entry = entry with { Kind = FieldEntryKind.Value, Value = With(entry, tag) };
                return;
            }
        }

        fields.AddText(KnownFields.Tags, tag);
    }

    /// <summary>Returns the tags of a field with one more, once.</summary>
    private static SequenceValue With(in FieldEntry entry, string tag)
    {
        IReadOnlyList<LogEventPropertyValue> tags = entry.Value switch
        {
            SequenceValue sequence => sequence.Elements,
            LogEventPropertyValue one => [one],
            string text => [new ScalarValue(text.Substring((int)entry.Number, entry.Length))],
            _ => [],
        };

        return tags.Any(one => one is ScalarValue { Value: string text } && text == tag) ? new SequenceValue(tags) : new SequenceValue([.. tags, new ScalarValue(tag)]);
    }
}
