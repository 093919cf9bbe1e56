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

        return end - start >= Shortest && (stop - start) % Unit == 0 && SecretStrengths.Measure(text[start..end]) == SecretStrength.Token;
    }
}
