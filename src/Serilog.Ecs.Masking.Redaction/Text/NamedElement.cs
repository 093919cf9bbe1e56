using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Elements that are not called like what they hold: an attribute names it, <c>&lt;setting name="Password"&gt;</c>, or the element
/// before does, <c>&lt;key&gt;Password&lt;/key&gt;&lt;string&gt;x&lt;/string&gt;</c>.
/// </summary>
internal static class NamedElement
{
    private const int LongestName = 64;
    private const int MostInside = 3;

    private static readonly SearchValues<char> EndOfName = SearchValues.Create(" \t\r\n=\"'<>/");

    /// <summary>Returns the rule for what is in the element whose start tag stands between the brackets, or <see langword="null"/>.</summary>
    public static MaskRule? RuleOf(ReadOnlySpan<char> text, int open, int bracket, ReadOnlySpan<char> name, MaskingPolicy policy) =>
        OfAttributes(text[(open + 1)..bracket], policy) ?? (HoldsValue(name) ? OfElementBefore(text[..open], policy) : null);

    /// <summary>Goes on to the text inside: <c>&lt;setting name="Password"&gt;&lt;value&gt;x</c>. What else is inside says nothing about the value.</summary>
    public static bool TryEnter(ReadOnlySpan<char> text, ref int start, ref ReadOnlySpan<char> name)
    {
        for (var depth = 0; depth < MostInside; depth++)
        {
            var at = start;
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at >= text.Length || text[at] != '<' || text[at..].StartsWith("<!"))
            {
                return true;
            }

            var length = text[at..].IndexOf('>');
            if (length < 0 || !ElementText.TryTag(text, at + length, out var open, out var inner) || open != at || !HoldsValue(inner))
            {
                return false;
            }

            start = at + length + 1;
            name = inner;
        }

        return true;
    }

    /// <summary>Whether what stands in an element is a sentence about the name, as in the documentation of code.</summary>
    public static bool IsSentence(ReadOnlySpan<char> value) =>
        value.Contains(' ') && (KeyProse.Begins(value) || value.Contains('<') || value.TrimEnd().EndsWith("."));

    private static bool HoldsValue(ReadOnlySpan<char> name) => name is "string" or "data" or "text" || PairNames.IsValue(name);

    private static MaskRule? OfAttributes(ReadOnlySpan<char> tag, MaskingPolicy policy)
    {
        for (var at = tag.IndexOf('='); at > 0;)
        {
            var key = tag[..at].TrimEnd(' ');
            key = key[(key.LastIndexOfAny(" \t\n:") + 1)..];
            var value = tag[(at + 1)..].TrimStart(' ');
            var quote = value.IsEmpty ? '\0' : value[0];
            var length = quote is '"' or '\'' ? value[1..].IndexOf(quote) : -1;
            if (length is > 0 and <= LongestName && PairNames.Names(key) && !IsKind(key) && policy.Decide(value.Slice(1, length)).Rule is { } rule)
            {
                return rule;
            }

            var behind = tag.Length - value.Length + (length < 0 ? 1 : length + 2);
            var next = behind < tag.Length ? tag[behind..].IndexOf('=') : -1;
            at = next < 0 ? -1 : behind + next;
        }

        return null;
    }

    // They say what an element is, and where, and not what is in it.
    private static bool IsKind(ReadOnlySpan<char> key) => key.Equals("type", StringComparison.OrdinalIgnoreCase) || key.Equals("id", StringComparison.OrdinalIgnoreCase);

    private static MaskRule? OfElementBefore(ReadOnlySpan<char> before, MaskingPolicy policy)
    {
        before = before.TrimEnd();
        if (before.IsEmpty || before[^1] != '>')
        {
            return null;
        }

        // <key>Password</key>
        var close = before[Math.Max(0, before.Length - LongestName)..];
        var slash = close.LastIndexOf("</");
        if (slash < 0 || close[(slash + 2)..^1].ContainsAny(EndOfName))
        {
            return null;
        }

        var tag = close[(slash + 2)..^1];
        var content = before[..^(close.Length - slash)];
        var start = content[Math.Max(0, content.Length - (2 * LongestName))..].LastIndexOf('>');
        content = start < 0 ? default : content[(Math.Max(0, content.Length - (2 * LongestName)) + start + 1)..];
        return content.Length is > 0 and <= LongestName && PairNames.Names(tag[(tag.IndexOf(':') + 1)..]) ? policy.Decide(content.Trim()).Rule : null;
    }
}
