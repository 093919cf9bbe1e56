using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Styles.Personal;

/// <summary>The part of an address after the sign: every label is starred but the top-level domain.</summary>
internal static class EmailDomain
{
    /// <summary>Replaces all labels together where their lengths must not show.</summary>
    public const string FixedStars = "******";

    /// <summary>The longest top-level domain there is; what is longer or holds anything but letters is not one.</summary>
    private const int MaxTopLevel = 24;

    /// <summary>The dots that domain names in other scripts use count as the ASCII one.</summary>
    private const string Dots = ".\u3002\uFF0E\uFF61";

    public static bool TryWrite(scoped ReadOnlySpan<char> domain, bool fixedLength, ref MaskWriter writer)
    {
        if (fixedLength)
        {
            writer.Append(FixedStars);
        }

        for (var isFirst = true; ; isFirst = false)
        {
            var dot = domain.IndexOfAny(Dots);
            var label = dot < 0 ? domain : domain[..dot];
            if (label.IsEmpty)
            {
                return false;
            }

            // The only label of a domain is a host's name, not a top-level domain, and neither is a number.
            if (dot < 0 && !isFirst && IsTopLevel(label))
            {
                writer.Append(fixedLength ? "." : default);
                writer.Append(label);
                return true;
            }

            if (!fixedLength)
            {
                writer.AppendStars(TextElements.Count(label));
                writer.Append(dot < 0 ? default : domain.Slice(dot, 1));
            }

            if (dot < 0)
            {
                return true;
            }

            domain = domain[(dot + 1)..];
        }
    }

    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.Length is < 2 or > MaxTopLevel || !TextElements.CanShowAll(label))
        {
            return false;
        }

        var isPunycode = label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase);
        foreach (var character in label)
        {
            var isDomainCharacter = char.GetUnicodeCategory(character) switch
            {
                <= UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => true,
                _ => isPunycode && (char.IsAsciiDigit(character) || character == '-'),
            };
            if (!isDomainCharacter)
            {
                return false;
            }
        }

        return true;
    }
}
