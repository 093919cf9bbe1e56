using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>
/// Secrets among the arguments of a call: all of <c>changePassword("x", "y")</c>, the second of <c>login("ann", "x")</c>, the
/// key of <c>aes_encrypt(t.note, 'x')</c>.
/// </summary>
internal static class CallText
{
    private const int Longest = 512;
    private const int LongestName = 48;

    /// <summary>Finds the arguments in quotes that are secret.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int bracket, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var name = NameBefore(text, bracket);
        if (name.Length < 4 || bracket < from)
        {
            return false;
        }

        var window = text[(bracket + 1)..Math.Min(text.Length, bracket + 1 + Longest)];
        if (PlaceOf(name) is var place and >= 0)
        {
            return policy.Decide("password").Rule is { } key && TryArguments(window, place, place, needsAll: IsLogin(name), out var first, out var last)
                && !(PlainWords.Covers(window[first..Math.Min(last, window.Length)]) && policy.Decide(window[first..Math.Min(last, window.Length)]).Rule is not null) && TryTake(text, bracket + 1 + first, Behind(text, bracket, last), key, out finding);
        }

        return window is ['"' or '\'', ..] or ['N', '\'', ..] && policy.Decide(WithoutVerb(name)).Rule is { IsTyped: true, Class: RuleClass.Secret } rule
            && TryArguments(window, 0, int.MaxValue, needsAll: false, out var start, out var end) && TryTake(text, bracket + 1 + start, Behind(text, bracket, end), rule, out finding);
    }

    /// <summary>Whether the name before a bracket may be one of those that take a key: it ends like <c>crypt</c>, <c>hmac</c>, <c>phrase</c>.</summary>
    public static bool MayTakeKey(ReadOnlySpan<char> text, int bracket) =>
        bracket > 4 && ((text[bracket - 1] | 0x20, text[bracket - 2] | 0x20) is ('t', 'p') or ('c', 'a'));

    // The place of the argument that is a key or a password, or -1.
    private static int PlaceOf(ReadOnlySpan<char> name)
    {
        if (name.EndsWith("encrypt", StringComparison.OrdinalIgnoreCase) || name.EndsWith("decrypt", StringComparison.OrdinalIgnoreCase)
            || name.Equals("hmac", StringComparison.OrdinalIgnoreCase) || name.Equals("createHmac", StringComparison.Ordinal) || IsLogin(name))
        {
            return 1;
        }

        return name.Equals("crypt", StringComparison.OrdinalIgnoreCase) ? 0 : -1;
    }

    // What is changed is an argument, and no page to change it on.
    private static ReadOnlySpan<char> WithoutVerb(ReadOnlySpan<char> name)
    {
        foreach (var verb in (ReadOnlySpan<string>)["change", "reset", "update", "use"])
        {
            if (name.Length > verb.Length && name.StartsWith(verb, StringComparison.OrdinalIgnoreCase))
            {
                return name[verb.Length..].TrimStart('_');
            }
        }

        return name;
    }

    private static bool IsLogin(ReadOnlySpan<char> name) =>
        name.Length < 32 && (name.Equals("login", StringComparison.OrdinalIgnoreCase) || name.Equals("auth", StringComparison.OrdinalIgnoreCase)
            || IsUserAndPassword(name)
            || name.Equals("authenticate", StringComparison.OrdinalIgnoreCase) || name.Equals("signin", StringComparison.OrdinalIgnoreCase));

    // HTTPBasicAuth("ann", "x"), new NetworkCredential("ann", "x"), UsernamePasswordCredentials("ann", "x")
    private static bool IsUserAndPassword(ReadOnlySpan<char> name)
    {
        foreach (var ending in (ReadOnlySpan<string>)["BasicAuth", "DigestAuth", "basic_auth", "PasswordAuthentication", "PasswordCredentials", "PasswordCredential", "NetworkCredential", "PSCredential", "BasicCredentials", "PasswordAuthenticationToken"])
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // From the first to the last of the arguments in quotes at these places.
    private static bool TryArguments(ReadOnlySpan<char> text, int first, int last, bool needsAll, out int start, out int end)
    {
        start = end = -1;
        var at = 0;
        for (var place = 0; place <= last && at < text.Length; place++)
        {
            while (at < text.Length && text[at] == ' ')
            {
                at++;
            }

            var stop = EndOfArgument(text, at);
            var argument = text[at..stop];
            var open = argument is ['N', '\'', ..] ? 2 : argument is ['"' or '\'', ..] ? 1 : 0;
            if (open > 0 && place >= first)
            {
                argument = argument.TrimEnd(' ');
                start = start < 0 ? at + open : start;
                end = at + argument.Length - (argument.Length > open && argument[^1] == argument[open - 1] ? 1 : 0);
            }
            else if (open == 0 && (needsAll || place >= first))
            {
                break;
            }

            if (stop >= text.Length || text[stop] != ',')
            {
                // What the window cuts goes on behind it.
                end = open > 0 && stop == text.Length && text.Length == Longest ? int.MaxValue : end;
                break;
            }

            at = stop + 1;
        }

        return end > start && start >= 0;
    }

    private static int Behind(ReadOnlySpan<char> text, int bracket, int end) => end == int.MaxValue ? text.Length : bracket + 1 + end;

    private static int EndOfArgument(ReadOnlySpan<char> text, int at)
    {
        var depth = 0;
        for (; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\'' or '"':
                    at += 1 + TextQuote.FindClose(text[(at + 1)..], text.Slice(at, 1));
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth-- == 0:
                case ',' when depth == 0:
                    return at;
            }
        }

        return text.Length;
    }

    private static bool TryTake(ReadOnlySpan<char> text, int start, int end, MaskRule rule, out KeyedFinding finding)
    {
        finding = new KeyedFinding(start, end, rule);
        var value = text[start..end];
        return !value.IsWhiteSpace() && !PlainValue.IsNothing(value) && !PlainValue.IsPlaceholder(value) && !KeyProse.Begins(value);
    }

    private static ReadOnlySpan<char> NameBefore(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] == '_'))
        {
            start--;
        }

        return text[start..end];
    }
}
