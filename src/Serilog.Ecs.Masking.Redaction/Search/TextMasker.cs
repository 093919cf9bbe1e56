using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Ecs.Masking.Redaction.Memory;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Styles;

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
            if (Knows(masking, text, out var hash))
            {
                return false;
            }

            var isFound = FoldedText.IsNeeded(text)
                ? TryMaskFolded(masking, text, output, out var isMasked)
                : TryMaskPlain(masking, text, output, out isMasked);
            Remember(masking, hash, isFound);
            return isMasked;
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
        masking.IsUntouched
            || (masking.Policy.HasOnlyKeysAndShapes && CleanText.IsClean(masking.Policy, text) && (masking.Echo.Count == 0 || !masking.Echo.IsIn(text)));

    /// <summary>Whether a text with a stack trace needs none.</summary>
    public static bool PassesWithFrames(TextMasking masking, ReadOnlySpan<char> text)
    {
        try
        {
            return masking.IsUntouched
                || (masking.Policy.HasOnlyKeysAndShapes && masking.Policy.Frames.Passes(text) && (masking.Echo.Count == 0 || !masking.Echo.IsIn(text)));
        }
        catch (Exception)
        {
            return false;
        }
    }

    /// <summary>Whether there is anything to look at more closely.</summary>
    [SkipLocalsInit]
    public static bool HasAny(TextMasking masking, ReadOnlySpan<char> text)
    {
        if (masking.IsUntouched || FoldedText.IsNeeded(text))
        {
            return !masking.IsUntouched;
        }

        if (Knows(masking, text, out var hash))
        {
            return false;
        }

        var findings = Findings(masking, text, stackalloc int[MostOnStack]);
        var any = findings.Any;
        findings.Return();
        Remember(masking, hash, any);
        return any;
    }

    /// <summary>Finds whether there is anything to mask, and what the first rule is.</summary>
    [SkipLocalsInit]
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
        Findings(masking, text, room, PairsIn(masking, text));

    private static TextFindings Findings(
        TextMasking masking, ReadOnlySpan<char> text, Span<int> room, PairFindings pairs, scoped in Shapes.Finding shape = default)
    {
        masking.Echo.Spell(text);
        return new(masking, text, masking.OtherFinders <= room.Length ? room[..masking.OtherFinders] : new int[masking.OtherFinders], pairs, shape);
    }

    private static PairFindings PairsIn(TextMasking masking, ReadOnlySpan<char> text)
    {
        var pairs = PairFindings.Rent();
        TextSearch.Run(text, masking.Policy, pairs);
        return pairs;
    }

    // An echo may be in a text in which nothing else is.
    private static bool Knows(TextMasking masking, ReadOnlySpan<char> text, out ulong hash)
    {
        hash = 0;
        return masking.Policy.HasOnlyKeysAndShapes && masking.Policy.KnownTexts.Contains(text, out hash)
            && (masking.Echo.Count == 0 || (!FoldedText.IsNeeded(text) && !masking.Echo.IsIn(text)));
    }

    private static void Remember(TextMasking masking, ulong hash, bool isFound)
    {
        if (hash != 0 && !isFound && masking.OffCount == 0)
        {
            masking.Policy.KnownTexts.Add(hash);
        }
    }

    // Returns whether anything was found: in nearly all texts, nothing is.
    private static bool TryMaskPlain(TextMasking masking, ReadOnlySpan<char> text, CharBuffer output, out bool isMasked)
    {
        var pairs = PairsIn(masking, text);
        var shape = default(Shapes.Finding);
        if (pairs.Count == 0 && masking.OtherFinders == 0 && !masking.Policy.Values.TryFind(text, 0, out shape))
        {
            pairs.Return();
            isMasked = false;
            return false;
        }

        return TryMaskFound(masking, text, output, pairs, shape, out isMasked);
    }

    [SkipLocalsInit]
    private static bool TryMaskFound(
        TextMasking masking, ReadOnlySpan<char> text, CharBuffer output, PairFindings pairs, in Shapes.Finding shape, out bool isMasked)
    {
        var findings = Findings(masking, text, stackalloc int[MostOnStack], pairs, shape);
        var any = findings.Any;
        isMasked = any && Write(masking, text, text, default, ref findings, output);
        findings.Return();
        return any;
    }

    [SkipLocalsInit]
    private static bool TryMaskFolded(TextMasking masking, ReadOnlySpan<char> text, CharBuffer output, out bool isMasked)
    {
        var folded = new FoldedText(text);
        try
        {
            var findings = Findings(masking, folded.Text, stackalloc int[MostOnStack]);
            var any = findings.Any;
            isMasked = any && Write(masking, text, folded.Text, folded, ref findings, output);
            findings.Return();
            return any;
        }
        finally
        {
            folded.Return();
        }
    }

    private static bool Write(
        TextMasking masking, ReadOnlySpan<char> original, ReadOnlySpan<char> text, in FoldedText folded, ref TextFindings findings, CharBuffer output)
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
            FindingMask.Append(masking.Policy, finding, text, output);

            // A mask that is already there is no finding.
            if (FindingMask.IsAround(original, start, end, output.WrittenFrom(from)))
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
}
