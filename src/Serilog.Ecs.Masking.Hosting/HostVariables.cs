using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Settings;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Ecs.Masking.Settings.Checks;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>The variables that a host checks when it starts.</summary>
internal static class HostVariables
{
    public const string Level = "LOG_LEVEL";

    /// <summary>Returns the level that <c>LOG_LEVEL</c> names, or <see langword="null"/> where it is not set.</summary>
    public static LogEventLevel? ReadLevel(EnvironmentReader environment) => LevelName.TryParse(environment(Level)?.Trim());

    /// <summary>Throws one error that lists what is wrong in the settings and in the variables.</summary>
    /// <param name="environment">Reads variables.</param>
    /// <param name="faults">What is wrong in the settings.</param>
    /// <exception cref="ArgumentException">Something is wrong.</exception>
    public static void Check(EnvironmentReader environment, IReadOnlyList<string> faults)
    {
        string[] wrong = [.. new[] { FormatVariable.Fault(environment), LevelFault(environment) }.OfType<string>()];
        OptionsValidator.Throw(faults.Count > 0 ? faults.Concat(wrong) : []);
        if (wrong.Length > 0)
        {
            throw SettingsError.Create(string.Join('\n', wrong));
        }
    }

    private static string? LevelFault(EnvironmentReader environment) =>
        environment(Level)?.Trim() is { Length: > 0 } text && LevelName.TryParse(text) is null ? $"{Level}: {LevelName.Fault(text)}" : null;
}
