using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>Adds to the tags of an event.</summary>
internal static class Tags
{
    /// <summary>Returns the tags of a field with one more, once.</summary>
    public static LogEventPropertyValue With(in FieldEntry entry, string tag)
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
