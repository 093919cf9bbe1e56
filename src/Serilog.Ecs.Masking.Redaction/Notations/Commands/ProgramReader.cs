using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Goes back over the words of a command, to the program that it calls.</summary>
internal static class ProgramReader
{
    /// <summary>Returns the end of the word before an offset, or <paramref name="floor"/> where the command begins before one.</summary>
    public static int EndOfWordBefore(ReadOnlySpan<char> text, int at, int floor)
    {
        while (at > floor && !NameReader.IsNameCharacter(text[at - 1]))
        {
            at--;
            if (text[at] is ';' || (text[at] == '&' && at > floor && text[at - 1] == '&') || (text[at] == '\n' && !IsContinued(text, at)))
            {
                return floor;
            }
        }

        return at;
    }

    /// <summary>Returns the offset of the word that ends at an offset.</summary>
    public static int StartOfWord(ReadOnlySpan<char> text, int end, int floor)
    {
        var start = end;
        while (start > floor && NameReader.IsNameCharacter(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    /// <summary>Returns the offset of a word without what is before its letters: the sign of a prompt, and a break that is written as an escape.</summary>
    public static int SkipMarks(ReadOnlySpan<char> text, int start, int end) =>
        start < end && ((start > 0 && text[start - 1] == '\\' && text[start] is 'n' or 'r' or 't') || text[start] is '$' or '-' or '.') ? start + 1 : start;

    private static bool IsContinued(ReadOnlySpan<char> text, int lineBreak)
    {
        var before = text[..lineBreak].TrimEnd('\r');
        return before is [.., '\\' or '^' or '`'];
    }
}
