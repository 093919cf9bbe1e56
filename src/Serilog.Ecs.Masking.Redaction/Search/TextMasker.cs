using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles;
using Serilog.Ecs.Masking.Redaction.Styles.Pairs;
using Serilog.Ecs.Masking.Redaction.Styles.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Masks what is sensitive in one text: by keys, by shape, by users' expressions and by what was masked elsewhere in the event.</summary>
internal static class TextMasker
{
    private const int MostOnStack = 96;

    /// <summary>Appends the text with its sensitive parts masked, or returns <see langword="false"/> where there are none and nothing was appended.</summary>
    public static bool TryMask(TextMasking masking, ReadOnlySpan<char> text, CharBuffer output)
    {
        if (masking.IsUntouched)
        {
            return false;
        }

        var start = output.Length;
        try
        {
            return FoldedText.IsNeeded(text) ? TryMaskFolded(masking, text, output) : TryMaskPlain(masking, text, output);
        }
        catch (Exception)
        {
            // Whatever went wrong, the text may hold what was to be hidden.
            output.Rewind(start);
            output.Append(((FullStyle)masking.Policy.Fault.Style).Placeholder);
            masking.Add(masking.Policy.Fault);
            return true;
        }
    }

    /// <summary>Whether a text needs no search.</summary>
    public static bool Passes(TextMasking masking, ReadOnlySpan<char> text) =>
        masking.IsUntouched || (masking.Policy.HasOnlyKeysAndShapes && CleanText.IsClean(masking.Policy, text) && (masking.Echo.Count == 0 || !masking.Echo.IsIn(text)));

    /// <summary>Whether a text with a stack trace needs none.</summary>
    public static bool PassesWithFrames(TextMasking masking, ReadOnlySpan<char> text)
    {
        try
        {
            return masking.IsUntouched || (masking.Policy.HasOnlyKeysAndShapes && masking.Policy.Frames.Passes(text) && (masking.Echo.Count == 0 || !masking.Echo.IsIn(text)));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Whether there is anything to look at more closely.</summary>
    public static bool HasAny(TextMasking masking, ReadOnlySpan<char> text)
    {
        if (masking.IsUntouched || FoldedText.IsNeeded(text))
        {
            return !masking.IsUntouched;
        }

        var findings = Findings(masking, text, stackalloc int[MostOnStack]);
        var any = findings.Any;
        findings.Return();
        return any;
    }

    /// <summary>Finds whether there is anything to mask, and what the first rule is.</summary>
    public static MaskRule? FirstRule(TextMasking masking, ReadOnlySpan<char> text)
    {
        if (masking.IsUntouched)
        {
            return null;
        }

        var isFolded = FoldedText.IsNeeded(text);
        var folded = isFolded ? new FoldedText(text) : default;
        var findings = Findings(masking, isFolded ? folded.Text : text, stackalloc int[MostOnStack]);
        var rule = findings.Any && findings.TryTake(0, out var finding) ? finding.Rule ?? masking.Policy.Encoded : null;
        findings.Return();
        if (isFolded)
        {
            folded.Return();
        }

        return rule;
    }

    internal static TextFindings Findings(TextMasking masking, ReadOnlySpan<char> text, Span<int> room) =>
        new(masking, text, masking.OtherFinders <= room.Length ? room[..masking.OtherFinders] : new int[masking.OtherFinders]);

    private static bool TryMaskPlain(TextMasking masking, ReadOnlySpan<char> text, CharBuffer output)
    {
        var findings = Findings(masking, text, stackalloc int[MostOnStack]);
        var isMasked = findings.Any && Write(masking, text, text, default, ref findings, output);
        findings.Return();
        return isMasked;
    }

    private static bool TryMaskFolded(TextMasking masking, ReadOnlySpan<char> text, CharBuffer output)
    {
        var folded = new FoldedText(text);
        try
        {
            var findings = Findings(masking, folded.Text, stackalloc int[MostOnStack]);
            var isMasked = findings.Any && Write(masking, text, folded.Text, folded, ref findings, output);
            findings.Return();
            return isMasked;
        }
        finally
        {
            folded.Return();
        }
    }

    private static bool Write(TextMasking masking, ReadOnlySpan<char> original, ReadOnlySpan<char> text, in FoldedText folded, ref TextFindings findings, CharBuffer output)
    {
        var isFolded = !folded.Text.IsEmpty;
        var begin = output.Length;
        var at = 0;
        var written = 0;
        var changed = false;
        while (findings.TryTake(at, out var finding))
        {
            var start = isFolded ? folded.Place(finding.Start) : finding.Start;
            var end = isFolded ? folded.PlaceOfEnd(finding.End, original) : finding.End;
            output.Append(original[written..start]);
            var from = output.Length;
            AppendMask(masking.Policy, finding, text, output);

            // A mask that is already there is no finding.
            if (IsAround(original, start, end, output.WrittenFrom(from)))
            {
                output.Rewind(from);
                output.Append(original[start..end]);
            }
            else
            {
                changed = true;
                if (finding.Rule is { } rule)
                {
                    masking.Add(rule, text[finding.Start..finding.End], output.WrittenFrom(from));
                }
            }

            at = finding.End;
            written = end;
        }

        if (!changed || masking.Policy.Mode == MaskingMode.Audit)
        {
            output.Rewind(begin);
            return false;
        }

        output.Append(original[written..]);
        return true;
    }

    /// <summary>Returns whether a value is a part of its mask, or the whole mask: of a placeholder in brackets, a notation reads what is within them.</summary>
    internal static bool IsAround(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> mask)
    {
        var before = mask.IndexOf(text[start..end]);
        return before >= 0 && before <= start && text[(start - before)..].StartsWith(mask);
    }

    /// <summary>Appends the mask of a finding, with the marks that it needs around it.</summary>
    internal static void AppendMask(MaskingPolicy policy, in TextFinding finding, ReadOnlySpan<char> text, CharBuffer output)
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

    internal static void Append(MaskStyle style, ReadOnlySpan<char> value, CharBuffer output)
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
