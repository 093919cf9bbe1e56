using System.Globalization;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Styles.Urls;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Reads keys of which letters are written as escapes: <c>pass\u0077ord</c> in JSON, <c>pass%77ord</c> in a URL.</summary>
internal static class EscapedKey
{
    public static KeyDecision Decide(ReadOnlySpan<char> name, MaskingPolicy policy)
    {
        Span<char> decoded = stackalloc char[PercentText.MaxLength];
        Span<char> plain = stackalloc char[PercentText.MaxLength];
        var length = 0;
        for (var at = 0; at < name.Length && length < plain.Length; at++)
        {
            if (name[at] == '\\' && at + 5 < name.Length && name[at + 1] == 'u' && ushort.TryParse(name.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                plain[length++] = (char)code;
                at += 5;
            }
            else
            {
                plain[length++] = name[at];
            }
        }

        var count = PercentText.Decode(plain[..length], decoded);
        return policy.Decide(count < 0 ? plain[..length] : decoded[..count]);
    }

    /// <summary>Whether the sign at a place starts an escape of a letter or digit.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        '\\' => at + 5 < text.Length && text[at + 1] == 'u' && ushort.TryParse(text.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && char.IsLetterOrDigit((char)code),
        '%' => at + 2 < text.Length && byte.TryParse(text.Slice(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && (char.IsAsciiLetterOrDigit((char)code) || code == '_' || code == '-' || code >= 0x80),
        _ => false,
    };
}
