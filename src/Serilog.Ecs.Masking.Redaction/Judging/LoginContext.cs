using Serilog.Ecs.Masking.Redaction.Search;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells from what is directly before a name that it is the second of a login: <c>user: ann, pass: x</c>, <c>user/pass: ann/x</c>.</summary>
internal static class LoginContext
{
    private const int Reach = 96;

    /// <summary>Returns whether the name of a user, with or without a value, is directly before a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The offset of the name.</param>
    public static bool IsBefore(ReadOnlySpan<char> text, int name)
    {
        var before = text[Math.Max(0, name - Reach)..name].TrimEnd(" \"'-[");
        if (before.IsEmpty)
        {
            return false;
        }

        // "user/pass", "user:pass", "login and pass"
        if (before[^1] is '/' or ':' or '&' && Vocabulary.Is(LastWord(before[..^1].TrimEnd(' ')), WordClass.LoginName))
        {
            return true;
        }

        // "user=ann pass=x", "user: ann, pass: x"
        before = before.TrimEnd(",;/&\r\n ");
        var sign = before.LastIndexOfAny('=', ':');
        return sign > 0 && !before[(sign + 1)..].Trim(" \"'>").Contains(' ') && Vocabulary.Is(LastWord(before[..sign].TrimEnd(" \"']")), WordClass.LoginName);
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text) => text[NameReader.StartOfWord(text, text.Length)..];
}
