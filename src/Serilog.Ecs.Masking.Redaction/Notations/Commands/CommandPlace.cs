using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Notations.Commands;

/// <summary>Where a command of a protocol may begin.</summary>
internal enum CommandPlaceKind : byte
{
    /// <summary>In the middle of other text.</summary>
    None,

    /// <summary>At the start of a line.</summary>
    Line,

    /// <summary>After a prompt or the mark of a direction, or in capitals after a quotation mark.</summary>
    Marked,
}

/// <summary>Determines whether a command may begin at an offset.</summary>
internal static class CommandPlace
{
    private const int LongestTag = 8;
    private const int LongestLine = 128;

    /// <summary>Returns the kind of place that an offset is.</summary>
    public static CommandPlaceKind Find(ReadOnlySpan<char> text, int start)
    {
        if (start > 0 && QuoteReader.ReadBefore(text, start).Exists)
        {
            return char.IsAsciiLetterUpper(text[start]) && !char.IsAsciiLetterLower(text[Math.Min(start + 1, text.Length - 1)])
                ? CommandPlaceKind.Marked
                : CommandPlaceKind.Line;
        }

        var end = WhiteSpace.TrimEnd(text, start);
        if (end == 0 || text[end - 1] is '\r' or '\n' || text[..end].EndsWith("\\n") || text[..end].EndsWith("\\r"))
        {
            return FollowsUser(text, end) ? CommandPlaceKind.Marked : CommandPlaceKind.Line;
        }

        // A setting that is commented out.
        if (text[end - 1] is '#' or ';')
        {
            return end > 1 && Find(text, end - 1) != CommandPlaceKind.Line ? CommandPlaceKind.None : CommandPlaceKind.Line;
        }

        var word = text[CommandWords.StartOfWord(text, end)..end];
        if (end == start || word.IsEmpty)
        {
            return CommandPlaceKind.None;
        }

        return word[^1] switch
        {
            '>' or '<' => CommandPlaceKind.Marked,
            '-' when word is "<-" or "<--" => CommandPlaceKind.Marked,
            ':' when Vocabulary.Is(word[..^1], WordClass.Direction) => CommandPlaceKind.Marked,
            >= '0' and <= '9' when word.Length <= LongestTag && char.IsAsciiLetter(word[0]) => Find(text, end - word.Length),
            _ => CommandPlaceKind.None,
        };
    }

    // FTP and POP3 give the name of the user on the line before: "USER ann".
    private static bool FollowsUser(ReadOnlySpan<char> text, int line)
    {
        var before = text[Math.Max(0, line - LongestLine)..line].TrimEnd("\r\n\\rn");
        var start = Math.Max(before.LastIndexOf('\n'), before.LastIndexOf("\\n") is var escape and >= 0 ? escape + 1 : -1) + 1;
        var user = before[start..].IndexOf("USER ");
        return user == 0 || (user > 0 && before[start + user - 1] is ' ' or '"' or '>');
    }

    /// <summary>Returns the kind of place that an offset is, with at most one word before it there.</summary>
    public static CommandPlaceKind FindWord(ReadOnlySpan<char> text, int start, out ReadOnlySpan<char> before)
    {
        before = default;
        var place = Find(text, start);
        var first = StartOfWords(text, start, 1);
        if (place != CommandPlaceKind.None || first == start)
        {
            return place;
        }

        before = text[first..WhiteSpace.TrimEnd(text, start)];
        return Find(text, first);
    }

    /// <summary>Returns the offset of the first of some words before an offset.</summary>
    public static int StartOfWords(ReadOnlySpan<char> text, int at, int words)
    {
        for (; words > 0; words--)
        {
            at = CommandWords.StartOfWord(text, WhiteSpace.TrimEnd(text, at));
        }

        return at;
    }
}
