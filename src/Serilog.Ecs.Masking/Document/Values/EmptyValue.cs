using Serilog.Events;

namespace Serilog.Ecs.Masking.Document.Values;

/// <summary>Determines which values carry nothing: null, empty text, empty collections.</summary>
internal static class EmptyValue
{
    public static bool Is(LogEventPropertyValue value) =>
        value is not null && value.GetType() == typeof(ScalarValue) ? ((ScalarValue)value).Value is null or "" : IsOther(value);

    private static bool IsOther(LogEventPropertyValue? value) => value switch
    {
        ScalarValue scalar => scalar.Value is null or "",
        SequenceValue sequence => sequence.Elements.Count == 0,
        StructureValue structure => structure.Properties.Count == 0,
        DictionaryValue dictionary => dictionary.Elements.Count == 0,
        null => true,
        _ => false,
    };
}
