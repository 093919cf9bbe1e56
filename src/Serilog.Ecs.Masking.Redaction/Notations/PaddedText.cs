using Serilog.Ecs.Masking.Redaction.Judging;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>Tells the padding of Base64 from an operator: the last letters of <c>"eYXX…JyPW=="</c> are no name.</summary>
internal static class PaddedText
{
    private const int Longest = 512;
    private const int Shortest = 16;
    private const int Unit = 4;

    private static readonly CharacterSet Letters = CharacterSet.Letters | CharacterSet.Digits | CharacterSet.Of('+') | CharacterSet.Of('/');

    /// <summary>Returns whether the letters up to an offset, and the equals signs from there on, are Base64 that nothing follows.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the name that the letters end with.</param>
    /// <param name="end">The offset of the equals signs.</param>
    public static bool EndsAt(ReadOnlySpan<char> text, int start, int end)
    {
        var stop = end;
        while (stop < text.Length && stop - end < Unit && text[stop] == '=')
        {
            stop++;
        }

        if (stop == end || (stop < text.Length && (Letters.Contains(text[stop]) || text[stop] is '_' or '-' or '=')))
        {
            return false;
        }

        while (start > 0 && end - start < Longest && Letters.Contains(text[start - 1]))
        {
            start--;
        }

        return (stop - start) % Unit == 0
            && (IsShownEnd(text, start, end) || (end - start >= Shortest && SecretStrengths.Measure(text[start..end]) == SecretStrength.Token));
    }

    // "Sh8d...PW==": what a mask shows of it.
    private static bool IsShownEnd(ReadOnlySpan<char> text, int start, int end) =>
        end - start == Unit / 2
        && text[..start].EndsWith("...")
        && start >= 3 + Unit
        && Letters.Covers(text.Slice(start - 3 - Unit, Unit))
        && (start == 3 + Unit || !Letters.Contains(text[start - 4 - Unit]));
}
