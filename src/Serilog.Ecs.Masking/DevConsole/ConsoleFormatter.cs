using Serilog.Ecs.Masking.Settings;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Chooses what a console sink writes with, once, when the logger is built.</summary>
internal static class ConsoleFormatter
{
    /// <exception cref="ArgumentException">The format, the theme or <c>LOG_FORMAT</c> is none.</exception>
    public static ITextFormatter Choose(
        EcsTextFormatter documents, EcsConsoleFormat format, EcsConsoleTheme theme, SettingsEnvironment? hostEnvironment, EnvironmentReader environment, bool isTerminal)
    {
        if (format is not (EcsConsoleFormat.Auto or EcsConsoleFormat.Json or EcsConsoleFormat.Text))
        {
            throw None(format, nameof(format));
        }

        if (theme is not (EcsConsoleTheme.Dark or EcsConsoleTheme.Light or EcsConsoleTheme.None))
        {
            throw None(theme, nameof(theme));
        }

        if (FormatVariable.Resolve(format, environment, hostEnvironment) != EcsConsoleFormat.Text)
        {
            return documents;
        }

        return new TextView(documents, ViewTheme.Of(Colors.AreWanted(environment.Invoke, isTerminal) ? theme : EcsConsoleTheme.None));
    }

    private static ArgumentException None<TChoice>(TChoice choice, string argument)
        where TChoice : struct, Enum =>
        new($"'{choice}' is not one of {string.Join(", ", Enum.GetNames<TChoice>())}.", argument);
}
