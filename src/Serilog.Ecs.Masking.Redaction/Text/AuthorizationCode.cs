namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Tells the code of OAuth, which is worth a token, from the codes of errors and countries: it comes with a state, or to be
/// exchanged, <c>/callback?code=x&amp;state=y</c>.
/// </summary>
internal static class AuthorizationCode
{
    private const int Reach = 512;
    private const int Shortest = 7;

    /// <summary>Whether the parameter at a sign is one.</summary>
    public static bool Is(ReadOnlySpan<char> text, int separator, in TextKey key)
    {
        if (text[separator] != '=' || (key.Start > 0 && text[key.Start - 1] is not ('?' or '&' or '#' or ' ' or '"' or '\n')))
        {
            return false;
        }

        var behind = text[separator..Math.Min(text.Length, separator + Reach)];
        var end = behind.IndexOfAny(" \"'\n");
        behind = end < 0 ? behind : behind[..end];
        if (behind.IndexOf('&') is var length && (length < 0 ? behind.Length : length) <= Shortest)
        {
            return false;
        }

        var before = text[Math.Max(0, key.Start - Reach)..key.Start];
        before = before[(before.LastIndexOfAny(" \"'\n") + 1)..];
        return IsNear(before) || IsNear(behind);
    }

    private static bool IsNear(ReadOnlySpan<char> parameters) =>
        parameters.Contains("&state=", StringComparison.Ordinal) || parameters.Contains("?state=", StringComparison.Ordinal) || parameters.Contains("session_state=", StringComparison.Ordinal)
        || parameters.Contains("=authorization_code", StringComparison.Ordinal) || parameters.Contains("code_verifier=", StringComparison.Ordinal);
}
