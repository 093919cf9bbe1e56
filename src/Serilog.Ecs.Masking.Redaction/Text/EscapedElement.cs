using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds values of elements of which the angle brackets are escaped, as in XML inside HTML or JSON.</summary>
internal static class EscapedElement
{
    private const int LongestTag = 160;
    private const int LongestCut = 1_024;

    private static readonly (string Open, string Close)[] Spellings = [("&lt;", "&gt;"), ("\\u003c", "\\u003e"), ("%3C", "%3E")];

    /// <summary>Finds the value behind the tag that ends with the sign at <paramref name="at"/>, the last or first of its closing bracket.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int at, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var (open, close) = Spellings[text[at] switch { ';' => 0, '\\' => 1, _ => 2 }];
        var bracket = text[at] == ';' ? at - 3 : at;
        if (bracket < 1 || !text[bracket..].StartsWith(close, StringComparison.OrdinalIgnoreCase) || text[bracket - 1] == '/')
        {
            return false;
        }

        var reach = text[Math.Max(0, bracket - LongestTag)..bracket];
        var tag = reach.LastIndexOf(open, StringComparison.OrdinalIgnoreCase);
        if (tag < 0 || reach[tag..].Contains(close, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var name = reach[(tag + open.Length)..];
        var length = name.IndexOfAny(" \t\n+");
        name = (length < 0 ? name : name[..length]).TrimEnd('\\');
        if (name.IsEmpty || !char.IsLetter(name[0]))
        {
            return false; // The end of an element.
        }

        name = name[(name.IndexOf(':') + 1)..];
        if (policy.Decide(name).Rule is not { } rule)
        {
            return false;
        }

        var start = Math.Max(from, bracket + close.Length);
        var rest = text[Math.Min(start, text.Length)..];
        length = ElementText.EndOf(rest, open, name);
        if (length < 0)
        {
            // Without an end tag the text was cut, in the value; or this is no element.
            length = TextValue.EndOfPlain(rest[..Math.Min(rest.Length, LongestCut)], 0);
            if (length < rest.Length && rest[length] != '…')
            {
                return false;
            }
        }

        var value = rest[..length].TrimEnd('\\');
        finding = new KeyedFinding(start, start + value.Length, rule);
        return !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value);
    }
}
