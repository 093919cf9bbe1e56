namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Finds the quotation mark that the mask of a bare number needs: in JSON a number is a value, and its mask is none.</summary>
internal static class NumberQuote
{
    private const int Reach = 512;

    /// <summary>Returns the mark for a number of a text; none where the number is not one of JSON.</summary>
    public static Quote Find(ReadOnlySpan<char> text, int start, int end)
    {
        if (!char.IsAsciiDigit(text[start]))
        {
            return default;
        }

        var before = WhiteSpace.TrimAll(text, start);
        var after = WhiteSpace.SkipAll(text, end);
        if (before == 0 || (after < text.Length && text[after] is not (',' or '}' or ']')))
        {
            return default;
        }

        return text[before - 1] switch
        {
            ':' when before > 1 => QuoteReader.ReadBefore(text, WhiteSpace.TrimEnd(text, before - 1)),
            '[' or ',' when after < text.Length && text[after] is ',' or ']' => OfItem(text, before),
            _ => default,
        };
    }

    // "[1, 4111…]" at the start of the text, of another array or as the value of a member. The mark is spelled as the one before the array.
    private static Quote OfItem(ReadOnlySpan<char> text, int before)
    {
        var from = Math.Max(0, before - Reach);
        var open = from + text[from..before].LastIndexOf('[');
        if (open < from || text[open..before].ContainsAny('{', '(', ']'))
        {
            return default;
        }

        var outer = WhiteSpace.TrimAll(text, open);
        if (outer > 0 && text[outer - 1] is not (':' or ',' or '['))
        {
            return default;
        }

        var mark = text[from..open].LastIndexOf('"');
        return mark < 0 ? Quote.ForItem : QuoteReader.ReadBefore(text, from + mark + 1);
    }
}
