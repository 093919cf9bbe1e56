using Serilog.Events;

namespace Serilog.Ecs.Masking.Redaction.Values;

/// <summary>Reads the text that a list of single characters spells.</summary>
internal static class CharacterSequence
{
    /// <summary>Returns the text, or <see langword="null"/> if an element is anything but a character.</summary>
    public static string? TextOf(LogEventPropertyValue[] elements)
    {
        foreach (var element in elements)
        {
            if (element is not ScalarValue { Value: char })
            {
                return null;
            }
        }

        return string.Create(elements.Length, elements, static (span, elements) =>
        {
            for (var index = 0; index < elements.Length; index++)
            {
                span[index] = (char)((ScalarValue)elements[index]).Value!;
            }
        });
    }
}
