namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>The program that a command calls, which says what its options are for.</summary>
internal static class CalledProgram
{
    /// <summary>How far back a program is looked for.</summary>
    public const int Reach = 256;

    /// <summary>Whether one of some programs is named anywhere before an option, be it behind a path or in another command.</summary>
    public static bool IsAnyOf(ReadOnlySpan<char> before, string[] programs)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        foreach (var program in programs)
        {
            if (before.Contains(program, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the command begins with a program, <c>curl</c> or <c>https</c> for <c>http</c>.</summary>
    public static bool Is(ReadOnlySpan<char> before, string program)
    {
        before = before[Math.Max(0, before.Length - Reach)..];
        before = before[(before.LastIndexOfAny('|', ';', '\n') + 1)..].TrimStart("$> ");
        return before.StartsWith(program) && before[program.Length..] is [' ', ..] or ['s', ' ', ..];
    }
}
