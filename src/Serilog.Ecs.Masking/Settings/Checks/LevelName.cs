using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings.Binding;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Reads names of levels: Serilog's, and the short ones of other systems.</summary>
internal static class LevelName
{
    private static readonly Dictionary<string, LogEventLevel> ShortNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trace"] = LogEventLevel.Verbose,
        ["info"] = LogEventLevel.Information,
        ["warn"] = LogEventLevel.Warning,
        ["critical"] = LogEventLevel.Fatal,
    };

    private static readonly string[] Names = [.. Enum.GetNames<LogEventLevel>().Select(static name => name.ToLowerInvariant()), .. ShortNames.Keys];

    /// <summary>Returns the level of a name, or <see langword="null"/>. A number is none.</summary>
    public static LogEventLevel? TryParse(string? text) =>
        text is null ? null
        : ShortNames.TryGetValue(text, out var level) ? level
        : SettingsChoice.TryParse(text, out level) ? level
        : null;

    /// <summary>Returns what is wrong with a text that is not a level.</summary>
    public static string Fault(string text) =>
        $"'{text}' is not a level" + (NearestName.Of(text, Names) is { } nearest ? $"; did you mean '{nearest}'?" : $"; it may be {string.Join(", ", Names)}.");
}
