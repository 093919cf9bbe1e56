namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Quotation marks, as they are and as JSON, URLs and HTML spell them.</summary>
internal static class TextQuote
{
    private static readonly string[] Spellings = ["%22", "%27", "%2522", "%2527", "&quot;", "&#34;", "&#39;", "&apos;"];

    /// <summary>How many characters the quotation mark takes in which a text ends, its backslashes included; 0 without one.</summary>
    public static int LengthAtEnd(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (IsMark(text[^1]))
        {
            var length = 1;
            while (length < text.Length && text[^(length + 1)] == '\\')
            {
                length++;
            }

            return length;
        }

        if (text[^1] is '2' or '7' or ';')
        {
            if (text.Length > 5 && IsEscapedMark(text[^5..]))
            {
                var length = 5;
                while (length < text.Length && text[^(length + 1)] == '\\')
                {
                    length++;
                }

                return length > 5 ? length : 0;
            }

            foreach (var spelling in Spellings)
            {
                if (text.EndsWith(spelling, StringComparison.OrdinalIgnoreCase))
                {
                    return spelling.Length;
                }
            }
        }

        return 0;
    }

    /// <summary>How many characters the quotation mark takes with which a text starts, its backslashes included; 0 without one.</summary>
    public static int LengthAtStart(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return 0;
        }

        if (IsMark(text[0]))
        {
            return 1;
        }

        var backslashes = 0;
        while (backslashes < text.Length && text[backslashes] == '\\')
        {
            backslashes++;
        }

        if (backslashes > 0 && backslashes < text.Length && IsMark(text[backslashes]))
        {
            return backslashes + 1;
        }

        if (backslashes > 0 && text.Length - backslashes >= 5 && IsEscapedMark(text.Slice(backslashes, 5)))
        {
            return backslashes + 5;
        }

        if (text[0] is '\\' or '%' or '&')
        {
            foreach (var spelling in Spellings)
            {
                if (text.StartsWith(spelling, StringComparison.OrdinalIgnoreCase))
                {
                    return spelling.Length;
                }
            }
        }

        return 0;
    }

    /// <summary>Finds where the quoted text ends that starts behind <paramref name="quote"/>; at the end of the text when it was cut.</summary>
    public static int FindClose(ReadOnlySpan<char> text, ReadOnlySpan<char> quote)
    {
        if (quote.Length > 1)
        {
            // An escaped quote inside such a text has more backslashes than the one that closes it.
            for (var at = 0; ;)
            {
                var found = text[at..].IndexOf(quote, StringComparison.OrdinalIgnoreCase);
                if (found < 0)
                {
                    return text.Length;
                }

                at += found;
                if (quote[0] != '\\' || at == 0 || text[at - 1] != '\\')
                {
                    return at;
                }

                at += quote.Length;
            }
        }

        var close = quote[0] switch { '“' => '”', '‘' => '’', '«' => '»', var same => same };
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == close)
            {
                var next = at + 1 < text.Length ? text[at + 1] : ' ';

                // Doubled, it stands for itself, as in SQL and connection strings; with a letter behind it, it is a part of the value.
                if (!char.IsAsciiLetterOrDigit(next) && !(next == close && IsDoubled(text[(at + 2)..], close)))
                {
                    return at;
                }

                at += next == close ? 1 : 0;
            }
        }

        return text.Length;
    }

    // Two double quotes may also be an empty value and its end.
    private static bool IsDoubled(ReadOnlySpan<char> behind, char quote) =>
        quote == '\'' || (quote == '"' && behind.Length > 0 && !(char.IsWhiteSpace(behind[0]) || behind[0] is ';' or ',' or '}' or ']' or ')' or ':' or '&' or '"' or '>' or '/'));

    private static bool IsEscapedMark(ReadOnlySpan<char> text) => text is "u0022" or "u0027";

    private static bool IsMark(char character) => character is '"' or '\'' or '`' or '“' or '”' or '‘' or '’' or '«' or '»';
}
