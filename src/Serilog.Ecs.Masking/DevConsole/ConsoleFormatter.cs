using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Chooses what a console sink writes with, once, when the logger is built.</summary>
internal static class ConsoleFormatter
{
    /// <exception cref="ArgumentException">The format, the theme or <c>LOG_FORMAT</c> is none.</exception>
    public static ITextFormatter Choose(
        EcsTextFormatter documents, EcsConsoleFormat format, EcsConsoleTheme theme, string? hostEnvironment, EnvironmentReader environment, bool isTerminal)
    {
        Require(format, nameof(format));
        Require(theme, nameof(theme));
        if (FormatVariable.Resolve(format, environment, hostEnvironment) != EcsConsoleFormat.Text)
        {
            return documents;
        }

        return new TextView(documents.Plan, ViewTheme.Of(Colors.AreWanted(environment, isTerminal) ? theme : EcsConsoleTheme.None));
    }

    private static void Require<TChoice>(TChoice choice, string argument)
        where TChoice : struct, Enum
    {
        if (!Enum.IsDefined(choice))
        {
            throw new ArgumentException($"'{choice}' is not one of {string.Join(", ", Enum.GetNames<TChoice>())}.", argument);
        }
    }
}
