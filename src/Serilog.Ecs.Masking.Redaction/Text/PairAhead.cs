namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells whether the next pair begins behind a value: a value may hold delimiters, but no pairs.</summary>
internal static class PairAhead
{
    private const int LongestKey = 64;

    /// <summary>So many delimiters a value may hold before one of them ends it.</summary>
    private const int MostDelimiters = 64;

    /// <summary>Finds the first delimiter that the next pair stands behind, or returns -1.</summary>
    public static int Next(ReadOnlySpan<char> word, char delimiter)
    {
        var at = word.IndexOf(delimiter);
        for (var tries = 0; at >= 0 && tries < MostDelimiters; tries++)
        {
            if (Is(word[(at + 1)..]))
            {
                return at;
            }

            var next = word[(at + 1)..].IndexOf(delimiter);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return -1;
    }

    /// <summary>Whether a text begins with <c>name=</c> or <c>name:</c>, a blank or quote before it allowed.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(" \"'");
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

        // Between the words of a name in running text there is no way to tell it from the value: one word only, unless
        // they are as plain as those of a connection string.
        var name = text[..length].TrimEnd(' ');
        var isOne = !name.Contains(' ');
        return text[length] switch
        {
            '=' => isOne || !name.ContainsAnyInRange('0', '9'),
            ':' => isOne,
            '"' or '\'' => isOne && text[(length + 1)..].TrimStart(' ') is [':' or '=', ..],
            _ => false,
        };
    }

    /// <summary>Whether a text begins with <c>Name =</c>, as records print their members.</summary>
    public static bool IsMember(ReadOnlySpan<char> text)
    {
        text = text.TrimStart(' ');
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_'))
        {
            length++;
        }

        return length > 0 && text[length..].StartsWith(" =");
    }
}
