using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>
/// Finds where an unquoted value ends because what its name is in ends there: the string of JSON around a sentence, the brackets around
/// a member, the element of a document, the parameter of a query. No notation looks so far by itself.
/// </summary>
internal static class Enclosure
{
    private const int Reach = 2_048;

    // Without the semicolon, which is a separator.
    private static readonly string[] Entities = ["&amp", "&lt", "&gt", "&quot", "&apos", "&nbsp"];

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.[]%");

    /// <summary>Returns the end of a value within what encloses its name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The offset of the name.</param>
    /// <param name="start">The offset of the value.</param>
    /// <param name="end">The offset after the value.</param>
    /// <param name="isTight">Whether an equals sign directly before the value binds it.</param>
    public static int Clip(ReadOnlySpan<char> text, int name, int start, int end, bool isTight)
    {
        var value = text[start..end];
        if (value.IndexOf('"') is var quote and >= 0)
        {
            value = value[..EndOfString(text, name, start, value, quote)];
        }

        value = value.IndexOfAny('}', ')', ']') >= 0 ? value[..EndOfBrackets(text, name, value)] : value;
        value = value.IndexOf('<') is var tag and >= 0 && IsMarkup(text, name, value[tag..]) ? value[..tag].TrimEnd() : value;
        value = end == start + value.Length && text[end..].StartsWith(";") ? value[..BeforeEntity(value)] : value;
        value = value.Contains('[') ? value[..BeforePrintedBreak(value, text[(start + value.Length)..])] : value;
        value = value.Contains('[') ? value[..EndOfColour(value)] : value;
        value = value.Contains('\\') ? value[..BeforeBreaks(text, name, value)] : value;
        value = isTight && !SettingsList.HasOtherSeparator(text, name, end) ? value[..EndOfParameter(value)] : value;
        return start + value.Length;
    }

    // The semicolon after the value may end an entity of HTML: "x&gt;".
    private static int BeforeEntity(ReadOnlySpan<char> value)
    {
        foreach (var entity in Entities)
        {
            if (value.EndsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                return value.Length - entity.Length;
            }
        }

        return value.Length;
    }

    // "X-Api-Key: x[\r][\n]", as Apache HttpClient logs what is sent: the end of the value may be before either break or within one.
    private static int BeforePrintedBreak(ReadOnlySpan<char> value, ReadOnlySpan<char> rest)
    {
        foreach (var printed in (ReadOnlySpan<string>)["[\\r", "[\\n"])
        {
            var at = value.IndexOf(printed);
            var behind = at > 0 ? value[(at + printed.Length)..] : default;
            if (at > 0 && (behind.IsEmpty ? rest : behind).StartsWith("]"))
            {
                return at;
            }
        }

        return value is [.., '['] && rest is ['\\', 'r' or 'n', ']', ..] ? value.Length - 1 : value.Length;
    }

    // A mark that closes the string in which the name and the value are: an odd number of such marks is before them.
    private static int EndOfString(ReadOnlySpan<char> text, int name, int start, ReadOnlySpan<char> value, int quote)
    {
        for (; quote >= 0 && quote < value.Length; quote = NextQuote(value, quote))
        {
            var escapes = 0;
            while (escapes < quote && value[quote - escapes - 1] == '\\')
            {
                escapes++;
            }

            if (ClosesString(text[(start + quote + 1)..]) && IsInString(text[Math.Max(0, name - Reach)..name], escapes))
            {
                var inner = value[..(quote - escapes)];
                var line = escapes == 0 ? EndOfLine(inner) : inner.Length;
                return inner[..line].TrimEnd(' ').Length;
            }
        }

        return value.Length;
    }

    private static int NextQuote(ReadOnlySpan<char> value, int quote)
    {
        var next = value[(quote + 1)..].IndexOf('"');
        return next < 0 ? value.Length : quote + 1 + next;
    }

    // What may follow a string of JSON.
    private static bool ClosesString(ReadOnlySpan<char> behind)
    {
        behind = behind.TrimStart(" \t\r\n");
        return behind is [',' or '}' or ']', ..];
    }

    private static bool IsInString(ReadOnlySpan<char> before, int escapes)
    {
        var isInside = false;
        for (var at = before.IndexOf('"'); at >= 0 && at < before.Length; at = NextQuote(before, at))
        {
            var count = 0;
            while (count < at && before[at - count - 1] == '\\')
            {
                count++;
            }

            isInside ^= count == escapes;
        }

        return isInside;
    }

    // "\n" in a string of JSON ends a line of what it says.
    private static int EndOfLine(ReadOnlySpan<char> value)
    {
        var line = value.IndexOf("\\n");
        line = line > 0 && value[line - 1] == '\\' ? -1 : line;
        return line < 0 ? value.Length : line > 1 && value[(line - 2)..line] is "\\r" ? line - 2 : line;
    }

    // The bracket that closes the one that the name is in, where the value may end.
    private static int EndOfBrackets(ReadOnlySpan<char> text, int name, ReadOnlySpan<char> value)
    {
        var depth = 0;
        for (var at = 0; at < value.Length; at++)
        {
            switch (value[at])
            {
                case '{' or '(' or '[':
                    depth++;
                    break;
                case '}' or ')' or ']' when depth > 0:
                    depth--;
                    break;
                case '}' or ')' or ']' when at > 0 && MayEnd(value[(at + 1)..]) && IsOpen(text[Math.Max(0, name - Reach)..name], value[at]):
                    return value[..at].TrimEnd(' ').Length;
            }
        }

        return value.Length;
    }

    private static bool MayEnd(ReadOnlySpan<char> behind) =>
        behind is [] or [',' or ';' or ' ' or '}' or ')' or ']' or '[' or '"' or '\r' or '\n' or '.' or '\\', ..];

    private static bool IsOpen(ReadOnlySpan<char> before, char closing)
    {
        var opening = closing switch { '}' => '{', ')' => '(', _ => '[' };
        var depth = 0;
        for (var at = before.Length - 1; at >= 0; at--)
        {
            depth += before[at] == closing ? 1 : 0;
            if (before[at] == opening && depth-- == 0)
            {
                return true;
            }

            if (before[at] == '\n')
            {
                return false;
            }
        }

        return false;
    }

    // "</x>", "<br/>", where an element is around the name.
    private static bool IsMarkup(ReadOnlySpan<char> text, int name, ReadOnlySpan<char> tag) =>
        tag is ['<', '/', ..] or ['<', >= 'a' and <= 'z', ..] && tag.Contains('>') && text[Math.Max(0, name - Reach)..name].Contains('>');

    // "x\r\n" in a string of code, where the string or the text ends with the breaks.
    private static int BeforeBreaks(ReadOnlySpan<char> text, int name, ReadOnlySpan<char> value)
    {
        // "first line\nexport TOKEN=x\nlast line": the break before the name is spelled as the one behind the value.
        var spelled = EnvironmentLine.BreakBefore(text, name);
        if (!spelled.IsEmpty && value.IndexOf(spelled) is > 0 and var next && value[next - 1] != '\\')
        {
            return next;
        }

        var end = value.Length;
        while (end > 2 && value[..end] is [not '\\', '\\', 'r' or 'n'] or [.., not '\\', '\\', 'r' or 'n'])
        {
            end -= 2;
        }

        return value[..end].IndexOf("\\r\\n") is > 0 and var at ? at : end;
    }

    // "x\u001B[0m next"
    private static int EndOfColour(ReadOnlySpan<char> value)
    {
        for (var at = 1; at < value.Length; at++)
        {
            var next = value[at..].IndexOf('\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (EscapeSequence.TerminalLengthAt(value, at) > 0)
            {
                return at;
            }
        }

        return value.Length;
    }

    // What follows the escape that a backslash or an ampersand begins; nothing after another backslash.
    private static ReadOnlySpan<char> SkipEscape(char sign, ReadOnlySpan<char> rest) =>
        sign != '\\' ? (rest.StartsWith("amp;") ? rest[4..] : rest)
        : rest is ['t' or 'n' or 'r', ..] ? rest[1..]
        : rest.StartsWith("u0026") ? rest[5..]
        : default;

    // "&name=", and "\tname=" as escapes of a tab or a line break spell it: the next parameter.
    private static int EndOfParameter(ReadOnlySpan<char> value)
    {
        for (var sign = value.IndexOfAny('&', '\\'); sign >= 0;)
        {
            var behind = SkipEscape(value[sign], value[(sign + 1)..]);
            var length = behind.IndexOfAnyExcept(NameCharacters);
            if (length > 0 && behind[length] == '=' && (char.IsAsciiLetter(behind[0]) || (behind[0] == '%' && char.IsAsciiHexDigit(behind[1]))))
            {
                return sign;
            }

            var next = value[(sign + 1)..].IndexOfAny('&', '\\');
            sign = next < 0 ? -1 : sign + 1 + next;
        }

        return value.Length;
    }
}
