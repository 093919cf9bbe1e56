using Serilog.Ecs.Masking.Redaction.Lexing;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Search;

namespace Serilog.Ecs.Masking.Redaction.Notations;

/// <summary>
/// Tells whether a name is itself the value of a member that names: <c>"name":"password"</c>, <c>Name = password</c>, <c>- name: DB_PASSWORD</c>.
/// </summary>
internal static class NamingMember
{
    /// <summary>Returns whether such a member is before a name.</summary>
    public static bool IsBefore(ReadOnlySpan<char> text, in PairHead head)
    {
        if (FollowsWord(text, head.Start))
        {
            return false;
        }

        var start = StartOfList(text, StartOfPath(text, head.Start, head.Open));
        var end = WhiteSpace.TrimEnd(text, start);
        if (end == 0 || text[end - 1] is not (':' or '=' or '>'))
        {
            return false;
        }

        while (end > 0 && text[end - 1] is ':' or '=' or '>' or '-')
        {
            end--;
        }

        end = WhiteSpace.TrimEnd(text, end);
        end -= QuoteReader.ReadBefore(text, end).Length;
        var first = NameReader.StartOfWord(text, end);
        var member = text[first..end];
        return !member.IsEmpty
            && PairNames.Names(member)
            && (!member.Equals("path", StringComparison.OrdinalIgnoreCase) || IsNamingPath(text, head, first, end));
    }

    // In a sentence, most names are behind a word and a blank.
    private static bool FollowsWord(ReadOnlySpan<char> text, int start) => start > 1 && text[start - 1] == ' ' && char.IsLetterOrDigit(text[start - 2]);

    // {"op":"replace","path":"/password","value":"x"}, and not {"path":"/oauth/token","value":12}
    private static bool IsNamingPath(ReadOnlySpan<char> text, in PairHead head, int first, int end)
    {
        var before = text[Math.Max(0, first - NameReader.Longest)..first];
        var behind = text[end..Math.Min(text.Length, end + (2 * NameReader.Longest))];
        return before.Contains("\"op", StringComparison.OrdinalIgnoreCase)
            || (text[head.Key.Start - 1] != '/' && behind.Contains("\"location", StringComparison.Ordinal));
    }

    // "loc":["body","password"]: the name is the last item of a list.
    private static int StartOfList(ReadOnlySpan<char> text, int start)
    {
        var end = WhiteSpace.TrimEnd(text, start);
        if (end == 0 || text[end - 1] is not (',' or '['))
        {
            return start;
        }

        var from = Math.Max(0, end - NameReader.Longest);
        var open = text[from..end].LastIndexOf('[');
        return open < 0 || text[(from + open)..end].ContainsAny("{}:=") ? start : from + open;
    }

    // "/prod/db/password": the name is the last part of a path.
    private static int StartOfPath(ReadOnlySpan<char> text, int start, Quote open)
    {
        if (open.Exists)
        {
            return open.Start;
        }

        var limit = Math.Max(0, start - NameReader.Longest);

        // "Smtp:Password": the last part of the path of a setting.
        var first = start;
        while (first > limit && (NameReader.IsNameCharacter(text[first - 1]) || text[first - 1] is ':'))
        {
            first--;
        }

        if (QuoteReader.ReadBefore(text, first) is { Exists: true } quote && first < start && text[start - 1] == ':')
        {
            return quote.Start;
        }

        var at = start;
        while (at > limit && (NameReader.IsNameCharacter(text[at - 1]) || text[at - 1] is '/'))
        {
            at--;
        }

        at -= at > limit && text[at - 1] == '@' ? 1 : 0;
        return at - QuoteReader.ReadBefore(text, at).Length;
    }
}
