using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Reads words of commands, and compares them with patterns.</summary>
internal static class CommandWords
{
    /// <summary>Returns whether the words directly before an anchor are those of a pattern.</summary>
    public static bool MatchesBefore(ReadOnlySpan<char> text, int anchor, CommandPattern pattern)
    {
        for (var index = pattern.Before.Length - 1; index >= 0; index--)
        {
            var end = WhiteSpace.TrimEnd(text, anchor);
            var start = StartOfWord(text, end);
            if (start == end || end == anchor || !MatchesAny(pattern.Before[index], text[start..end]))
            {
                return false;
            }

            anchor = start;
        }

        return true;
    }

    /// <summary>Returns the offset of the run of characters that are no white space and no quotation marks, before an offset.</summary>
    public static int StartOfWord(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < NameReader.Longest && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('"' or '\'' or '`'))
        {
            start--;
        }

        return start;
    }

    /// <summary>Returns the length of an option and the operator that joins it with its value, or 0.</summary>
    public static int LengthOfJoined(PatternTerm[] terms, ReadOnlySpan<char> word)
    {
        foreach (var term in terms)
        {
            if (term.Literal is ['-', ..] option && word.Length > option.Length + 1 && word[option.Length] is '=' or ':' && word.StartsWith(option))
            {
                return option.Length + 1;
            }
        }

        return 0;
    }

    private static bool MatchesAny(PatternTerm[] terms, ReadOnlySpan<char> word)
    {
        foreach (var term in terms)
        {
            if (term.TryMatch(word, isCaseIgnored: false, out _, out _))
            {
                return true;
            }
        }

        return false;
    }
}
