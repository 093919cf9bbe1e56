namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Passes over white space, never further than a bounded number of characters.</summary>
internal static class WhiteSpace
{
    /// <summary>The most blanks between a name, its operator and its value: tools align the operators of a block.</summary>
    public const int MostBlanks = 40;

    /// <summary>Returns the offset of the first character from <paramref name="at"/> on that is not a blank or tab.</summary>
    public static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MostBlanks);
        while (at < limit && text[at] is ' ' or '\t' or '\u00A0')
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// Returns the offset of the first character from <paramref name="at"/> on that is neither white space nor an escape of it, such as <c>\n</c> in a string
    /// of JSON.
    /// </summary>
    public static int SkipEscaped(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MostBlanks);
        while (at < limit && (text[at] is ' ' or '\t' || text[at..] is ['\\', 'n' or 'r' or 't', ..]))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return at;
    }

    /// <summary>
    /// Returns the offset of the first character from <paramref name="at"/> on that is not a blank or tab, also not as an escape of JSON or of a URL.
    /// </summary>
    public static int SkipEncoded(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MostBlanks);
        while (at < limit && EncodedLength(text[at..]) is > 0 and var length)
        {
            at += length;
        }

        return at;
    }

    private static int EncodedLength(ReadOnlySpan<char> text) => text switch
    {
        [' ' or '\t', ..] => 1,
        ['\\', 't', ..] => 2,
        ['%', '2', '0', ..] or ['%', '0', '9', ..] => 3,
        ['%', '2', '5', '2', '0', ..] => 5,
        _ => 0,
    };

    /// <summary>Returns the offset of the first character from <paramref name="at"/> on that is neither a blank nor a line break.</summary>
    public static int SkipAll(ReadOnlySpan<char> text, int at)
    {
        var limit = Math.Min(text.Length, at + MostBlanks);
        while (at < limit && text[at] is ' ' or '\t' or '\r' or '\n' or '\u00A0')
        {
            at++;
        }

        return at;
    }

    /// <summary>Returns the offset after the last character before <paramref name="end"/> that is neither a blank nor a line break.</summary>
    public static int TrimAll(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Max(0, end - MostBlanks);
        while (end > limit && text[end - 1] is ' ' or '\t' or '\r' or '\n' or '\u00A0')
        {
            end--;
        }

        return end;
    }

    /// <summary>Returns the offset after the last character before <paramref name="end"/> that is not a blank or tab.</summary>
    public static int TrimEnd(ReadOnlySpan<char> text, int end)
    {
        var limit = Math.Max(0, end - MostBlanks);
        while (end > limit && text[end - 1] is ' ' or '\t' or '\u00A0')
        {
            end--;
        }

        return end;
    }
}
