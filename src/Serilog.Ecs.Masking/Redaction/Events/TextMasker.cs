using Serilog.Ecs.Masking.Json;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Masks what is sensitive in one text: by keys, by shape, by users' expressions and by what was masked elsewhere in the event.</summary>
internal static class TextMasker
{
    private const int MostOnStack = 96;

    /// <summary>Appends the text with its sensitive parts masked, or returns <see langword="false"/> where there are none and nothing was appended.</summary>
    public static bool TryMask(EventMasking masking, ReadOnlySpan<char> text, CharBuffer output)
    {
        var start = output.Length;
        try
        {
            // Nearly every text ends here.
            if (masking.EchoesOnly ? !masking.Echo.IsIn(text) : masking.HasOnlyKeysAndShapes && !masking.Policy.Values.TryFind(text, 0, out _) && !masking.Policy.KeyValues.TryFind(text, 0, out _))
            {
                return false;
            }

            var findings = new TextFindings(masking, text, masking.OtherFinders <= MostOnStack ? stackalloc int[masking.OtherFinders] : new int[masking.OtherFinders]);
            return findings.Any && Write(masking, text, ref findings, output);
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

    /// <summary>Whether there is anything to look at more closely.</summary>
    public static bool HasAny(EventMasking masking, ReadOnlySpan<char> text) =>
        new TextFindings(masking, text, masking.OtherFinders <= MostOnStack ? stackalloc int[masking.OtherFinders] : new int[masking.OtherFinders]).Any;

    /// <summary>Finds whether there is anything to mask, and what the first rule is.</summary>
    public static MaskRule? FirstRule(EventMasking masking, ReadOnlySpan<char> text, out int start, out int end)
    {
        var findings = new TextFindings(masking, text, masking.OtherFinders <= MostOnStack ? stackalloc int[masking.OtherFinders] : new int[masking.OtherFinders]);
        if (findings.Any && findings.TryTake(0, out var finding))
        {
            (start, end) = (finding.Start, finding.End);
            return finding.Rule;
        }

        start = end = 0;
        return null;
    }

    private static bool Write(EventMasking masking, ReadOnlySpan<char> text, ref TextFindings findings, CharBuffer output)
    {
        var begin = output.Length;
        var at = 0;
        var changed = false;
        while (findings.TryTake(at, out var finding))
        {
            output.Append(text[at..finding.Start]);
            var value = text[finding.Start..finding.End];
            var from = output.Length;
            if (finding.Echo is { } mask)
            {
                output.Append(mask);
            }
            else
            {
                Append(StyleOf(masking.Policy, finding, text), value, output);
            }

            // A mask that is already there is no finding.
            if (!output.WrittenFrom(from).SequenceEqual(value))
            {
                changed = true;
                if (finding.Rule is { } rule)
                {
                    masking.Add(rule);
                }
            }

            at = finding.End;
        }

        if (!changed || masking.Policy.Mode == MaskingMode.Audit)
        {
            output.Rewind(begin);
            return false;
        }

        output.Append(text[at..]);
        return true;
    }

    private static MaskStyle StyleOf(MaskingPolicy policy, in TextFinding finding, ReadOnlySpan<char> text)
    {
        if (finding.Style is { } style)
        {
            return style;
        }

        var rule = finding.Rule!;
        return rule.NeedsScheme && !AuthorizationStyle.ShowsEndsBehind(text[..finding.Start]) ? policy.Fault.Style : rule.Style;
    }

    internal static void Append(MaskStyle style, ReadOnlySpan<char> value, CharBuffer output)
    {
        var mask = new SafeMask(style, value);
        output.Advance(mask.Write(output.Reserve(mask.Room)));
    }
}
