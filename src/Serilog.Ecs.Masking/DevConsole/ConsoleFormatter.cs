using Serilog.Ecs.Masking.Settings;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Chooses the formatter of a console sink when the logger is built.</summary>
internal static class ConsoleFormatter
{
    /// <exception cref="ArgumentException">A choice or <c>LOG_FORMAT</c> is not valid.</exception>
    public static ITextFormatter Choose(
        EcsTextFormatter documents, EcsConsoleFormat format, EcsConsoleTheme theme, EcsConsoleVerbosity verbosity, SettingsEnvironment? hostEnvironment,
        EnvironmentReader environment,
        bool isTerminal)
    {
        if (format is not (EcsConsoleFormat.Auto or EcsConsoleFormat.Json or EcsConsoleFormat.Text))
        {
            throw Invalid(format, nameof(format));
        }

        if (theme is not (EcsConsoleTheme.Dark or EcsConsoleTheme.Light or EcsConsoleTheme.None))
        {
            throw Invalid(theme, nameof(theme));
        }

        if (verbosity is not (EcsConsoleVerbosity.Compact or EcsConsoleVerbosity.Full))
        {
            throw Invalid(verbosity, nameof(verbosity));
        }

        if (FormatVariable.Resolve(format, environment, hostEnvironment) != EcsConsoleFormat.Text)
        {
            return documents;
        }

        return new TextView(documents, ViewTheme.Of(Colors.AreWanted(environment.Invoke, isTerminal) ? theme : EcsConsoleTheme.None), verbosity);
    }

    private static ArgumentException Invalid<TChoice>(TChoice choice, string argument)
        where TChoice : struct, Enum =>
        new($"'{choice}' is not one of {string.Join(", ", Enum.GetNames<TChoice>())}.", argument);
}
