namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Whether text has colours, by the variables that terminal programs agree on.</summary>
internal static class Colors
{
    private static readonly string[] No = ["0", "false", "no", "off"];

    /// <summary>Who asks for none gets none; then who asks for colours gets them; then a terminal does that can show them.</summary>
    public static bool AreWanted(Func<string, string?> environment, bool isTerminal)
    {
        if (environment("NO_COLOR") is { Length: > 0 })
        {
            return false;
        }

        if (environment("FORCE_COLOR") is { Length: > 0 } force)
        {
            return !No.Contains(force.Trim(), StringComparer.OrdinalIgnoreCase);
        }

        return isTerminal && environment("TERM") != "dumb";
    }
}
