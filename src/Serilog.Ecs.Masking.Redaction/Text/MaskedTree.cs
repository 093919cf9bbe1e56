using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Knows an object or list in a text whose values are masks already, as the pack itself writes them.</summary>
internal static class MaskedTree
{
    /// <summary>Whether every value in the brackets is what the rule would make of it, or one that no key hides.</summary>
    public static bool Is(ReadOnlySpan<char> text, MaskRule rule)
    {
        if (text.Length < 2 || text[0] is not ('{' or '['))
        {
            return false;
        }

        for (var at = 1; at < text.Length; at++)
        {
            var quote = TextQuote.LengthAtStart(text[at..]);
            if (quote > 0)
            {
                var mark = text.Slice(at, quote);
                var start = at + quote;
                var end = start + TextQuote.FindClose(text[start..], mark);
                at = Math.Min(text.Length, end + quote) - 1;
                if (!IsKey(text[(at + 1)..]) && !IsMask(text[start..end], rule))
                {
                    return false;
                }
            }
            else if (char.IsLetterOrDigit(text[at]))
            {
                var end = at;
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '+'))
                {
                    end++;
                }

                if (!PlainValue.IsNothing(text[at..end]))
                {
                    return false;
                }

                at = end - 1;
            }
        }

        return true;
    }

    private static bool IsKey(ReadOnlySpan<char> rest) => rest.TrimStart(' ') is [':', ..];

    private static bool IsMask(ReadOnlySpan<char> value, MaskRule rule) =>
        PlainValue.IsNothing(value)
        || (value is [_, _, _, _, '-', _, _, '-', ..] && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        || value.SequenceEqual(SafeMask.Apply(rule.Style, value));
}
