using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing.Code;

/// <summary>Recognises types: their arguments, and objects that are made of them.</summary>
internal static class CodeTypes
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.<>[]?&', ");

    /// <summary>Returns the length of the arguments, brackets included, that a text begins with: <c>&lt;string, List&lt;int>></c>; 0 without them.</summary>
    public static int LengthOfArguments(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var at = 0; at < text.Length && Characters.Contains(text[at]); at++)
        {
            depth += text[at] switch { '<' => 1, '>' => -1, _ => 0 };
            if (depth == 0)
            {
                return at > 1 ? at + 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>Returns whether the bracket before an offset begins an object: <c>&amp;Options{</c> at the end of a line, <c>Options{}</c>.</summary>
    public static bool StartsObject(ReadOnlySpan<char> text, int end) =>
        char.IsAsciiLetterUpper(text.TrimStart('&')[0]) && (end == text.Length || text[end] is '}' or '\r' or '\n');
}
