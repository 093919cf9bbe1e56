using System.Runtime.CompilerServices;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redacted;

/// <summary>
/// What Serilog's values hold, as the concrete types of their collections: enumerating these neither allocates an
/// enumerator nor goes through an interface for each element. Other implementations, of another Serilog version or a
/// user's own, are copied.
/// </summary>
internal static class EventCollections
{
    public static Dictionary<string, LogEventPropertyValue> Of(LogEvent logEvent) =>
        logEvent.Properties as Dictionary<string, LogEventPropertyValue> ?? Copy(logEvent.Properties);

    public static Dictionary<ScalarValue, LogEventPropertyValue> Of(DictionaryValue dictionary) =>
        dictionary.Elements as Dictionary<ScalarValue, LogEventPropertyValue> ?? Copy(dictionary.Elements);

    public static LogEventProperty[] Of(StructureValue structure) =>
        structure.Properties as LogEventProperty[] ?? Copy(structure.Properties);

    public static LogEventPropertyValue[] Of(SequenceValue sequence) =>
        sequence.Elements as LogEventPropertyValue[] ?? Copy(sequence.Elements);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Dictionary<TKey, TValue> Copy<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> entries)
        where TKey : notnull => new(entries);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Copy<T>(IReadOnlyList<T> items) => [.. items];
}
