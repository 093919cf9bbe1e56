using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>
/// Tells whether a key is sensitive however it is encoded, and whether a value brings sensitive pairs of its own, as
/// the address to return to does in <c>redirect=https%3A%2F%2Fh%3Ftoken%3D1</c>.
/// </summary>
internal static class KeyedValues
{
    /// <summary>Characters after which a key may begin inside a longer text.</summary>
    private static readonly SearchValues<char> KeyStarts = SearchValues.Create("?&;#/{,\"'[ ");

    /// <summary>A value without a name counts as sensitive, because its meaning is unknown.</summary>
    public static bool IsSensitive(ReadOnlySpan<char> key, SensitiveKey isSensitive)
    {
        Span<char> buffer = stackalloc char[PercentText.MaxLength];
        var length = PercentText.Decode(key, buffer);
        if (length < 0)
        {
            return true;
        }

        ReadOnlySpan<char> decoded = buffer[..length].Trim();
        if (decoded.IsEmpty || isSensitive(decoded))
        {
            return true;
        }

        var start = decoded.LastIndexOfAny(KeyStarts) + 1;
        return start > 0 && start < decoded.Length && isSensitive(decoded[start..]);
    }

    /// <summary>Returns whether a value that is under a harmless key must be hidden for what it holds.</summary>
    public static bool HoldsSensitive(ReadOnlySpan<char> value, SensitiveKey isSensitive)
    {
        if (!value.ContainsAny('=', ':', '%'))
        {
            return false;
        }

        Span<char> buffer = stackalloc char[PercentText.MaxLength];
        var length = PercentText.Decode(value, buffer);
        if (length < 0)
        {
            return true;
        }

        ReadOnlySpan<char> text = buffer[..length];
        if (HasUserInfo(text))
        {
            return true;
        }

        for (int separator; (separator = text.IndexOfAny('=', ':')) >= 0; text = text[(separator + 1)..])
        {
            var key = text[..separator].TrimEnd(" \"'\\");
            key = key[(key.LastIndexOfAny(KeyStarts) + 1)..];
            if (!key.IsEmpty && isSensitive(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Returns whether a URL with a user part is in the text, encoded or not.</summary>
    public static bool HoldsUserInfo(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[PercentText.MaxLength];
        var length = text.Contains('%') ? PercentText.Decode(text, buffer) : -1;
        return HasUserInfo(text) || (length >= 0 && HasUserInfo(buffer[..length]));
    }

    private static bool HasUserInfo(ReadOnlySpan<char> text)
    {
        var scheme = text.IndexOf("://");
        return scheme >= 0 && text[scheme..].Contains('@');
    }
}
