using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The password of a query that names its parameters by one letter: <c>u=ann&amp;p=x</c>.</summary>
internal static class ShortParameter
{
    private const int Reach = 512;

    private const int LongestValue = 1_024;

    // What is as short is the number of a page.
    private const int LongestPage = 5;

    private static readonly SearchValues<char> EndOfQuery = SearchValues.Create(" \t\r\n\"'");

    private static readonly string[] Users = ["u=", "user=", "usr=", "username=", "login=", "email=", "uid="];

    /// <summary>Whether such a parameter may stand before the sign: a single p in a query.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int sign) => sign > 1 && text[sign - 1] is 'p' or 'P' && text[sign - 2] is '&' or '?';

    /// <summary>Finds its value, where the same query says whose it is.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, int sign, int from, MaskingPolicy policy, out KeyedFinding finding)
    {
        finding = default;
        var start = Math.Max(from, sign + 1);
        var end = TextValue.EndOfTight(text[..Math.Min(text.Length, sign + LongestValue)], sign + 1, '&');
        if (end <= start || policy.Decide("password").Rule is not { } rule || !NamesUser(text, sign, end))
        {
            return false;
        }

        var value = text[start..end];
        finding = new KeyedFinding(start, end, rule);
        return !(value.Length <= LongestPage && !value.ContainsAnyExceptInRange('0', '9')) && !PlainValue.IsPlaceholder(value) && !PlainValue.IsNothing(value);
    }

    private static bool NamesUser(ReadOnlySpan<char> text, int sign, int end)
    {
        var before = text[Math.Max(0, sign - Reach)..(sign - 1)];
        before = before[(before.LastIndexOfAny(EndOfQuery) + 1)..];
        var behind = text[end..Math.Min(text.Length, end + Reach)];
        var stop = behind.IndexOfAny(EndOfQuery);
        behind = stop < 0 ? behind : behind[..stop];
        foreach (var user in Users)
        {
            if (Holds(before, user) || Holds(behind, user))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(ReadOnlySpan<char> query, string parameter)
    {
        var at = query.IndexOf(parameter, StringComparison.OrdinalIgnoreCase);
        return at == 0 || (at > 0 && query[at - 1] is '?' or '&');
    }
}
