using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>
/// Reads what strings of code and JSON, URLs and terminals write for one character or for a colour: <c>\n</c>, <c>\x22</c>,
/// <c>\u0022</c>, <c>%3D</c>, <c>%253D</c>, <c>\u001B[31m</c>. Its last letter or digit belongs to no word after it.
/// </summary>
internal static class EscapeSequence
{
    private const int LongestParameters = 12;
    private const int Longest = 6 + 1 + LongestParameters + 1;

    private static readonly SearchValues<char> ParameterCharacters = SearchValues.Create("0123456789;");

    // The spellings of the control character that begins a sequence for terminals.
    private static readonly string[] Introducers = ["\\u001b", "\\x1b", "\\033", "\\e"];

    /// <summary>Returns how long the sequence at an offset is, or 0 if none is.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at)
    {
        var rest = text[at..];
        return rest switch
        {
            ['\\', ..] => Math.Max(LengthOfBackslash(rest), TerminalLengthAt(text, at)),
            ['%', '2', '5', var high, var low, ..] when IsEncodedSign(high, low) => 5,
            ['%', var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) => 3,
            _ => 0,
        };
    }

    /// <summary>Returns how long the sequence is that ends directly before an offset, or 0 if none does.</summary>
    public static int LengthBefore(ReadOnlySpan<char> text, int end)
    {
        for (var length = 2; length <= Math.Min(6, end); length++)
        {
            if (text[end - length] is '\\' or '%' && LengthAt(text[..end], end - length) == length)
            {
                return length;
            }
        }

        return end > 0 && char.IsAsciiLetter(text[end - 1]) ? LengthOfTerminalBefore(text, end) : 0;
    }

    /// <summary>Returns how long the sequence for terminals at an offset is, <c>\u001B[1;31m</c>, or 0 if none is.</summary>
    public static int TerminalLengthAt(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] == '\\' ? LengthOfTerminal(text[at..]) : 0;

    private static int LengthOfBackslash(ReadOnlySpan<char> text) => text switch
    {
        ['\\', 'n' or 'r' or 't' or 'b' or 'f' or 'v', ..] => 2,
        ['\\', 'x', var high, var low, ..] when char.IsAsciiHexDigit(high) && char.IsAsciiHexDigit(low) => 4,
        ['\\', 'u', var a, var b, var c, var d, ..] when char.IsAsciiHexDigit(a)
            && char.IsAsciiHexDigit(b)
            && char.IsAsciiHexDigit(c)
            && char.IsAsciiHexDigit(d) => 6,
        _ => 0,
    };

    // "\u001B[1;31m"
    private static int LengthOfTerminal(ReadOnlySpan<char> text)
    {
        foreach (var introducer in Introducers)
        {
            var bracket = introducer.Length;
            if (bracket < text.Length && text[bracket] == '[' && text.StartsWith(introducer, StringComparison.OrdinalIgnoreCase))
            {
                var parameters = text[(bracket + 1)..Math.Min(text.Length, Longest)].IndexOfAnyExcept(ParameterCharacters);
                return parameters >= 0 && char.IsAsciiLetter(text[bracket + 1 + parameters]) ? bracket + parameters + 2 : 0;
            }
        }

        return 0;
    }

    private static int LengthOfTerminalBefore(ReadOnlySpan<char> text, int end)
    {
        var from = Math.Max(0, end - Longest);
        var bracket = text[from..end].LastIndexOf('[');
        if (bracket < 0)
        {
            return 0;
        }

        var start = from + text.Slice(from, bracket).LastIndexOf('\\');
        return start >= from && LengthOfTerminal(text[start..end]) == end - start ? end - start : 0;
    }

    // A sign, a blank or a control character that was encoded twice, and no digit of a number.
    private static bool IsEncodedSign(char high, char low) =>
        char.IsAsciiHexDigit(low)
            && (high is '2' || (high is '0' && low is '9' or 'A' or 'a' or 'D' or 'd') || (high is '3' or '5' or '7' && char.IsAsciiLetter(low)));
}
