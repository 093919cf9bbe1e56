using Serilog.Ecs.Masking.Redaction.Keys;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells what is said of an option from its value: <c>--password is deprecated</c>, and the columns of a help text.</summary>
internal static class OptionHelp
{
    private const int LongestWord = 16;
    private const int Column = 2;

    // What goes on a sentence behind the name of an option. Closed: any other word may be the value.
    private static readonly WordSet Prose = new(
        "is are was were has have must should can cannot could may might will would and or nor option options flag flags switch argument parameter via requires needs to in on for with without when if instead also as not only");

    // What stands for a value where none is given.
    private static readonly WordSet Values = new("val value string text arg file path password passwd pass token key secret cookie");

    /// <summary>Whether no value stands at a place behind the name of an option, which ends at another.</summary>
    public static bool Is(ReadOnlySpan<char> text, int dash, int end, int value)
    {
        var length = LengthOfWord(text[value..]);
        var rest = text[(value + length)..];
        if (length == 0)
        {
            return false;
        }

        if (value - end == 1 && (rest.IsEmpty || rest[0] is ' ' or '.' or ',') && Prose.ContainsInAnyCase(text.Slice(value, length)))
        {
            return true;
        }

        if (!StartsLine(text[..dash]))
        {
            return false;
        }

        return value - end >= Column
            ? !text[end..value].ContainsAny("\r\n\\") && rest is [' ', var next, ..] && char.IsAsciiLetter(next)
            : (rest.StartsWith("  ") || rest is [] or ['\r' or '\n', ..]) && Values.ContainsInAnyCase(text.Slice(value, length));
    }

    // Indented, alone or behind its letter: "  -p, --password".
    private static bool StartsLine(ReadOnlySpan<char> before)
    {
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var rest = line.TrimStart(" \t");
        return rest.Length < line.Length && (rest.IsEmpty || rest is ['-', _, ',', ' ']);
    }

    private static int LengthOfWord(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && length <= LongestWord && char.IsAsciiLetter(text[length]))
        {
            length++;
        }

        return length > LongestWord ? 0 : length;
    }
}
