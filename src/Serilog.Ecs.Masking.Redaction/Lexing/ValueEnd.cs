using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Finds where an unquoted value ends, by the way in which the text is written.</summary>
internal static class ValueEnd
{
    /// <summary>How far a value is followed; a longer one is hidden to the end of the text.</summary>
    public const int Window = 8_192;

    private const int MostSeparators = 64;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\v\f\"'`<>\u00A0\u2028\u2029");
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u2028\u2029");
    private static readonly SearchValues<char> LineEndsAndEscapes = SearchValues.Create("\\\r\n\u2028\u2029");
    private static readonly SearchValues<char> PairSeparators = SearchValues.Create(" ,;|");
    private static readonly SearchValues<char> Separators = SearchValues.Create(",;&)]}|");

    /// <summary>Returns the end of the word that begins at an offset, before the separators that follow it.</summary>
    public static int OfWord(ReadOnlySpan<char> text, int start) => start + BeforeSeparators(text.Slice(start, WordLength(text[start..])));

    /// <summary>Returns the end of the run of characters that are neither blanks nor quotation marks.</summary>
    public static int OfRun(ReadOnlySpan<char> text, int start) => start + WordLength(text[start..]);

    /// <summary>Returns the end of the line, also where its break is written as an escape.</summary>
    public static int OfLine(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; at < text.Length; at += 2)
        {
            var next = text[at..].IndexOfAny(LineEndsAndEscapes);
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            if (text[at] != '\\' || (at + 1 < text.Length && text[at + 1] is 'r' or 'n'))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Returns the end of the value of a query's parameter.</summary>
    public static int OfParameter(ReadOnlySpan<char> text, int start)
    {
        var word = text.Slice(start, WordLength(text[start..]));
        var end = word.IndexOfAny('&', '#');
        if (end >= 0)
        {
            return start + end;
        }

        // The sentence around a URL is no part of it.
        return start + (word.TrimEnd(",;)]}|.").Length is > 0 and var length ? length : word.Length);
    }

    /// <summary>Returns the end of a value inside <c>{ A = x y, B = z }</c>, as records and anonymous objects print themselves.</summary>
    public static int OfMember(ReadOnlySpan<char> text, int start)
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
                    return Trimmed(text, start, at);
                case '}':
                    depth--;
                    break;
                case ',' when depth == 0 && NextPair.StartsWithMember(text[(at + 1)..]):
                    return at;
            }
        }

        return text.Length;
    }

    /// <summary>Returns the end of a value that is a list of pairs without blanks, <c>t=1,v1=x</c>; of other values, their end.</summary>
    public static int OfPairs(ReadOnlySpan<char> text, int start, int end) =>
        end + 1 < text.Length && text[end] == ',' && text[end + 1] != ' ' && text[start..end].Contains('=') ? OfRun(text, start) : end;

    /// <summary>Returns the end of a value in running text: before the next pair, or at the end of the line.</summary>
    public static int BeforeNextPair(ReadOnlySpan<char> text, int start)
    {
        var end = OfLine(text, start);
        for (var at = start; at < end; at++)
        {
            var next = text[at..end].IndexOfAny(PairSeparators);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (NextPair.StartsWithPair(text[(at + 1)..end]) && !(text[at] == '|' && IsWithinWord(text[at..end])))
            {
                return Trimmed(text, start, start + NextPair.BeforeWords(text[start..at]));
            }
        }

        return Trimmed(text, start, end);
    }

    /// <summary>Returns the offset after the bracket that closes the one at an offset; the end of the text where it was cut.</summary>
    public static int OfBrackets(ReadOnlySpan<char> text, int open)
    {
        var depth = 0;
        for (var at = open; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '{' or '[' or '(':
                    depth++;
                    break;
                case '}' or ']' or ')' when --depth == 0:
                    return at + 1;
                case '"' or '\\' or '%' or '&' or '\'' when QuoteReader.ReadAt(text, at) is { Exists: true } quote:
                    at = Math.Min(text.Length, QuoteReader.FindClose(text, quote) + quote.Length) - 1;
                    break;
            }
        }

        return text.Length;
    }

    /// <summary>Returns the end without the blanks and separators before it.</summary>
    public static int Trimmed(ReadOnlySpan<char> text, int start, int end) => start + WithoutSlash(text[start..end].TrimEnd(" ,;|")).Length;

    // "a|b:c" is a word, and "x|name: y" and "x | name: y" are items.
    private static bool IsWithinWord(ReadOnlySpan<char> text) => text is ['|', not ' ', ..]
        && text.IndexOfAny(':', '=') is > 0 and var sign
        && text[(sign + 1)..] is [not ' ', ..];

    // "x / name: y"
    private static ReadOnlySpan<char> WithoutSlash(ReadOnlySpan<char> value) => value is [.., ' ', '/'] ? value[..^2].TrimEnd(' ') : value;

    // An angle bracket may be a part of the word, unless a tag begins or ends there.
    internal static int WordLength(ReadOnlySpan<char> text)
    {
        var isOpen = false;
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(WordEnds);
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            var isInside = text[at] switch
            {
                '<' => !TagReader.IsTag(text[(at + 1)..]),
                '>' => isOpen || !TagReader.IsBehindTag(text[(at + 1)..]),
                '"' or '\'' or '`' => at > 0
                    && at + 1 < text.Length
                    && char.IsAsciiLetterOrDigit(text[at + 1])
                    && text[at - 1] is not ('\\' or '=' or '(' or ','),
                _ => false,
            };
            if (!isInside)
            {
                return at;
            }

            isOpen = text[at] == '<' || (isOpen && text[at] != '>');
        }

        return text.Length;
    }

    /// <summary>
    /// Returns the end of a value within a word: a separator with more of the word after it may be a part of a password, unless the next pair begins
    /// there.
    /// </summary>
    /// <param name="word">The word.</param>
    /// <param name="separator">The only character before a next pair; NUL for any.</param>
    /// <param name="isAssigned">Whether the next pair has an equals sign.</param>
    public static int BeforeSeparators(ReadOnlySpan<char> word, char separator = '\0', bool isAssigned = false)
    {
        var tries = 0;
        for (var at = 0; at < word.Length; at++)
        {
            var next = word[at..].IndexOfAny(Separators);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (ClosesBracket(word[..at], word[at]))
            {
                continue;
            }

            var mayFollow = separator == '\0' ? !(isAssigned && word[at] is ')' or ']' or '}' or '|') : word[at] == separator;
            if (tries++ >= MostSeparators
                || (mayFollow && NextPair.StartsWithPair(word[(at + 1)..], isAssigned))
                || !word[(at + 1)..].ContainsAnyExcept(Separators))
            {
                return at;
            }
        }

        return word.Length;
    }

    // "${TOKEN}": the bracket that was opened within the word.
    private static bool ClosesBracket(ReadOnlySpan<char> before, char closing) =>
        closing switch { '}' => '{', ')' => '(', ']' => '[', _ => closing } is var opening
            && opening != closing
            && before.LastIndexOf(opening) is >= 0 and var open
            && (open > 0 || closing == '}')
            && open > before.LastIndexOf(closing);
}
