using System.Globalization;
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

    private static bool TryReadUnicode(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text.Length < UnicodeLength || text[0] != '\\' || text[1] != 'u' || !ushort.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }
}
