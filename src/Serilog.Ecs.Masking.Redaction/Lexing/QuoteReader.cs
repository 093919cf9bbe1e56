namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Reads quotation marks, as they are and as JSON, URLs and HTML write them, at any depth of escapes.</summary>
internal static class QuoteReader
{
    private const int LongestEscape = 64;

    private static readonly string[] Spellings =
        ["%22", "%27", "%2522", "%2527", "&quot;", "&#34;", "&#39;", "&apos;", "&#x22;", "&#x27;", "&amp;quot;", "&amp;#34;"];

    /// <summary>Reads the mark that begins at an offset.</summary>
    public static Quote ReadAt(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return default;
        }

        if (IsMark(text[at]))
        {
            return new Quote(at, 1);
        }

        if (text[at] is not ('\\' or '%' or '&'))
        {
            return default;
        }

        var backslashes = RunOfBackslashes(text[at..]);
        var rest = text[(at + backslashes)..];
        if (backslashes > 0 && rest is not ['&', ..])
        {
            return rest.Length > 0 && IsMark(rest[0]) ? new Quote(at, backslashes + 1)
                : EscapedMarkLength(rest) is > 0 and var length ? new Quote(at, backslashes + length)
                : default;
        }

        foreach (var spelling in Spellings)
        {
            if (rest.StartsWith(spelling, StringComparison.OrdinalIgnoreCase))
            {
                return new Quote(at, backslashes + spelling.Length);
            }
        }

        return default;
    }

    /// <summary>Returns whether a mark that never closes a text is at an offset: one of Japanese and Chinese.</summary>
    public static bool OpensOnly(ReadOnlySpan<char> text, int at) => at < text.Length && text[at] is '「' or '『';

    /// <summary>Reads the mark that ends right before an offset.</summary>
    public static Quote ReadBefore(ReadOnlySpan<char> text, int end)
    {
        if (end == 0)
        {
            return default;
        }

        var last = text[end - 1];
        if (IsMark(last))
        {
            return WithBackslashes(text, end - 1, end);
        }

        if (last is not ('2' or '7' or ';'))
        {
            return default;
        }

        foreach (var length in (ReadOnlySpan<int>)[5, 3])
        {
            if (end > length && EscapedMarkLength(text[(end - length)..end]) == length && text[end - length - 1] == '\\')
            {
                return WithBackslashes(text, end - length, end);
            }
        }

        foreach (var spelling in Spellings)
        {
            if (text[..end].EndsWith(spelling, StringComparison.OrdinalIgnoreCase))
            {
                return WithBackslashes(text, end - spelling.Length, end);
            }
        }

        return default;
    }

    /// <summary>Finds where the text ends that a mark opens: the offset of the closing mark, or the end of the text where it was cut.</summary>
    /// <param name="text">The text, cut to where the search may end.</param>
    /// <param name="open">The opening mark.</param>
    /// <returns>The offset of the closing mark; <c>text.Length</c> without one.</returns>
    public static int FindClose(ReadOnlySpan<char> text, Quote open) =>
        open.End + (open.Length > 1
            ? FindSpelling(text[open.End..], text.Slice(open.Start, open.Length))
            : FindMark(text[open.End..], text[open.Start]));

    /// <summary>
    /// Returns where a value ends before the mark that closes the string around all of it; an escaped one with more of the value after it is a part
    /// of the value.
    /// </summary>
    public static int EndBeforeMark(ReadOnlySpan<char> text, int end)
    {
        for (var at = 0; at < end; at++)
        {
            var next = text[at..end].IndexOfAny('"', '`', '\'');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (IsClosing(text, at))
            {
                return text[..at].TrimEnd('\\').TrimEnd(" ,").Length;
            }
        }

        return end;
    }

    private static bool IsClosing(ReadOnlySpan<char> text, int at)
    {
        var following = at + 1 < text.Length ? text[at + 1] : ' ';
        return at == 0 || (text[at - 1] == '\\' ? following is ',' or '}' or ']' or ' ' or '\\' or '"' : !char.IsAsciiLetterOrDigit(following));
    }

    // An escaped mark inside such a text has more backslashes than the one that closes it.
    private static int FindSpelling(ReadOnlySpan<char> text, ReadOnlySpan<char> spelling)
    {
        for (var at = 0; ;)
        {
            var found = text[at..].IndexOf(spelling, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            if (spelling[0] != '\\' || at == 0 || text[at - 1] != '\\')
            {
                return at;
            }

            at += spelling.Length;
        }
    }

    private static int FindMark(ReadOnlySpan<char> text, char open)
    {
        var close = open switch { '“' => '”', '‘' => '’', '«' => '»', '„' => '“', '「' => '」', '『' => '』', _ => open };
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny('\\', close);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] == '\\')
            {
                at++;
                continue;
            }

            var following = at + 1 < text.Length ? text[at + 1] : ' ';
            var isDoubled = following == close && IsDoubled(text[(at + 2)..], close);

            // With a letter after it, as in "don't", a mark is a part of the value; doubled, it stands for itself, as in SQL.
            if (!char.IsAsciiLetterOrDigit(following) && !isDoubled)
            {
                return at;
            }

            at += isDoubled ? 1 : 0;
        }

        return text.Length;
    }

    // Two double quotation marks may also be an empty value and the end of what holds it.
    private static bool IsDoubled(ReadOnlySpan<char> after, char mark) =>
        mark == '\''
            || (mark == '"'
                && after.Length > 0
                && !(char.IsWhiteSpace(after[0]) || after[0] is ';' or ',' or '}' or ']' or ')' or ':' or '&' or '"' or '>' or '/'));

    private static Quote WithBackslashes(ReadOnlySpan<char> text, int start, int end)
    {
        var first = start;
        while (first > 0 && end - first < LongestEscape && text[first - 1] == '\\')
        {
            first--;
        }

        return new Quote(first, end - first);
    }

    private static int RunOfBackslashes(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < Math.Min(text.Length, LongestEscape) && text[length] == '\\')
        {
            length++;
        }

        return length;
    }

    // "u0022" of JSON, "x22" of JavaScript and Python.
    private static int EscapedMarkLength(ReadOnlySpan<char> text) =>
        text is ['u', '0', '0', '2', '2' or '7', ..] ? 5 : text is ['x', '2', '2' or '7', ..] ? 3 : 0;

    private static bool IsMark(char character) =>
        character is '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '«' or '»' or '„' or '「' or '」' or '『' or '』';
}
