using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads the angle brackets of markup, as they are and as HTML, JSON and URLs write them.</summary>
internal static class TagReader
{
    private const int LongestTag = 64;
    private const int LongestPrefix = 32;

    private static readonly WordSet Elements = WordLists.SetOf("text-element");

    private static readonly (string Open, string Close)[] Spellings =
    [
        ("<", ">"), ("&lt;", "&gt;"), ("\\u003c", "\\u003e"), ("%3C", "%3E"), ("&#60;", "&#62;"), ("&amp;lt;", "&amp;gt;"), ("%253C", "%253E"),
        ("\\\\u003c", "\\\\u003e"),
    ];

    /// <summary>Returns the spelling of the opening bracket that ends directly before an offset; -1 if none does.</summary>
    public static int OpenBefore(ReadOnlySpan<char> text, int end) => SpellingBefore(text, end, static spelling => spelling.Open);

    /// <summary>Returns the spelling of the closing bracket that ends directly before an offset; -1 if none does.</summary>
    public static int CloseBefore(ReadOnlySpan<char> text, int end) => SpellingBefore(text, end, static spelling => spelling.Close);

    /// <summary>Returns how many characters an opening bracket has in a spelling.</summary>
    public static int OpenLength(int spelling) => Spellings[spelling].Open.Length;

    /// <summary>Returns how many characters a closing bracket has in a spelling.</summary>
    public static int CloseLength(int spelling) => Spellings[spelling].Close.Length;

    /// <summary>Finds the next opening bracket; the end of the text if there is none.</summary>
    public static int FindOpen(ReadOnlySpan<char> text, int at, int spelling) => Find(text, at, Spellings[spelling].Open);

    /// <summary>Finds the next closing bracket; the end of the text if there is none.</summary>
    public static int FindClose(ReadOnlySpan<char> text, int at, int spelling) => Find(text, at, Spellings[spelling].Close);

    /// <summary>Returns whether an opening bracket begins at an offset.</summary>
    public static bool IsOpenAt(ReadOnlySpan<char> text, int at, int spelling) =>
        text[at..].StartsWith(Spellings[spelling].Open, StringComparison.OrdinalIgnoreCase);

    private static int Find(ReadOnlySpan<char> text, int at, string bracket)
    {
        var found = bracket.Length == 1 ? text[at..].IndexOf(bracket[0]) : text[at..].IndexOf(bracket, StringComparison.OrdinalIgnoreCase);
        return found < 0 ? text.Length : at + found;
    }

    private static int SpellingBefore(ReadOnlySpan<char> text, int end, Func<(string Open, string Close), string> bracket)
    {
        if (end == 0 || text[end - 1] is not ('<' or '>' or ';' or 'c' or 'C' or 'e' or 'E'))
        {
            return -1;
        }

        for (var spelling = Spellings.Length - 1; spelling >= 0; spelling--)
        {
            if (text[..end].EndsWith(bracket(Spellings[spelling]), StringComparison.OrdinalIgnoreCase))
            {
                return spelling;
            }
        }

        return -1;
    }

    /// <summary>Returns whether what follows an angle bracket makes it the start of a tag.</summary>
    public static bool IsTag(ReadOnlySpan<char> text)
    {
        if (text is ['/' or '?', ..] or ['!', '-' or '[', ..])
        {
            return true;
        }

        var length = 0;
        while (length < text.Length && length < LongestTag && (char.IsLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_'))
        {
            length++;
        }

        return length > 0 && length < text.Length && char.IsLetter(text[0]) && text[length] is '>' or '/' && Elements.ContainsInAnyCase(text[..length]);
    }

    /// <summary>Returns whether what follows a closing angle bracket makes it the end of a tag, and not a character of a word.</summary>
    public static bool IsBehindTag(ReadOnlySpan<char> text) =>
        text.IsEmpty || !(char.IsLetterOrDigit(text[0]) || text[0] is '!' or '#' or '$' or '%' or '^' or '*' or '_' or '-' or '+' or '~' or '?' or '@');

    /// <summary>Returns the offset of a name together with its prefix: of <c>s:password</c> that of the <c>s</c>.</summary>
    public static int StartWithPrefix(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] != ':')
        {
            return start;
        }

        var at = start - 1;
        while (at > 0 && start - at < LongestPrefix && char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            at--;
        }

        // The last letter of an escaped bracket, "\u003Ca:password", is not part of the prefix.
        for (var length = 0; length < 6 && at + length < start; length++)
        {
            if (OpenBefore(text, at + length) >= 0)
            {
                return at + length;
            }
        }

        return at;
    }
}
