using Serilog.Ecs.Masking.Redacted;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Reads the topics and the priority of an event from its properties.</summary>
internal static class EventFacts
{
    private const string TagsProperty = "tags";
    private const string SeverityProperty = "event.severity";
    private const string PersonalTag = "pii";

    public static Func<LogEvent, bool> WithTopic(string topic)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(topic);
        return logEvent => HasTopic(logEvent, topic);
    }

    public static Func<LogEvent, bool> WithPriority(int minimum) => logEvent => PriorityOf(logEvent) >= minimum;

    public static bool HasTopic(LogEvent logEvent, string topic) =>
        (logEvent.Properties.TryGetValue(MessageProperty.Topics, out var topics) && Names(topics, topic))
        || (logEvent.Properties.TryGetValue(TagsProperty, out var tags) && Names(tags, topic));

    /// <summary>Returns whether the event itself has the tag of personal data.</summary>
    public static bool SaysPersonal(LogEvent logEvent) => HasTopic(logEvent, PersonalTag);

    /// <summary>The priority, or <see langword="null"/> if the event has none that is a whole number.</summary>
    public static long? PriorityOf(LogEvent logEvent) =>
        (logEvent.Properties.TryGetValue(MessageProperty.Priority, out var value) || logEvent.Properties.TryGetValue(SeverityProperty, out value))
            && value is ScalarValue scalar
            ? scalar.Value switch
            {
                int number => number,
                long number => number,
                short or byte or sbyte or ushort or uint => Convert.ToInt64(scalar.Value, System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            }
            : null;

    private static bool Names(LogEventPropertyValue value, string topic)
    {
        if (value is ScalarValue one)
        {
            return Is(one, topic);
        }

        if (value is SequenceValue several)
        {
            foreach (var element in EventCollections.Of(several))
            {
                if (element is ScalarValue scalar && Is(scalar, topic))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Is(ScalarValue value, string topic) => value.Value is string text && text.Equals(topic, StringComparison.OrdinalIgnoreCase);
}
