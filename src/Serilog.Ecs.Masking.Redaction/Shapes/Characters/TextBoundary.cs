using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Where words start, also where an escape sequence stands directly before them.</summary>
internal static class TextBoundary
{
    /// <summary>What ends credentials that are not quoted.</summary>
    public static readonly SearchValues<char> EndOfCredentials =
        SearchValues.Create(" \t\r\n\v\f\"'`,;&<>()[]{}|\\\u00A0\u2028\u2029…");

    /// <summary>Returns whether no letter, digit or underscore stands directly before <paramref name="at"/>.</summary>
    /// <remarks>
    /// The letters of an escape do not count: <c>\n</c>, <c>\u0022</c>, <c>%3D</c> stand for something else.
    /// </remarks>
    public static bool IsStart(ReadOnlySpan<char> text, int at) =>
        at == 0 || !CharacterSet.Word.Contains(text[at - 1]) || EscapeSequence.LengthBefore(text, at) > 0;

    /// <summary>Returns whether no letter, digit or underscore is at <paramref name="at"/>.</summary>
    public static bool IsEnd(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || !CharacterSet.Word.Contains(text[at]);
}
