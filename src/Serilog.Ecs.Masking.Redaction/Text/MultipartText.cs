using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>A field of a form in parts, whose name stands in a header above its value: <c>Content-Disposition: form-data; name="password"</c>.</summary>
internal static class MultipartText
{
    private const int Reach = 96;

    /// <summary>How many characters of headers may stand between the name and the value.</summary>
    private const int LongestHeaders = 512;

    private static readonly SearchValues<char> EndOfName = SearchValues.Create("\"'\r\n;\\");

    // The breaks may be written as escapes. Behind the value comes a break and the boundary.
    private static readonly (string BlankLine, string Boundary)[] Breaks = [("\r\n\r\n", "\r\n--"), ("\n\n", "\n--"), ("\\r\\n\\r\\n", "\\r\\n--"), ("\\n\\n", "\\n--")];

    /// <summary>Finds the value of the field whose name stands behind the separator.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int separator, in TextKey key, MaskingPolicy policy, int from, out KeyedFinding finding)
    {
        finding = default;
        if (text[separator] != '=' || !text[key.Start..key.End].Equals("name", StringComparison.OrdinalIgnoreCase)
            || !text[Math.Max(0, key.Start - Reach)..key.Start].Contains("form-data", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var start = separator + 1 + TextQuote.LengthAtStart(text[(separator + 1)..]);
        var length = text[start..].IndexOfAny(EndOfName);
        if (length is <= 0 or > Reach || policy.Decide(text.Slice(start, length)).Rule is not { } rule)
        {
            return false;
        }

        var headers = text[start..Math.Min(text.Length, start + LongestHeaders)];
        foreach (var (blankLine, boundary) in Breaks)
        {
            if (headers.IndexOf(blankLine) is var blank and >= 0)
            {
                start += blank + blankLine.Length;
                length = text[start..].IndexOf(boundary);
                var value = length < 0 ? text[start..] : text.Slice(start, length);
                finding = new KeyedFinding(Math.Max(start, from), start + value.Length, rule);
                return finding.Start < finding.End && !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value);
            }
        }

        return false;
    }
}
