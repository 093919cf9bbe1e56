namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>A pair of which the bracket around it is all that says so: <c>[password, x]</c>, <c>("password", "x")</c>.</summary>
internal static class BracketPair
{
    private const int Reach = 96;

    /// <summary>Returns where the comma stands in the pair that begins with a bracket, or -1 where none does.</summary>
    public static int CommaOf(ReadOnlySpan<char> text, int bracket)
    {
        var at = bracket + 1;
        at += at < text.Length && text[at] == ' ' ? 1 : 0;
        at += TextQuote.LengthAtStart(text[at..]);
        var start = at;
        while (at < text.Length && at - start <= Reach && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '-' or '.' or ':'))
        {
            at++;
        }

        if (at == start || at >= text.Length)
        {
            return -1;
        }

        at += TextQuote.LengthAtStart(text[at..]);
        return at < text.Length && text[at] == ',' && !IsColumnList(text[..(bracket + 1)]) ? at : -1;
    }

    /// <summary>Returns where the value of such a pair ends.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int start)
    {
        // A bracket with more of the value behind it belongs to the value.
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] is ']' or ')' && (at + 1 == text.Length || text[at + 1] is ',' or ' ' or '"' or '\'' or '\\' or ']' or ')' or '}' or '.' or ';'))
            {
                return at;
            }
        }

        return text.Length;
    }

    private static bool IsColumnList(ReadOnlySpan<char> before) =>
        before.Length > 8 && before[^1] == '(' && before[Math.Max(0, before.Length - Reach)..].Contains("INTO ", StringComparison.OrdinalIgnoreCase);
}
