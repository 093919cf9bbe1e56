namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Recognises the lists of settings that semicolons separate: <c>Server=db;User Id=app;Password=x</c>.</summary>
internal static class SettingsList
{
    private const int Longest = 512;

    /// <summary>Returns whether a setting with a value is before the semicolon that a name follows: another <c>;</c> may be in a path, <c>/x;jsessionid=y</c>.</summary>
    public static bool Continues(ReadOnlySpan<char> text, int name)
    {
        var before = text[Math.Max(0, name - Longest)..name].TrimEnd(' ');
        if (before is not [.., ';'])
        {
            return false;
        }

        before = before[..^1];
        var setting = before[(before.LastIndexOfAny(";\n") + 1)..];
        return setting.IndexOf('=') > 0 && !setting.Contains('?');
    }
}
