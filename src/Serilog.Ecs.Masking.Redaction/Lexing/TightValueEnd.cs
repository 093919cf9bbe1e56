using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Finds where a value ends that is written next to its operator: <c>key=value</c>. The list that it is in decides about the separators.</summary>
internal static class TightValueEnd
{
    private const int LongestConnection = 1_024;
    private const int MostSeparators = 64;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n\u2028\u2029");

    /// <summary>Returns the end of the value.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The offset of the name.</param>
    /// <param name="start">The offset of the value.</param>
    /// <param name="beforeKey">The character before the name, which tells queries and lists.</param>
    public static int Find(ReadOnlySpan<char> text, int name, int start, char beforeKey)
    {
        if (beforeKey is '?' or '&' or '#')
        {
            return ValueEnd.OfParameter(text, start);
        }

        var rest = text[start..];
        if (beforeKey == ',' && (text[name - 1] == ',' || SettingsList.Continues(text, name, ',')))
        {
            return start + EndOfItem(text, name, rest);
        }

        if (SettingsList.FollowsBlank(text, name))
        {
            return start + ValueEnd.BeforeSeparators(rest[..ValueEnd.WordLength(rest)], ' ');
        }

        var window = rest[..Math.Min(rest.Length, LongestConnection)];
        var line = window.IndexOfAny(LineEnds) is var lineEnd and >= 0 ? lineEnd : window.Length;
        var semicolon = rest[..line].IndexOf(';');
        var isSetting = beforeKey == ';' && SettingsList.Continues(text, name, ';');
        var word = ValueEnd.WordLength(rest);
        if (!(isSetting && (semicolon >= 0 || !rest[..word].Contains('?'))) && IndexOfParameter(rest[..word]) is var parameter and >= 0)
        {
            return start + parameter;
        }

        if (isSetting || (semicolon >= 0 && NextPair.StartsWithPair(rest[(semicolon + 1)..line], isAssigned: true)))
        {
            // A connection string: blanks and commas belong to the value, a mark around all of it does not.
            var end = semicolon < 0 ? line : semicolon;
            return start + QuoteReader.EndBeforeMark(rest, end);
        }

        return start + ValueEnd.BeforeSeparators(rest[..word], isAssigned: true);
    }

    // Commas separate: "cache:6380,password=x,ssl=True", and with blanks after them "Login(user=ann, password=x y, age=3)".
    private static int EndOfItem(ReadOnlySpan<char> text, int name, ReadOnlySpan<char> rest)
    {
        if (text[name - 1] == ' ' && SettingsList.IsPrinted(text, name) && EndOfMember(rest) is > 0 and var end)
        {
            return end;
        }

        return ValueEnd.BeforeSeparators(rest[..ValueEnd.WordLength(rest)], ',', isAssigned: true);
    }

    // Up to ", name=", Python's ", **names" or the bracket that closes the object; 0 where neither is on the line.
    private static int EndOfMember(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestConnection)];
        var depth = 0;
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '(' or '[' or '{':
                    depth++;
                    break;
                case ')' or ']' or '}' when depth > 0:
                    depth--;
                    break;
                case ')' or ']' or '}' when at + 1 == text.Length || !char.IsLetterOrDigit(text[at + 1]):
                case ',' when text[(at + 1)..] is [' ', '*', ..]
                    || (text[(at + 1)..] is [' ', ..] && NextPair.StartsWithPair(text[(at + 2)..], isAssigned: true)):
                    return at;
                case '\r' or '\n' or '"' or '\'' or '`':
                    return 0;
            }
        }

        return 0;
    }

    // "&name="
    private static int IndexOfParameter(ReadOnlySpan<char> word)
    {
        var at = word.IndexOf('&');
        for (var tries = 0; at >= 0 && tries < MostSeparators; tries++)
        {
            if (NextPair.StartsWithPair(word[(at + 1)..], isAssigned: true))
            {
                return at;
            }

            var next = word[(at + 1)..].IndexOf('&');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return -1;
    }
}
