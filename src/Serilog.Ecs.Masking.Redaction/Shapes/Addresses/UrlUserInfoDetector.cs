using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Addresses;

/// <summary>Recognises user and password between <c>://</c> and <c>@</c>, in any text.</summary>
internal static class UrlUserInfoDetector
{
    private const int Longest = 256;
    private const int LongestLogin = 32;
    private const int LongestPort = 5;
    private const int ShortestPassword = 3;

    private static readonly CharacterSet HostCharacters = CharacterSet.Word | CharacterSet.Of('-') | CharacterSet.Of('.');

    private static readonly WordSet RepositoryUsers = WordLists.SetOf("repository-user");
    private static readonly SearchValues<char> EndOfAuthority = SearchValues.Create("/?# \t\r\n\"'`<>\\…");
    private static readonly SearchValues<char> NotInUserInfo = SearchValues.Create(" \t\r\n\"'`<>@\\…");

    /// <summary>Judges the at sign at <paramref name="at"/>, which takes <paramref name="length"/> characters.</summary>
    public static UserInfoVerdict Judge(ReadOnlySpan<char> text, int floor, int at, int length, out int start, out int end)
    {
        end = at;
        if (TryReadDataSource(text, floor, at, length, out start))
        {
            return UserInfoVerdict.Found;
        }

        start = StartOfAuthority(text, floor, at);
        if (start < 0 && TryReadLogin(text, floor, at, length, out var login))
        {
            start = login;
            return UserInfoVerdict.Found;
        }

        if (start > 0 && start < at && text[start - 1] == ':')
        {
            return text[start..at].IndexOf('/') > 0 && text[start..at] is not ['$' or '{', ..] ? UserInfoVerdict.Found : UserInfoVerdict.Elsewhere;
        }

        if (start < 0 || start == at || !(IsHost(text, at + length) || IsLocal(text, start, at, at + length)))
        {
            return UserInfoVerdict.Elsewhere;
        }

        var firstSlash = text[start..at].IndexOfAny('/', '?', '#');
        if (firstSlash >= 0 && !HoldsPassword(text.Slice(start, firstSlash)))
        {
            return UserInfoVerdict.Elsewhere;
        }

        end = firstSlash < 0 ? EndOfUserInfo(text, at, length) : at;
        return IsHarmless(text[start..end]) || IsLogin(text[start..end]) ? UserInfoVerdict.Harmless : UserInfoVerdict.Found;
    }

    /// <summary>Judges a text that was cut at <paramref name="at"/>, perhaps before the at sign came.</summary>
    public static bool TryMatchCut(ReadOnlySpan<char> text, int floor, int at, out int start)
    {
        start = StartOfAuthority(text, floor, at);
        return start >= 0 && !text[start..at].ContainsAny('/', '?', '#') && HoldsPassword(text[start..at]);
    }

    // "app:x@tcp(127.0.0.1:3306)/shop": how drivers of Go name a database.
    private static bool TryReadDataSource(ReadOnlySpan<char> text, int floor, int at, int length, out int start)
    {
        start = at;
        var host = text[(at + length)..];
        if (!host.StartsWith("tcp(") && !host.StartsWith("unix("))
        {
            return false;
        }

        while (start > Math.Max(floor, at - Longest) && !NotInUserInfo.Contains(text[start - 1]))
        {
            start--;
        }

        var colon = text[start..at].IndexOf(':');
        var name = colon < 0 ? default : text.Slice(start, colon);
        start += name.LastIndexOf('=') + 1;
        return name.Length > 0;
    }

    // "app:x@db.internal:5432", "scott/x@db:1521/ORCL": a login before a host and its port, without a scheme.
    private static bool TryReadLogin(ReadOnlySpan<char> text, int floor, int at, int length, out int start)
    {
        start = at;
        if (!TryReadHost(text[(at + length)..Math.Min(text.Length, at + length + Longest)], out var hasService))
        {
            return false;
        }

        var slash = 0;
        while (start > Math.Max(floor, at - Longest) && !NotInUserInfo.Contains(text[start - 1]) && text[start - 1] is not ('=' or ',' or '('))
        {
            if (text[start - 1] == '/')
            {
                if (slash > 0)
                {
                    return false;
                }

                if (!hasService)
                {
                    break;
                }

                slash = start - 1;
            }

            start--;
        }

        var name = slash > 0 ? slash - start : text[start..at].IndexOf(':');
        if (name <= 0
            || name + ShortestPassword >= at - start
            || !HostCharacters.Covers(text.Slice(start, name))
            || !CharacterSet.Letters.IsIn(text.Slice(start, 1)))
        {
            return false;
        }

        var password = text[(start + name + 1)..at];
        return password.IndexOf(':') < 0 && password[0] is not ('{' or '$' or '%') && (slash > 0 || HoldsPassword(text[start..at]));
    }

    // "db.internal:5432"; a service may follow, "db:1521/ORCL".
    private static bool TryReadHost(ReadOnlySpan<char> host, out bool hasService)
    {
        var colon = host.IndexOf(':');
        var port = colon > 0 ? host[(colon + 1)..] : default;
        var digits = CharacterSet.Digits.EndOfRun(port, 0);
        hasService = digits + 1 < port.Length && port[digits] == '/' && char.IsAsciiLetter(port[digits + 1]);
        return digits is >= 2 and <= LongestPort
            && !(digits < port.Length && (char.IsLetterOrDigit(port[digits]) || port[digits] is '.' or ':'))
            && HostCharacters.Covers(host[..colon])
            && CharacterSet.Letters.IsIn(host[..1]);
    }

    private static int StartOfAuthority(ReadOnlySpan<char> text, int floor, int at)
    {
        floor = Math.Max(floor, at - Longest);
        for (var start = at; start > floor + 3; start--)
        {
            var before = text[..start];
            if (text[start - 1] == '/' && (before.EndsWith("://") || before.EndsWith(@":\/\/")))
            {
                return start;
            }

            // jdbc:oracle:thin:scott/tiger@db:1521/orders
            if (text[start - 1] == ':'
                && (before.EndsWith("jdbc:oracle:thin:", StringComparison.OrdinalIgnoreCase)
                    || before.EndsWith("jdbc:oracle:oci:", StringComparison.OrdinalIgnoreCase)))
            {
                return start;
            }

            if ((text[start - 1] | 0x20) == 'f' && before.EndsWith("%3A%2F%2F", StringComparison.OrdinalIgnoreCase))
            {
                return start;
            }

            // A backslash is an escaped slash, if anything, and an at sign that no host follows is one of the password.
            if (NotInUserInfo.Contains(text[start - 1])
                && !(text[start - 1] == '\\' && text[start] == '/')
                && !(text[start - 1] == '@' && start < at && !IsHost(text, start)))
            {
                return -1;
            }
        }

        return -1;
    }

    // "user:p" before a slash can only be a password that holds a slash: a port would be a number.
    private static bool HoldsPassword(ReadOnlySpan<char> authority)
    {
        var colon = authority.LastIndexOf(':');
        if (colon < 0 || colon + 1 == authority.Length || authority[0] is '[' or '{' or '$')
        {
            return false;
        }

        return !CharacterSet.Digits.Covers(authority[(colon + 1)..]) && authority[colon + 1] is not ('{' or '$' or '%');
    }

    // A password may hold at signs of its own: the last one before the path counts.
    private static int EndOfUserInfo(ReadOnlySpan<char> text, int at, int length)
    {
        var from = at + length;
        var rest = text.Slice(from, Math.Min(Longest, text.Length - from));
        var stop = rest.IndexOfAny(EndOfAuthority);
        rest = stop < 0 ? rest : rest[..stop];
        var comma = rest.IndexOf(',');
        var last = (comma < 0 ? rest : rest[..comma]).LastIndexOf('@');
        return last < 0 ? at : from + last;
    }

    private static bool IsHost(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || ((char.IsLetterOrDigit(text[at]) || text[at] is '[' or '{' or '$' or '*' or '…' or '_' or '(' or '\r' or '\n')
            && !text[at..].StartsWith("sha256:"));

    // postgres://app:x@/shop?host=/run/postgresql
    private static bool IsLocal(ReadOnlySpan<char> text, int start, int at, int host) => host < text.Length
        && text[host] == '/'
        && HoldsPassword(text[start..at]);

    // ssh://root@host and postgres://app@db: a name without a password. A token is not a name.
    private static bool IsLogin(ReadOnlySpan<char> name) =>
        name.Length <= LongestLogin && !name.ContainsAny(':', '%', '+') && !name.ContainsAnyInRange('0', '9') && PlainWords.Covers(name);

    private static bool IsHarmless(ReadOnlySpan<char> userInfo) =>
        RepositoryUsers.Contains(userInfo) || !userInfo.ContainsAnyExcept('*', ':');
}
