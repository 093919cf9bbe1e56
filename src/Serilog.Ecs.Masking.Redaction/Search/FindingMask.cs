using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Pairs;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Writes masks in place of what was found in a text.</summary>
internal static class FindingMask
{
    /// <summary>Returns whether a value is a part of its mask, or the whole mask: of a placeholder in brackets, a notation reads what is within them.</summary>
    public static bool IsAround(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> mask)
    {
        var before = mask.IndexOf(text[start..end]);
        return before >= 0 && before <= start && text[(start - before)..].StartsWith(mask);
    }

    /// <summary>Appends the mask of a finding, with the marks that it needs around it.</summary>
    public static void Append(MaskingPolicy policy, in TextFinding finding, ReadOnlySpan<char> text, CharBuffer output)
    {
        var quote = finding.MaskQuote.IsAdded ? "\"" : text.Slice(finding.MaskQuote.Start, finding.MaskQuote.Length);
        if (finding.Echo is { } mask)
        {
            output.Append(mask);
        }
        else if (quote.IsEmpty)
        {
            Append(StyleOf(policy, finding, text), text[finding.Start..finding.End], output);
        }
        else
        {
            AppendQuoted(StyleOf(policy, finding, text), text[finding.Start..finding.End], quote, finding.MaskQuote.IsForScalar, output);
        }
    }

    private static MaskStyle StyleOf(MaskingPolicy policy, in TextFinding finding, ReadOnlySpan<char> text)
    {
        if (finding.Style is { } style)
        {
            return style;
        }

        var rule = finding.Rule!;
        if (rule.Style is CookieStyle cookies && CookieStyle.EndsWithSetCookie(text[..finding.Start]))
        {
            return cookies.KeepingAttributes;
        }

        return rule.NeedsScheme && !AuthorizationStyle.ShowsEndsBehind(text[..finding.Start]) ? policy.Fault.Style : rule.Style;
    }

    private static void AppendQuoted(MaskStyle style, ReadOnlySpan<char> value, ReadOnlySpan<char> quote, bool isScalar, CharBuffer output)
    {
        var start = output.Length;
        output.Append(quote);
        Append(style, value, output);
        output.Append(quote);

        // A scalar of YAML that begins with a letter or a digit needs no quotation marks.
        if (isScalar && output.WrittenFrom(start) is [_, var first, ..] && char.IsLetterOrDigit(first))
        {
            output.Rewind(start);
            Append(style, value, output);
        }
    }

    public static void Append(MaskStyle style, ReadOnlySpan<char> value, CharBuffer output)
    {
        var size = value.Length + FullStyle.DefaultPlaceholder.Length;
        var room = output.Reserve(size)[..size];
        if (SafeMask.TryWriteAtOnce(style, value, room, out var length))
        {
            output.Advance(length);
            return;
        }

        var mask = new SafeMask(style, value);
        output.Advance(mask.Write(output.Reserve(mask.Room)));
    }
}
