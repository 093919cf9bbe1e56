using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Where words start, also where an escape sequence stands right before them.</summary>
internal static class TextBoundary
{
    /// <summary>What ends credentials that are not quoted.</summary>
    public static readonly SearchValues<char> EndOfCredentials =
        SearchValues.Create(" \t\r\n\v\f\"'`,;&<>()[]{}|\\\u00A0\u2028\u2029…");

    /// <summary>Returns whether no letter, digit or underscore stands right before <paramref name="at"/>.</summary>
    /// <remarks>
    /// The letters of an escape do not count: <c>\n</c>, <c>\u0022</c>, <c>%3D</c> stand for something else.
    /// </remarks>
    public static bool IsStart(ReadOnlySpan<char> text, int at) =>
        at == 0 || !CharacterSet.Word.Contains(text[at - 1]) || EndsEscape(text, at);

    /// <summary>Returns whether no letter, digit or underscore stands at <paramref name="at"/>.</summary>
    public static bool IsEnd(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || !CharacterSet.Word.Contains(text[at]);

    /// <summary>Returns how long the escape sequence at <paramref name="at"/> is, or 0 if there is none.</summary>
    public static int EscapeLength(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        return rest switch
        {
            ['\\', 'n' or 'r' or 't' or 'b' or 'f', ..] => 2,
            ['%', var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) => 3,
            ['\\', 'u', var a, var b, var c, var d, ..]
                when char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d) => 6,
            _ => 0,
        };
    }

    private static bool EndsEscape(ReadOnlySpan<char> text, int at) =>
        (at >= 2 && EscapeLength(text[..at], at - 2) == 2)
        || (at >= 3 && EscapeLength(text[..at], at - 3) == 3)
        || (at >= 6 && EscapeLength(text[..at], at - 6) == 6);
}
