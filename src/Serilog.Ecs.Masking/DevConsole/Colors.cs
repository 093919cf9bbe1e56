namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Decides whether text has colours, by the variables of <see href="https://no-color.org"/> and <see href="https://force-color.org"/>.</summary>
internal static class Colors
{
    private static readonly string[] No = ["0", "false", "no", "off"];

    /// <summary><c>NO_COLOR</c> comes first, then <c>FORCE_COLOR</c>, then whether the output is a terminal that shows colours.</summary>
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
