using System.Globalization;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>
/// Turns the value of a tag or of baggage into that of a property. Nothing is called that the value brings along, and
/// its size is bounded by leaving it out whole: half a secret is one that masking does not recognise.
/// </summary>
internal static class TracedValue
{
    /// <summary>The most elements that a list may have.</summary>
    public const int MaxElements = 64;

    private static readonly ScalarValue NoValue = new(null);

    /// <summary>Returns <see langword="null"/> if there is not a value, or one of a kind that OpenTelemetry does not have.</summary>
    public static LogEventPropertyValue? Of(object? value, int maxLength) => value switch
    {
        Array { Rank: 1 } array => ListOf(array, maxLength),
        _ => ScalarOf(value, maxLength),
    };

    private static ScalarValue? ScalarOf(object? value, int maxLength) => value switch
    {
        string text => new ScalarValue(text.Length <= maxLength ? text : Hidden(text.Length, "characters")),
        bool or char or sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
            or DateTime or DateTimeOffset or DateOnly or TimeOnly or TimeSpan or Guid => new ScalarValue(value),
        Enum => new ScalarValue(value),
        _ => null,
    };

    private static LogEventPropertyValue? ListOf(Array array, int maxLength)
    {
        if (array.Length > MaxElements)
        {
            return new ScalarValue(Hidden(array.Length, "values"));
        }

        var elements = new LogEventPropertyValue[array.Length];
        for (var index = 0; index < elements.Length; index++)
        {
            var value = array.GetValue(index);
            if ((value is null ? NoValue : ScalarOf(value, maxLength)) is not { } element)
            {
                return null;
            }

            elements[index] = element;
        }

        return new SequenceValue(elements);
    }

    private static string Hidden(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"[{count} {what}]");
}
