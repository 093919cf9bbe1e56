using Serilog.Ecs.Masking.Redaction.Styles.Personal;

namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>Distinguishes a list of hosts from the rest of a password with a slash.</summary>
internal static class UrlHost
{
    /// <summary>Returns whether the text is one host, or several with commas between, each with or without a port.</summary>
    public static bool AreHosts(ReadOnlySpan<char> text)
    {
        for (int comma; (comma = text.IndexOf(',')) >= 0; text = text[(comma + 1)..])
        {
            if (!IsHost(text[..comma]))
            {
                return false;
            }
        }

        return IsHost(text);
    }

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("["))
        {
            var end = text.IndexOf(']');
            Span<ushort> groups = stackalloc ushort[NetworkAddress.Groups];
            return end > 0 && NetworkAddress.TryReadV6(text[1..end], groups) && IsPort(text[(end + 1)..]);
        }

        var colon = text.IndexOf(':');
        foreach (var character in colon < 0 ? text : text[..colon])
        {
            if (!char.IsLetterOrDigit(character) && character is not ('.' or '-' or '_'))
            {
                return false;
            }
        }

        return IsPort(colon < 0 ? default : text[colon..]);
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        text.IsEmpty || (text[0] == ':' && text.Length <= 6 && DigitText.AreDigits(text[1..]));
}
