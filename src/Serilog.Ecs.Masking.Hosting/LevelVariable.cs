using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>The variable <c>LOG_LEVEL</c>: Serilog's names of levels, and the short ones of others.</summary>
internal static class LevelVariable
{
    public const string Name = "LOG_LEVEL";

    private static readonly Dictionary<string, LogEventLevel> ShortNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogEventLevel.Verbose,
        ["info"] = LogEventLevel.Information,
        ["warn"] = LogEventLevel.Warning,
        ["critical"] = LogEventLevel.Fatal,
    };

    private static readonly string[] Names = [.. Enum.GetNames<LogEventLevel>().Select(static name => name.ToLowerInvariant()), .. ShortNames.Keys];

    /// <summary>Returns the level, or <see langword="null"/> where the variable is not set.</summary>
    /// <exception cref="ArgumentException">The variable is no level.</exception>
    public static LogEventLevel? Read(EnvironmentReader environment)
    {
        if (environment(Name)?.Trim() is not { Length: > 0 } text)
        {
            return null;
        }

        if (TryParse(text) is { } level)
        {
            return level;
        }

        var meant = NearestName.Of(text, Names) is { } nearest ? $"; did you mean '{nearest}'?" : $"; it may be {string.Join(", ", Names)}.";
        throw new ArgumentException($"{Name}: '{text}' is no level{meant}");
    }

    /// <summary>Returns the level of a name, or <see langword="null"/>. A number is none.</summary>
    public static LogEventLevel? TryParse(string? text) =>
        text is null ? null
        : ShortNames.TryGetValue(text, out var level) ? level
        : SettingsChoice.TryParse(text, out level) ? level
        : null;
}
