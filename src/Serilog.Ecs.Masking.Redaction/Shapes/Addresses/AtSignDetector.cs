namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Recognises the encodings of the at sign.</summary>
internal static class AtSignDetector
{
    private static readonly string[] Entities = ["&#64;", "&#x40;", "&#064;", "&commat;"];

    /// <summary>Returns how many characters the at sign at <paramref name="at"/> takes, or 0 if there is none.</summary>
    public static int LengthAt(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '@' or '＠' or '﹫' => 1,
        '%' => OfPercent(text[at..]),
        '\\' => OfEscape(text[at..]),
        '&' => OfEntity(text[at..]),
        _ => 0,
    };

    // %40, and the same encoded again and again: %2540, %252540.
    private static int OfPercent(ReadOnlySpan<char> text)
    {
        var at = 1;
        while (at < 9 && text[at..].StartsWith("25"))
        {
            at += 2;
        }

        return text[at..].StartsWith("40") ? at + 2 : 0;
    }

    private static int OfEscape(ReadOnlySpan<char> text)
    {
        // JSON inside JSON doubles the backslash.
        var at = 0;
        while (at < 4 && at < text.Length && text[at] == '\\')
        {
            at++;
        }

        if (text[at..].StartsWith("u0040"))
        {
            return at + 5;
        }

        return text[at..].StartsWith("x40") ? at + 3 : 0;
    }

    private static int OfEntity(ReadOnlySpan<char> text)
    {
        foreach (var entity in Entities)
        {
            if (text.StartsWith(entity, StringComparison.OrdinalIgnoreCase))
            {
                return entity.Length;
            }
        }

        return 0;
    }
}
