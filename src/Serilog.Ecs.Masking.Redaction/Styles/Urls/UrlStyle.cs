namespace Serilog.Ecs.Masking.Redaction.Styles.Urls;

/// <summary>
/// Keeps scheme, host, path and the names of parameters; hides the user part and the values of sensitive parameters:
/// <c>https://***:***@h/p?x=1&amp;token=***REDACTED***</c>.
/// </summary>
/// <remarks>
/// A text that a browser and we might divide differently is hidden whole. The host is shown, so it must look like one:
/// what is there may be the half of a password before a slash.
/// </remarks>
internal sealed class UrlStyle(SensitiveKey isSensitive, string? placeholder = null) : WrittenStyle(placeholder)
{
    private const int MaxScheme = 32;
    private const string SchemeEnd = "://";

    /// <summary>Always with a password, so that a token in the user's place reads no different.</summary>
    private const string HiddenUserInfo = "***:***@";

    private readonly UrlResource _resource = new(isSensitive, placeholder ?? FullStyle.DefaultPlaceholder);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        // A backslash is a slash to a browser and nothing special to a server.
        if (HasGap(value) || value.Contains('\\'))
        {
            return false;
        }

        var scheme = value.IndexOf(SchemeEnd);
        if (scheme > 0 && IsScheme(value[..scheme]))
        {
            writer.Append(value[..(scheme + SchemeEnd.Length)]);
            return TryWriteFromHost(value[(scheme + SchemeEnd.Length)..], ref writer);
        }

        if (value.StartsWith("//"))
        {
            writer.Append(value[..2]);
            return TryWriteFromHost(value[2..], ref writer);
        }

        if (value[0] is not ('/' or '?' or '#'))
        {
            return false;
        }

        _resource.Write(value, ref writer);
        return true;
    }

    /// <summary>Colons are let in for <c>jdbc:postgresql://</c>.</summary>
    private static bool IsScheme(ReadOnlySpan<char> scheme)
    {
        foreach (var character in scheme)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('+' or '-' or '.' or ':'))
            {
                return false;
            }
        }

        return scheme.Length <= MaxScheme && char.IsAsciiLetter(scheme[0]);
    }

    private bool TryWriteFromHost(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        var end = value.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? value : value[..end];
        var at = authority.LastIndexOf('@');
        var hosts = authority[(at + 1)..];
        if (!UrlHost.AreHosts(hosts))
        {
            return false;
        }

        writer.Append(at < 0 ? default : HiddenUserInfo);
        writer.Append(hosts);
        _resource.Write(end < 0 ? default : value[end..], ref writer);
        return true;
    }
}
