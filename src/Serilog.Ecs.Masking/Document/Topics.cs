using Serilog.Ecs.Masking.Fields;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Document;

/// <summary>The topics of a structured event: tags of it, beside those that it has otherwise.</summary>
internal static class Topics
{
    private const string Kind = "event";

    /// <summary>Adds the topics, or returns <see langword="false"/> where the value has none.</summary>
    public static bool TryAdd(EventFields fields, LogEventPropertyValue value)
    {
        var isAdded = false;
        switch (value)
        {
            case ScalarValue { Value: string topic }:
                isAdded = TryAdd(fields, topic);
                break;
            case SequenceValue sequence:
                foreach (var element in EventCollections.Of(sequence))
                {
                    isAdded |= element is ScalarValue { Value: string topic } && TryAdd(fields, topic);
                }

                break;
        }

        if (isAdded)
        {
            fields.AddText(KnownFields.EventKind, Kind);
        }

        return isAdded;
    }

    private static bool TryAdd(EventFields fields, string topic)
    {
        if (string.IsNullOrWhiteSpace(topic))
        {
            return false;
        }

        Tags.Add(fields, topic);
        return true;
    }
}
