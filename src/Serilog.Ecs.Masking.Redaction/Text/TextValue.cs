using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds where the value behind a key ends, by the way in which the text is written.</summary>
internal static class TextValue
{
    /// <summary>How far a value of a connection string is followed over blanks.</summary>
    private const int LongestPair = 1_024;

    private const int LongestTag = 64;

    private static readonly SearchValues<char> EndOfWord = SearchValues.Create(" \t\r\n\v\f\"'`<>\u00A0\u2028\u2029");
    private static readonly SearchValues<char> EndOfPlaceholder = SearchValues.Create(" \t\r\n\v\f\"'`\u00A0\u2028\u2029");
    private static readonly SearchValues<char> EndOfLine = SearchValues.Create("\r\n\u2028\u2029");
    private static readonly SearchValues<char> Delimiters = SearchValues.Create(",;&)]}|");

    /// <summary>Finds the end of an unquoted value that is written next to its sign: <c>key=value</c>.</summary>
    public static int EndOfTight(ReadOnlySpan<char> text, int start, char beforeKey)
    {
        var rest = text[start..];
        var word = WordLength(rest);
        if (beforeKey is '?' or '&')
        {
            return start + EndOfParameter(rest[..word]);
        }

        if (PairAhead.Next(rest[..word], '&') is var parameter and >= 0)
        {
            return start + parameter;
        }

        // A break written as an escape may as well be two characters of the value: here only real ones count.
        var window = rest[..Math.Min(rest.Length, LongestPair)];
        var line = window.IndexOfAny(EndOfLine) is var lineEnd and >= 0 ? lineEnd : window.Length;
        var semicolon = rest[..line].IndexOf(';');
        if (beforeKey == ';' || (semicolon >= 0 && PairAhead.Is(rest[(semicolon + 1)..line])))
        {
            // A connection string: blanks and commas belong to the value, a quote around all of it does not.
            var end = semicolon < 0 ? line : semicolon;
            var quote = rest[..end].IndexOfAny('"', '`');
            return start + (quote >= 0 ? quote : end);
        }

        return start + EndAtDelimiter(rest[..word]);
    }

    /// <summary>Finds the end of the line, also where its break is written as an escape.</summary>
    public static int EndOfTextLine(ReadOnlySpan<char> text, int start) => start + LineLength(text[start..]);

    /// <summary>Finds the end of a value inside <c>{ A = x y, B = z }</c>, as records and anonymous objects print themselves.</summary>
    public static int EndOfMember(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{':
                    depth++;
                    break;
                case '}' when depth == 0:
                    return TrimmedEnd(text, start, at);
                case '}':
                    depth--;
                    break;
                case ',' when depth == 0 && PairAhead.IsMember(text[(at + 1)..]):
                    return at;
            }
        }

        return text.Length;
    }

    /// <summary>Finds the end of a value that is a list or an object, by its brackets; at the end of the text when it was cut.</summary>
    public static int EndOfBrackets(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '[':
                    depth++;
                    break;
                case '}' or ']' when --depth == 0:
                    return at + 1;
                case '"' or '\\' or '%' or '&' when TextQuote.LengthAtStart(text[at..]) is var quote and > 0:
                    at += quote + TextQuote.FindClose(text[(at + quote)..], text.Slice(at, quote)) + quote - 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>Finds the end of a value in running text: at the next pair, or at the end of the line.</summary>
    public static int EndBeforeNextPair(ReadOnlySpan<char> text, int start)
    {
        var end = EndOfTextLine(text, start);
        for (var at = start; at < end; at++)
        {
            if (text[at] is ' ' or ',' or ';' && PairAhead.Is(text[(at + 1)..end]))
            {
                return TrimmedEnd(text, start, at);
            }
        }

        return TrimmedEnd(text, start, end);
    }

    /// <summary>Finds the end of one word, at a delimiter that is not a part of it.</summary>
    public static int EndOfPlain(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        return start + EndAtDelimiter(rest[..WordLength(rest)]);
    }

    /// <summary>Returns the word with all its brackets and without what ends the sentence.</summary>
    public static ReadOnlySpan<char> RawWord(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        var word = rest.IndexOfAny(EndOfPlaceholder);
        return (word < 0 ? rest : rest[..word]).TrimEnd(",;.)&|");
    }

    // An angle bracket may be a part of the word, unless a tag begins or ends there.
    private static int WordLength(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(EndOfWord);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] is not ('<' or '>') || (text[at] == '<' ? StartsTag(text[(at + 1)..]) : EndsTag(text[(at + 1)..])))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static bool StartsTag(ReadOnlySpan<char> text)
    {
        if (text is ['/' or '?', ..] or ['!', '-' or '[', ..])
        {
            return true;
        }

        var length = 0;
        while (length < text.Length && length < LongestTag && (char.IsLetterOrDigit(text[length]) || text[length] is ':' or '-' or '_'))
        {
            length++;
        }

        return length > 0 && length < text.Length && char.IsLetter(text[0]) && text[length] is '>' or '/';
    }

    private static bool EndsTag(ReadOnlySpan<char> text) => text.IsEmpty || !(char.IsLetterOrDigit(text[0]) || text[0] is '!' or '#' or '$' or '%' or '^' or '*' or '_' or '-' or '+' or '~' or '?' or '@');

    private static int LineLength(ReadOnlySpan<char> text)
    {
        var length = text.IndexOfAny(EndOfLine);
        length = length < 0 ? text.Length : length;
        for (var at = text[..length].IndexOf('\\'); at >= 0 && at + 1 < length; at++)
        {
            if (text[at + 1] is 'r' or 'n')
            {
                return at;
            }

            var next = text[(at + 1)..length].IndexOf('\\');
            if (next < 0)
            {
                break;
            }

            at += next;
        }

        return length;
    }

    private static int EndOfParameter(ReadOnlySpan<char> word)
    {
        var end = word.IndexOfAny('&', '#');
        if (end >= 0)
        {
            return end;
        }

        // The sentence around a URL is not a part of it.
        return word.TrimEnd(",;)]}|.").Length is > 0 and var length ? length : word.Length;
    }

    // A delimiter with more of the word behind it may stand in the middle of a password.
    private static int EndAtDelimiter(ReadOnlySpan<char> word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (Delimiters.Contains(word[at]) && (PairAhead.Is(word[(at + 1)..]) || !word[(at + 1)..].ContainsAnyExcept(Delimiters)))
            {
                return at;
            }
        }

        return word.Length;
    }

    private static int TrimmedEnd(ReadOnlySpan<char> text, int start, int end) => start + text[start..end].TrimEnd(" ,;").Length;
}
