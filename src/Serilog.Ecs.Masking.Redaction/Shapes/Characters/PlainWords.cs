using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Tells names that people give to things from strings that a generator made.</summary>
internal static class PlainWords
{
    // Longer "words" in lower case are seldom words.
    private const int LongestWord = 15;
    private const int LongestNumber = 3;
    private const int ShortestHump = 3;
    private const int LongestAcronym = 5;

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("-_./:=+~,;@ ");

    /// <summary>
    /// Returns whether the text reads as words and numbers joined by punctuation: <c>user-service-2</c>,
    /// <c>Microsoft.AspNetCore</c>, <c>MAX_RETRIES</c>.
    /// </summary>
    public static bool Covers(ReadOnlySpan<char> text)
    {
        for (var at = 0; at <= text.Length; at++)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiLetterOrDigit(text[end]))
            {
                end++;
            }

            if (!IsWord(text[at..end]) || (end < text.Length && !Punctuation.Contains(text[end])))
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
        return letters.IsEmpty || (part.Length - letters.Length <= LongestNumber && IsLettersOfAWord(letters));
    }

    // Lower, UPPER, Capitalised or camelCase with humps long enough to be said aloud: "isOpen", "HTTPServer", "v".
    private static bool IsLettersOfAWord(ReadOnlySpan<char> letters)
    {
        var humps = 1;
        var capitals = 0;
        for (var at = 0; at < letters.Length;)
        {
            var run = at;
            var isSmall = char.IsAsciiLetterLower(letters[at]);
            while (at < letters.Length && char.IsAsciiLetter(letters[at]) && char.IsAsciiLetterLower(letters[at]) == isSmall)
            {
                at++;
            }

            var length = at - run;
            var isWhole = length == letters.Length;
            if (length == 0 || !(isSmall ? IsSyllable(length, run, capitals) : isWhole || length <= LongestAcronym) || length > LongestWord)
            {
                return false;
            }

            humps += !isSmall && run > 0 ? 1 : 0;
            capitals = isSmall ? 0 : length;
        }

        return humps == 1 || letters.Length >= ShortestHump * humps;
    }

    // What follows one capital is longer than a letter; behind an acronym, a new word starts with its last letter.
    private static bool IsSyllable(int length, int start, int capitals) =>
        start == 0 || length >= (capitals == 1 ? 2 : 3);
}
