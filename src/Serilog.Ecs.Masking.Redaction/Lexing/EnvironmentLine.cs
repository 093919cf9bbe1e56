namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads lines of files of variables and properties, <c>DB_PASSWORD=x</c> with another such line next to it: the value fills the line.</summary>
internal static class EnvironmentLine
{
    private const string Export = "export ";
    private const int LongestBreak = 8;

    /// <summary>Returns whether a name begins such a line.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int name)
    {
        var line = LineReader.StartOfLine(text, name);
        if (text[line..name].TrimStart(' ') is not ("" or Export))
        {
            return false;
        }

        var end = LineReader.EndOfLine(text, name);
        return (line > 0 && IsVariable(text, LineReader.StartOfLine(text, line - 1)))
            || (end < text.Length && IsVariable(text, LineReader.NextLine(text, end)));
    }

    /// <summary>Returns the line break before the line of a name, as an escape spells it there: <c>\n</c>, <c>\\n</c>; empty if there is none.</summary>
    public static ReadOnlySpan<char> BreakBefore(ReadOnlySpan<char> text, int name)
    {
        var before = text[..name];
        before = (before.EndsWith(Export) ? before[..^Export.Length] : before).TrimEnd(' ');
        if (before is not [.., '\\', 'n' or 'r'])
        {
            return default;
        }

        var start = before.Length - 1;
        while (start > 0 && before.Length - start < LongestBreak && before[start - 1] == '\\')
        {
            start--;
        }

        return before[start..];
    }

    /// <summary>Returns the end of the value: of the line, or before a comment or another pair on it.</summary>
    public static int EndOfValue(ReadOnlySpan<char> text, int start)
    {
        var line = text[start..ValueEnd.OfLine(text, start)];
        for (var at = line.IndexOf(' '); at >= 0;)
        {
            if (line[(at + 1)..] is ['#', ..] || NextPair.StartsWithPair(line[(at + 1)..], isAssigned: true))
            {
                line = line[..at];
                break;
            }

            var next = line[(at + 1)..].IndexOf(' ');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return start + line.TrimEnd(' ').Length;
    }

    private static bool IsVariable(ReadOnlySpan<char> text, int line)
    {
        var at = LineReader.FirstVisible(text, line);
        at += text[at..].StartsWith(Export) ? Export.Length : 0;
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '_' or '.'))
        {
            at++;
        }

        return at > start && at < text.Length && text[at] == '=' && char.IsAsciiLetter(text[start]);
    }
}
