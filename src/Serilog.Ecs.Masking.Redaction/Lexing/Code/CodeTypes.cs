using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

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

    /// <summary>Returns whether a text begins with the type of a list of Go: <c>[]string</c>.</summary>
    public static bool StartsList(ReadOnlySpan<char> text) => text is ['[', ']', '*' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'), ..];

    /// <summary>Returns whether a text begins with the type of a list or a map of Go: <c>map[string]int</c>.</summary>
    public static bool StartsContainer(ReadOnlySpan<char> text) => text.TrimStart("&*") is var type && (StartsList(type) || type.StartsWith("map["));

    /// <summary>
    /// Returns whether the bracket before an offset begins an object: <c>&amp;log.Options{</c> at the end of a line, <c>Options{}</c>,
    /// <c>Options{Name: …}</c>.
    /// </summary>
    public static bool StartsObject(ReadOnlySpan<char> text, int end)
    {
        var type = text[..(end - 1)];
        type = type[(type.LastIndexOfAny(".&*]") + 1)..];
        return !type.IsEmpty
            && (char.IsAsciiLetterUpper(type[0]) || StartsContainer(text) || CodeName.IsCompound(type))
            && (end == text.Length || text[end] is '}' or '\r' or '\n' || StartsMember(text[end..]));
    }

    // "Name: x"
    private static bool StartsMember(ReadOnlySpan<char> text)
    {
        var end = CharacterSet.Word.EndOfRun(text, 0);
        return end > 0 && text[end..].StartsWith(": ");
    }
}
