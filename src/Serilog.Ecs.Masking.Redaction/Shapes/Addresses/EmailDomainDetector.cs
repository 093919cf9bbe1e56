using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Reads the domain of an e-mail address.</summary>
internal static class EmailDomainDetector
{
    private const int LongestDomain = 320;
    private const int LongestLabel = 63;

    private static readonly WordSet ImageEndings = WordLists.SetOf("image-ending");

    /// <summary>Returns where the domain that starts at <paramref name="from"/> ends, or -1 if it is none.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int from)
    {
        var limit = Math.Min(text.Length, from + LongestDomain);
        var end = -1;
        var numericLabels = 0;
        var start = from;
        for (var label = 0; start <= limit; label++)
        {
            var stop = EndOfLabel(text, start, limit);
            if (stop < text.Length && text[stop] == '…')
            {
                // The capture cut the value. The rest is still personal data.
                return numericLabels > 1 ? -1 : stop;
            }

            if (stop == start || stop - start > LongestLabel)
            {
                break;
            }

            numericLabels += IsNumber(text[start..stop]) && label == numericLabels ? 1 : 0;
            if (label > 0 && EndOfTopLevel(text, start, stop) is var top and > 0)
            {
                end = top;
            }

            var dot = DotLength(text, stop);
            if (dot == 0)
            {
                break;
            }

            start = stop + dot;
        }

        // vue@3.2.min.js, icon@2x.png and the call of f@85-5.Invoke(x) have the shape of an address and are none.
        var isCall = end > 0 && end < text.Length && text[end] == '(';
        return numericLabels > 1 || isCall || IsImageScale(text, from, end) ? -1 : end;
    }

    private static int EndOfLabel(ReadOnlySpan<char> text, int at, int limit)
    {
        while (at < limit && IsInLabel(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsInLabel(char value) =>
        value < 0x80
            ? char.IsAsciiLetterOrDigit(value) || value == '-'
            : char.IsLetterOrDigit(value) || Disguise.IsInvisible(value)
                || char.GetUnicodeCategory(value) is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    // Letters only, at least two; a particle of another script directly after (com으로) is not part of it.
    private static int EndOfTopLevel(ReadOnlySpan<char> text, int start, int stop)
    {
        if (stop - start > 4 && text[start..stop].StartsWith("xn--", StringComparison.OrdinalIgnoreCase))
        {
            return stop;
        }

        var isAscii = text[start] < 0x80;
        var at = start;
        var letters = 0;
        for (; at < stop; at++)
        {
            var isLetter = isAscii ? char.IsAsciiLetter(text[at]) : text[at] >= 0x80 && char.IsLetter(text[at]);
            if (!isLetter && !Disguise.IsInvisible(text[at]))
            {
                break;
            }

            letters += isLetter ? 1 : 0;
        }

        return letters < 2 || (at < stop && char.IsAsciiDigit(text[at])) ? -1 : at;
    }

    private static int DotLength(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        return text[at] switch
        {
            '.' or '．' or '。' or '｡' => 1,
            '%' when text[at..].StartsWith("%2E", StringComparison.OrdinalIgnoreCase) => 3,
            _ => 0,
        };
    }

    private static bool IsNumber(ReadOnlySpan<char> label) => CharacterSet.Digits.Covers(label);

    private static bool IsImageScale(ReadOnlySpan<char> text, int from, int end)
    {
        return end - from >= 6
            && char.IsAsciiDigit(text[from])
            && text[from + 1] == 'x'
            && text[from + 2] == '.'
            && ImageEndings.ContainsInAnyCase(text[(from + 3)..end]);
    }
}
