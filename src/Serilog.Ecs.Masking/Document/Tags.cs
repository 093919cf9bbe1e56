using Serilog.Ecs.Masking.Document.Layout;
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

    /// <summary>Adds the tags that all documents have to those that this one has.</summary>
    public static void AddFixed(EventFields fields)
    {
        if (fields.Fixed.Tags.Length > 0 && Has(fields))
        {
            foreach (var tag in fields.Fixed.Tags)
            {
                Add(fields, tag);
            }
        }
    }

    private static bool Has(EventFields fields)
    {
        foreach (ref readonly var entry in fields.Fields.Entries)
        {
            if (ReferenceEquals(entry.Slot, KnownFields.Tags))
            {
                return true;
            }
        }

        return false;
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

        return tags.Any(one => one is ScalarValue { Value: string text } && text == tag)
            ? new SequenceValue(tags)
            : new SequenceValue([.. tags, new ScalarValue(tag)]);
    }
}
