namespace Serilog.Ecs.Masking.Redaction.Styles.Tokens;

/// <summary>
/// Keeps the scheme of an <c>Authorization</c> header, and of a bearer token its ends: <c>Bearer eyJh...4fQk</c>,
/// <c>Basic ***REDACTED***</c>.
/// </summary>
/// <remarks>The words of a scheme that is not known may be the secret itself, so they are hidden.</remarks>
internal sealed class AuthorizationStyle(PartialTokenStyle token) : WrittenStyle(token.Placeholder)
{
    /// <summary>Schemes whose credentials are one token that a machine made.</summary>
    private static readonly string[] TokenSchemes = ["Bearer", "DPoP", "Token", "ApiKey", "KakaoAK"];

    /// <summary>Schemes whose credentials hold a password or a signature, or are made of several parts.</summary>
    private static readonly string[] OtherSchemes =
    [
        "Basic", "Digest", "Negotiate", "NTLM", "Kerberos", "OAuth", "Hawk", "HOBA", "Mutual", "GNAP", "vapid",
        "AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", "SharedKey", "SharedKeyLite", "SharedAccessSignature",
        "SCRAM-SHA-1", "SCRAM-SHA-256", "Signature", "PrivateToken", "AWS", "HMAC-SHA256",
    ];

    public static AuthorizationStyle Default { get; } = new(PartialTokenStyle.Default);

    public override bool TryWrite(scoped ReadOnlySpan<char> value, ref MaskWriter writer)
    {
        value = value.Trim();
        var space = value.IndexOfAny(' ', '\t');
        if (space < 0)
        {
            return token.TryWrite(value, ref writer);
        }

        var scheme = value[..space];
        var credentials = value[space..].Trim();
        var isToken = Contains(TokenSchemes, scheme);
        if (!isToken && !Contains(OtherSchemes, scheme))
        {
            return false;
        }

        writer.Append(scheme);
        writer.Append(' ');
        if (isToken)
        {
            token.Write(credentials, ref writer);
        }
        else
        {
            writer.Append(Placeholder);
        }

        return true;
    }

    /// <summary>Returns whether the scheme in which a text ends has credentials of which the ends may show.</summary>
    public static bool ShowsEndsBehind(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" \t\r\n+");
        text = text.EndsWith("%20") ? text[..^3] : text;
        var start = text.Length;
        while (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        return Contains(TokenSchemes, text[start..]);
    }

    private static bool Contains(string[] schemes, ReadOnlySpan<char> scheme)
    {
        foreach (var known in schemes)
        {
            if (scheme.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
