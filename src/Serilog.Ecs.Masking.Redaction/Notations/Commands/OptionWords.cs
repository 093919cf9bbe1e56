using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Distinguishes a sentence about an option from its value: <c>--password is deprecated</c>, and the columns of a help text.</summary>
internal static class OptionWords
{
    private const int LongestWord = 16;
    private const int Column = 2;

    /// <summary>Returns whether a word after an option goes on with a sentence about it.</summary>
    public static bool ContinuesSentence(ReadOnlySpan<char> text, in Argument word)
    {
        if (word.Quote.Exists)
        {
            return false;
        }

        var value = text[word.Start..word.End].TrimEnd(".,)");
        return Vocabulary.Is(value, WordClass.OptionSentence);
    }

    /// <summary>Returns whether a word after an option is a placeholder for its value in a help text, or describes the option.</summary>
    /// <param name="text">The text.</param>
    /// <param name="dash">The offset of the option.</param>
    /// <param name="end">The offset after the option.</param>
    /// <param name="word">The word after it.</param>
    public static bool IsHelp(ReadOnlySpan<char> text, int dash, int end, in Argument word)
    {
        if (word.Quote.Exists || !StartsLine(text, dash))
        {
            return false;
        }

        var length = 0;
        while (word.Start + length < word.End && length <= LongestWord && char.IsAsciiLetter(text[word.Start + length]))
        {
            length++;
        }

        var rest = text[(word.Start + length)..];
        if (length is 0 or > LongestWord)
        {
            return false;
        }

        return word.Start - end >= Column
            ? !text[end..word.Start].ContainsAny("\r\n\\") && rest is [' ', var next, ..] && char.IsAsciiLetter(next)
            : (rest.StartsWith("  ") || rest is [] or ['\r' or '\n', ..]) && Vocabulary.Is(text.Slice(word.Start, length), WordClass.Metavariable);
    }

    // Indented, alone or after its letter: "  -p, --password".
    private static bool StartsLine(ReadOnlySpan<char> text, int dash)
    {
        var line = text[LineReader.StartOfLine(text, dash)..dash];
        var rest = line.TrimStart(" \t");
        return rest.Length < line.Length && (rest.IsEmpty || rest is ['-', _, ',' or '|', ' '] or ['-', _, ',' or '|']);
    }
}
