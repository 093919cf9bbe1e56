namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Tells names that people give to things from strings that a generator made.</summary>
internal static class PlainWords
{
    // Longer "words" in lower case are seldom words.
    private const int LongestWord = 15;
    private const int LongestNumber = 3;

    /// <summary>
    /// Returns whether the text reads as words and numbers joined by punctuation: <c>user-service-2</c>,
    /// <c>Microsoft.AspNetCore</c>, <c>MAX_RETRIES</c>.
    /// </summary>
    public static bool Covers(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (!IsWord(text[at..end]))
            {
                return false;
            }

            at = end;
        }

        return true;
    }

    private static bool IsWord(ReadOnlySpan<char> part)
    {
        var letters = part.TrimEnd("0123456789");
        if (letters.IsEmpty)
        {
            return true;
        }

        return part.Length - letters.Length <= LongestNumber && IsLettersOfAWord(letters);
    }

    // Lower, UPPER, Capitalised or camelCase with humps long enough to be said aloud.
    private static bool IsLettersOfAWord(ReadOnlySpan<char> letters)
    {
        var humps = 1;
        var run = 1;
        for (var at = 1; at < letters.Length; at++)
        {
            if (char.IsAsciiDigit(letters[at]))
            {
                return false;
            }

            var isHump = char.IsAsciiLetterUpper(letters[at]) && char.IsAsciiLetterLower(letters[at - 1]);
            humps += isHump ? 1 : 0;
            run = isHump ? 1 : run + 1;
            if (run > LongestWord)
            {
                return false;
            }
        }

        return !char.IsAsciiDigit(letters[0]) && (letters.Length >= 3 * humps || humps == 1) && CapitalsAreSane(letters, humps);
    }

    // "HTTPServer" and "URL" are words, "aXQpZT" is not: capitals stand at humps, or all letters are capitals.
    private static bool CapitalsAreSane(ReadOnlySpan<char> letters, int humps)
    {
        var capitals = 0;
        foreach (var letter in letters)
        {
            capitals += char.IsAsciiLetterUpper(letter) ? 1 : 0;
        }

        return capitals == letters.Length || capitals <= humps + 3;
    }
}
