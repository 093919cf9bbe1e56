using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Reads names of which letters are written as escapes: <c>pass\u0077ord</c> in JSON, <c>pass%77ord</c> in a URL.</summary>
internal static class EscapedName
{
    private const int UnicodeLength = 6;
    private const int PercentLength = 3;

    /// <summary>Returns the length of the escape of a letter or a digit at an offset, or 0.</summary>
    public static int LengthOfEscape(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\\' when TryReadUnicode(text[at..], out var character) && char.IsLetterOrDigit(character) => UnicodeLength,
        '%' when at + 2 < text.Length && byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            && (char.IsAsciiLetterOrDigit((char)code) || code >= 0x80) => PercentLength,
        _ => 0,
    };

    /// <summary>Decides about a name with or without escapes.</summary>
    public static KeyDecision Decide(ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        if (!name.ContainsAny('\\', '%') || name.Length > PercentText.MaxLength)
        {
            return policy.Decide(name);
        }

        Span<char> plain = stackalloc char[PercentText.MaxLength];
        var length = 0;
        for (var at = 0; at < name.Length;)
        {
            var isEscape = TryReadUnicode(name[at..], out var character);
            plain[length++] = isEscape ? character : name[at];
            at += isEscape ? UnicodeLength : 1;
        }

        Span<char> decoded = stackalloc char[PercentText.MaxLength];
        var count = PercentText.Decode(plain[..length], decoded);
        return policy.Decide(count < 0 ? plain[..length] : decoded[..count]);
    }

    /// <summary>Finds the next name of which letters are encoded, so that the index sees no stem in it, that begins at or after an offset.</summary>
    public static bool TryFindNext(ReadOnlySpan<char> text, int from, out int start, out int end)
    {
        for (var at = from; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny('%', '\\');
            if (next < 0)
            {
                break;
            }

            at += next;
            if (!MayBeLetter(text, at) || LengthOfEscape(text, at) == 0)
            {
                continue;
            }

            start = text[at] == '%' ? at : StartOfName(text, from, at);
            end = EndOfName(text, at);
            if (EndsBeforeValue(text, end))
            {
                return true;
            }

            at = end - 1;
        }

        start = end = text.Length;
        return false;
    }

    // The first byte of a letter of Asia, and the escape of a UTF-16 code unit.
    private static bool MayBeLetter(ReadOnlySpan<char> text, int at) => text[at..] is ['%', 'e' or 'E', ..] or ['\\', 'u', ..];

    private static int StartOfName(ReadOnlySpan<char> text, int from, int at)
    {
        var start = at;
        while (start > from && at - start < NameReader.Longest && NameReader.IsNameCharacter(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    private static int EndOfName(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && (NameReader.IsNameCharacter(text[end]) ? 1 : LengthOfEscape(text, end)) is > 0 and var length)
        {
            end += length;
        }

        return end;
    }

    private static bool EndsBeforeValue(ReadOnlySpan<char> text, int end) =>
        end < text.Length && (text[end] == ' ' || QuoteReader.ReadAt(text, end).Exists || OperatorReader.ReadAt(text, end).Exists);

    private static bool TryReadUnicode(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text.Length < UnicodeLength
            || text[0] != '\\'
            || text[1] != 'u'
            || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }
}
