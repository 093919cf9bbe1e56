namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Finds where an unquoted value ends in a text of which the separators are encoded as its operator is.</summary>
internal static class EncodedValueEnd
{
    private static readonly string[] Percent = ["%26", "&", "%22", "%0A", "%0D", "%3B", "%7D", "%2C", "%20", "%09", "%5D"];
    private static readonly string[] PercentTwice = ["%2526", "%26", "&", "%2522", "%253B", "%257D", "%252C", "%2520", "%250A", "%250D", "%255D"];
    private static readonly string[] Unicode = ["\\u0026"];
    private static readonly string[] Entity = ["&"];
    private static readonly string[] Blanks = ["\\t", "\\n", "\\r", "%20", "%09", "%0A", "%0D"];

    /// <summary>Returns the end of the value after an operator that is encoded.</summary>
    public static int After(ReadOnlySpan<char> text, int start, OperatorEncoding encoding) => Before(text, start, encoding switch
    {
        OperatorEncoding.Unicode => Unicode,
        OperatorEncoding.Percent => Percent,
        OperatorEncoding.PercentTwice => PercentTwice,
        _ => Entity,
    });

    /// <summary>Returns the end of the value before the next blank or line break, which are encoded.</summary>
    public static int BeforeBlank(ReadOnlySpan<char> text, int start) => Before(text, start, Blanks);

    private static int Before(ReadOnlySpan<char> text, int start, string[] separators)
    {
        var end = ValueEnd.OfWord(text, start);
        foreach (var separator in separators)
        {
            var at = text[start..end].IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            end = at < 0 ? end : start + at;
        }

        return end;
    }
}
