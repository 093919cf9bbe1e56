using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds values of elements: <c>&lt;password&gt;x&lt;/password&gt;</c>, with attributes and a namespace or without.</summary>
internal static class ElementText
{
    private const int LongestTag = 160;
    private const int LongestElement = 4_096;

    /// <summary>Finds the value behind the tag that ends with the bracket.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        if (!TryTag(text, bracket, out var open, out var name))
        {
            return false;
        }

        var start = bracket + 1;
        var rule = policy.Decide(name).Rule;
        var isNamed = rule is null;
        if (rule is null)
        {
            rule = NamedElement.RuleOf(text, open, bracket, name, policy);
            if (rule is null || !NamedElement.TryEnter(text, ref start, ref name))
            {
                return false;
            }
        }

        var rest = text[start..];
        if (rest is [>= 'a' and <= 'z', '_', '_', ..])
        {
            return false; // What a compiler calls a lambda or a state machine: <ReadCookie>d__23.
        }

        int length;
        if (rest.StartsWith("<![CDATA["))
        {
            start += 9;
            rest = text[start..];
            length = rest.IndexOf("]]>");
        }
        else
        {
            length = EndOf(rest, "<", name);
        }

        // "AUTH <password> called before <b>this</b>": no element, but the name of an argument.
        if (length > 0 && rest[0] == ' ' && !Closes(rest[length..], name))
        {
            return false;
        }

        // Without an end tag the text was cut, in the value; or this is no element.
        var end = length < 0 ? TextValue.EndOfPlain(text, start) : start + length;
        if (length < 0 && end < text.Length && text[end] != '…')
        {
            return false;
        }

        var value = text[Math.Max(start, from)..Math.Max(end, from)];
        if (end <= from || value.IsWhiteSpace() || PlainValue.IsNothing(value) || PlainValue.IsPlaceholder(value) || (isNamed && NamedElement.IsSentence(value)))
        {
            return false;
        }

        finding = new KeyedFinding(Math.Max(start, from), end, rule);
        return true;
    }

    /// <summary>Reads the start tag that ends with the bracket: where it opens, and its name without a namespace.</summary>
    public static bool TryTag(ReadOnlySpan<char> text, int bracket, out int open, out ReadOnlySpan<char> name)
    {
        name = default;
        var from = Math.Max(0, bracket - LongestTag);
        var reach = text[from..bracket];
        open = reach.LastIndexOfAny('<', '>');
        if (open < 0 || reach[open] == '>' || open + 1 >= reach.Length || !char.IsLetter(reach[open + 1]) || (open > 0 && (char.IsLetterOrDigit(reach[open - 1]) || reach[open - 1] is '.' or '_' or '+')) || reach[^1] == '/')
        {
            return false;
        }

        name = reach[(open + 1)..];
        open += from;
        var length = name.IndexOfAny(' ', '\t', '\n');
        name = length < 0 ? name : name[..length];
        name = name[(name.IndexOf(':') + 1)..];
        return true;
    }

    private static bool Closes(ReadOnlySpan<char> tag, ReadOnlySpan<char> name)
    {
        var end = tag.IndexOf('>');
        return end < 0 || tag[..end].TrimEnd().EndsWith(name, StringComparison.OrdinalIgnoreCase) || !tag.StartsWith("</");
    }

    /// <summary>Finds where the end tag of an element begins whose start tag is right before the text, or returns -1.</summary>
    public static int EndOf(ReadOnlySpan<char> text, string open, ReadOnlySpan<char> name)
    {
        var comparison = open.Length == 1 ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        var window = text[..Math.Min(text.Length, LongestElement)];
        var length = window.IndexOf(open, comparison);
        if (length < 0)
        {
            length = text[window.Length..].IndexOf(open, comparison);
            return length < 0 ? -1 : window.Length + length;
        }

        if (length > 0 || window[open.Length..].StartsWith("/"))
        {
            return open[0] == '%' && window.IndexOf(open + "%2F", comparison) is var encoded and >= 0 ? encoded : window.IndexOf(open + "/", comparison);
        }

        // Elements inside: hide them all.
        length = window.IndexOf(string.Concat(open, "/", name), comparison);
        return length < 0 && window.Length < text.Length ? text.Length : length;
    }
}
