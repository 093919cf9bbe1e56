using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Passwords behind the name of a user: <c>curl -u ann:x</c>, <c>http -a ann:x</c>, <c>smbclient -U ann%x</c>.</summary>
internal static class UserOption
{
    private const int LongestUser = 1_024;

    private static readonly string[] Windows = ["smbclient", "rpcclient", "smbget", "net rpc", "winexe"];
    private static readonly string[] UserAndPassword = ["curl", "wget"];

    /// <summary>Whether an option takes a name and a password with a colon between them.</summary>
    public static bool Is(ReadOnlySpan<char> before, ReadOnlySpan<char> name, bool isShort) =>
        ((name is "u" or "user" or "proxy-user" or "U" || (isShort && name.Length < 6 && name[^1] == 'u')) && CalledProgram.IsAnyOf(before, UserAndPassword))
        || (isShort && name is "a" && CalledProgram.Is(before, "http"));

    /// <summary>Whether it takes them with a percent sign between them.</summary>
    public static bool IsOfWindows(ReadOnlySpan<char> before, ReadOnlySpan<char> name, bool isShort) => isShort && name is "U" && CalledProgram.IsAnyOf(before, Windows);

    /// <summary>Finds the password behind the colon, <c>"ann:x"</c>, <c>ann:'x'</c>, <c>"ann":"x"</c>; a name with nothing behind its colon is a key.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int value, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var (end, colon) = (value, -1);
        var quote = '\0';
        for (var limit = Math.Min(text.Length, value + LongestUser); end < limit && (quote != '\0' || !char.IsWhiteSpace(text[end])); end++)
        {
            if (text[end] is '"' or '\'' && (quote == '\0' || quote == text[end]))
            {
                quote = quote == '\0' ? text[end] : '\0';
            }
            else if (text[end] == ':' && colon < 0)
            {
                colon = end;
            }
        }

        if (colon < 0)
        {
            return false;
        }

        var (start, stop) = Unquoted(text, colon + 1, end);
        if (start == stop)
        {
            (start, stop) = Unquoted(text, value, colon);
        }

        return OptionValue.TryTake(text, start, stop, from, policy.Decide("password").Rule, out finding);
    }

    /// <summary>Finds the password behind the percent sign.</summary>
    public static bool TryFindOfWindows(ReadOnlySpan<char> text, int value, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var end = TextValue.EndOfPlain(text, value);
        return text[value..end].IndexOf('%') is var percent and > 0 && OptionValue.TryTake(text, value + percent + 1, end, from, policy.Decide("password").Rule, out finding);
    }

    /// <summary>Finds it where the name is glued to the option: <c>curl -uann:x</c>.</summary>
    public static bool TryFindGlued(ReadOnlySpan<char> text, int dash, int start, int end, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        return start - dash == 1 && text[start] == 'u' && end < text.Length && text[end] == ':' && CalledProgram.IsAnyOf(text[..dash], UserAndPassword)
            && TryFind(text, start + 1, from, policy, out finding);
    }

    private static (int Start, int End) Unquoted(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && text[start] is '"' or '\'')
        {
            start++;
        }

        while (end > start && text[end - 1] is '"' or '\'' or '\\')
        {
            end--;
        }

        return (start, end);
    }
}
