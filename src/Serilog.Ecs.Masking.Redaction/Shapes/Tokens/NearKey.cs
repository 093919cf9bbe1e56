namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Tells whether a vendor's name is the name of the value that follows it: <c>mapquest=</c>, <c>"my_algolia": "</c>.</summary>
internal static class NearKey
{
    private const int MostSigns = 8;

    /// <summary>Returns the end of the name that an equals sign or a colon assigns the value at <paramref name="start"/> to, or -1.</summary>
    public static int EndBefore(ReadOnlySpan<char> text, int start)
    {
        var isAssigned = false;
        for (var at = start; at > 0 && start - at <= MostSigns; at--)
        {
            switch (text[at - 1])
            {
                case '=' or ':':
                    isAssigned = true;
                    break;
                case ' ' or '"' or '\'' or '`' or '\\' or '>':
                    break;
                default:
                    return isAssigned && char.IsAsciiLetter(text[at - 1]) ? at : -1;
            }
        }

        return -1;
    }

    /// <summary>Returns whether the name of the value at <paramref name="start"/> ends with one of the words, in any case.</summary>
    public static bool IsAnyOf(ReadOnlySpan<char> text, int start, string[] words)
    {
        var end = EndBefore(text, start);
        foreach (var word in words)
        {
            var from = end - word.Length;
            if (from >= 0 && text[from..end].Equals(word, StringComparison.OrdinalIgnoreCase) && StartsWord(text, from))
            {
                return true;
            }
        }

        return false;
    }

    // Behind no letter, or as the next hump: "myAlgolia".
    private static bool StartsWord(ReadOnlySpan<char> text, int at) =>
        at == 0 || !char.IsLetter(text[at - 1]) || (char.IsAsciiLetterUpper(text[at]) && char.IsAsciiLetterLower(text[at - 1]));
}
