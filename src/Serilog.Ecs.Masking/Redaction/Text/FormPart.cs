namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Finds values of forms as browsers send them with files: <c>Content-Disposition: form-data; name="password"</c>, a blank line, the value.</summary>
internal static class FormPart
{
    private const string Header = "form-data";
    private const int Reach = 48;
    private const int LongestHeaders = 512;

    /// <summary>Finds the value of the part whose name stands behind the separator.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int separator, in TextKey key, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var quote = TextQuote.LengthAtStart(text[(separator + 1)..]);
        if (quote == 0 || !text[key.Start..key.End].Equals("name", StringComparison.OrdinalIgnoreCase)
            || !text[Math.Max(0, key.Start - Reach)..key.Start].Contains(Header, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var start = separator + 1 + quote;
        var name = text[start..Math.Min(text.Length, start + Reach)];
        name = name[..TextQuote.FindClose(name, text.Slice(separator + 1, quote))];
        if (policy.Decide(name).Rule is not { } rule)
        {
            return false;
        }

        var headers = text[start..Math.Min(text.Length, start + LongestHeaders)];
        var (blank, length) = FindBlankLine(headers);
        if (blank < 0)
        {
            return false;
        }

        start += blank + length;
        var value = text[Math.Max(start, from)..Math.Max(start, TextValue.EndOfTextLine(text, start))];
        finding = new KeyedFinding(Math.Max(start, from), Math.Max(start, from) + value.Length, rule);
        return !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value);
    }

    // The breaks may be written as escapes.
    private static (int At, int Length) FindBlankLine(ReadOnlySpan<char> text)
    {
        foreach (var blank in (ReadOnlySpan<string>)["\r\n\r\n", "\n\n", "\\r\\n\\r\\n", "\\n\\n"])
        {
            if (text.IndexOf(blank, StringComparison.Ordinal) is var at and >= 0)
            {
                return (at, blank.Length);
            }
        }

        return (-1, 0);
    }
}
