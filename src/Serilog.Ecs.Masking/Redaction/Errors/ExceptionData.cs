using System.Collections;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Errors;

/// <summary>Reads the entries of an exception chain's <see cref="Exception.Data"/>.</summary>
internal static class ExceptionData
{
    private const int MaxExceptions = 16;

    /// <summary>Adds each entry to a list. Never throws, whatever a custom dictionary does.</summary>
    public static void Read(Exception exception, List<KeyValuePair<string, LogEventPropertyValue>> entries)
    {
        var budget = MaxExceptions;
        Read(exception, entries, ref budget);
    }

    private static void Read(Exception? exception, List<KeyValuePair<string, LogEventPropertyValue>> entries, ref int budget)
    {
        for (var current = exception; current is not null && budget > 0; current = current.InnerException)
        {
            budget--;
            ReadOne(current, entries);
            if (current is AggregateException { InnerExceptions: { Count: > 1 } inner })
            {
                foreach (var one in inner)
                {
                    Read(one, entries, ref budget);
                }

                return;
            }
        }
    }

    private static void ReadOne(Exception exception, List<KeyValuePair<string, LogEventPropertyValue>> entries)
    {
        try
        {
            // Nearly every exception has no data, and an enumerator would allocate.
            if (exception.Data is { Count: > 0 } data)
            {
                Add(data, entries);
            }
        }
        catch (Exception fault)
        {
            // A custom dictionary may throw during enumeration. Entries read so far are kept.
            entries.Add(new("exception_data", new ScalarValue(ScalarText.Threw(fault))));
        }
    }

    private static void Add(IDictionary data, List<KeyValuePair<string, LogEventPropertyValue>> entries)
    {
        foreach (DictionaryEntry entry in data)
        {
            entries.Add(new(ScalarText.TextOf(entry.Key), new ScalarValue(entry.Value)));
        }
    }
}
