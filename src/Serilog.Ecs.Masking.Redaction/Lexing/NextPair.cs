namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Tells whether another pair begins after a separator: an unquoted value may hold separators, but no pairs.</summary>
internal static class NextPair
{
    private const int LongestKey = 64;

    /// <summary>Returns whether a text begins with <c>name=</c> or <c>name:</c>, a blank or quotation mark before it allowed.</summary>
    public static bool StartsWithPair(ReadOnlySpan<char> text)
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
            ':' => isOneWord,
            '"' or '\'' => isOneWord && text[(length + 1)..].TrimStart(' ') is [':' or '=', ..],
            _ => false,
        };
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
