using System.Buffers;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>
/// Recognises lists of settings: <c>Server=db;User Id=app;Password=x</c>, and what objects print of themselves, <c>Login(user=ann, password=x)</c>.
/// </summary>
internal static class SettingsList
{
    private const int Longest = 512;

    private static readonly SearchValues<char> Blanks = SearchValues.Create(" \t\r\n");
    private static readonly SearchValues<char> NotOfNames = SearchValues.Create("?&;,\"'([{");

    /// <summary>
    /// Returns whether a setting with a value is before the separator that a name follows: a semicolon may be in a path too, <c>/x;jsessionid=y</c>.
    /// </summary>
    public static bool Continues(ReadOnlySpan<char> text, int name, char separator)
    {
        var before = text[Math.Max(0, name - Longest)..name].TrimEnd(' ');
        if (before.IsEmpty || before[^1] != separator)
        {
            return false;
        }

        before = before[..^1];
        var setting = before[(before.LastIndexOfAny(separator, '\n') + 1)..];
        return setting.IndexOf('=') > 0 && !setting.Contains('?');
    }

    /// <summary>Returns whether a pair and a blank are before a name: <c>user=ann password=x</c>, as logfmt has it.</summary>
    public static bool FollowsBlank(ReadOnlySpan<char> text, int name)
    {
        if (name < 2 || text[name - 1] != ' ' || text[name - 2] is ' ' or ',' or ';' or '&' or '|')
        {
            return false;
        }

        var before = text[Math.Max(0, name - Longest)..(name - 1)];
        var word = before[(before.LastIndexOfAny(Blanks) + 1)..];
        var sign = word.IndexOf('=');
        return sign > 0 && char.IsLetter(word[0]) && !word[..sign].ContainsAny(NotOfNames) && !word.Contains('&');
    }

    /// <summary>Returns whether the list that a value is in separates by something else than <c>&amp;</c>, which is a character of its values then.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The offset of the name.</param>
    /// <param name="end">The offset after the value.</param>
    public static bool HasOtherSeparator(ReadOnlySpan<char> text, int name, int end) =>
        Continues(text, name, ';') || text[end..] is [';', ..]
        || (text[end..] is [',' or ')', ..] && (text[..name] is [.., ','] || Continues(text, name, ',')))
        || (text[end..] is [] or [' ' or '\r' or '\n', ..] && FollowsBlank(text, name));

    /// <summary>Returns whether a name is in the brackets after the name of a type: <c>Login(user=ann, password=x</c>.</summary>
    public static bool IsPrinted(ReadOnlySpan<char> text, int name)
    {
        var before = text[Math.Max(0, name - Longest)..name];
        var depth = 0;
        for (var at = before.Length - 1; at > 0 && before[at] != '\n'; at--)
        {
            switch (before[at])
            {
                case ')' or ']' or '}':
                    depth++;
                    break;
                case '(' or '[' or '{' when depth-- == 0:
                    return char.IsAsciiLetterOrDigit(before[at - 1]);
            }
        }

        return false;
    }
}
