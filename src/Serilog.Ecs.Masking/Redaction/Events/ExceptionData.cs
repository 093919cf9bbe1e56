using System.Collections;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Reads what the exceptions of a chain carry in <see cref="Exception.Data"/>.</summary>
internal static class ExceptionData
{
    private const int MaxExceptions = 8;

    /// <summary>Adds each entry to a list. Whatever a user's dictionary does, it returns.</summary>
    public static void Read(Exception exception, List<KeyValuePair<string, LogEventPropertyValue>> entries)
    {
        var current = exception;
        for (var depth = 0; current is not null && depth < MaxExceptions; depth++)
        {
            try
            {
                // Nearly every exception has none, and an enumerator of none costs memory.
                if (current.Data is { Count: > 0 } data)
                {
                    Add(data, entries);
                }
            }
            catch (Exception fault)
            {
                // A user's own dictionary may throw while it is walked; what it gave so far stays.
                entries.Add(new("exception_data", new ScalarValue(ScalarText.Threw(fault))));
            }

            current = current.InnerException;
        }
    }

    private static void Add(IDictionary data, List<KeyValuePair<string, LogEventPropertyValue>> entries)
    {
        foreach (DictionaryEntry entry in data)
        {
            entries.Add(new(TreeWriter.KeyText(new ScalarValue(entry.Key)), new ScalarValue(entry.Value)));
        }
    }
}
