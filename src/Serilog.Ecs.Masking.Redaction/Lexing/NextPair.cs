using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Tells whether another pair begins after a separator: an unquoted value may hold separators, but no pairs.</summary>
internal static class NextPair
{
    private const int LongestKey = 64;
    private const int LongestWords = 24;

    private static readonly CharacterSet WordsOfName = CharacterSet.Letters | CharacterSet.Of(' ');

    /// <summary>Returns whether a text begins with <c>name=</c> or <c>name:</c>, a blank or quotation mark before it allowed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isAssigned">Whether only an equals sign counts: one list has one kind of operator.</param>
    public static bool StartsWithPair(ReadOnlySpan<char> text, bool isAssigned = false)
    {
        text = text[..Math.Min(text.Length, LongestKey + 8)].TrimStart(" \"'");
        var length = 0;
        while (length < text.Length && length < LongestKey && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '-' or '.' or ' '))
        {
            length++;
            if (length > 1 && text[length - 1] == ' ' && text[length - 2] == ' ')
            {
                return false;
            }
        }

        if (length == 0 || length >= text.Length || !char.IsLetter(text[0]))
        {
            return false;
        }

        // Between the words of a name in running text and those of a value there is no difference: one word only, unless
        // they are as plain as those of a connection string.
        var name = text[..length].TrimEnd(' ');
        var isOneWord = !name.Contains(' ');
        return text[length] switch
        {
            '=' => isOneWord || !name.ContainsAnyInRange('0', '9'),
            ':' => isOneWord && !isAssigned,
            '"' or '\'' => isOneWord && text[(length + 1)..].TrimStart(' ') is [':' or '=', ..],
            _ => false,
        };
    }

    /// <summary>Returns the end of a value before the first words of the next name: <c>x, new</c> of <c>x, new password: y</c>.</summary>
    public static int BeforeWords(ReadOnlySpan<char> value)
    {
        var separator = value.LastIndexOfAny(",;|");
        var words = separator > 0 ? value[(separator + 1)..] : default;
        return words is [' ', _, ..] && words.Length < LongestWords && WordsOfName.Covers(words) ? separator : value.Length;
    }

    /// <summary>Returns whether a text begins with <c>Name =</c>, as records print their members.</summary>
    public static bool StartsWithMember(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestKey + 8)].TrimStart(' ');
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] is '_' or '.' or '-'))
        {
            length++;
        }

        return length > 0 && text[length..].StartsWith(" =");
    }
}
