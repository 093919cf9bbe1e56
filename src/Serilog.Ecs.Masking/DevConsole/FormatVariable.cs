using Serilog.Ecs.Masking.Enrichers.Identity;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>The variable <c>LOG_FORMAT</c>, and what holds where it is not set.</summary>
internal static class FormatVariable
{
    public const string Name = "LOG_FORMAT";

    private static readonly string[] Names = ["json", "text"];
    private static readonly string[] TextEnvironments = ["Development", "local"];

    /// <summary>Returns the format that is meant, which is never <see cref="EcsConsoleFormat.Auto"/>.</summary>
    /// <exception cref="ArgumentException">The variable is asked and is no format.</exception>
    public static EcsConsoleFormat Resolve(EcsConsoleFormat format, EnvironmentReader environment, SettingsEnvironment? hostEnvironment)
    {
        if (format != EcsConsoleFormat.Auto)
        {
            return format;
        }

        if (environment(Name)?.Trim() is { Length: > 0 } text)
        {
            return TryParse(text) ?? throw SettingsError.Create(Fault(environment)!);
        }

        return TextEnvironments.Contains(DeploymentEnvironment.NameOf(environment, hostEnvironment), StringComparer.OrdinalIgnoreCase)
            ? EcsConsoleFormat.Text
            : EcsConsoleFormat.Json;
    }

    /// <summary>Whether the variable is wrong: what writes about that cannot do as it says.</summary>
    public static bool IsWrong(EnvironmentReader environment) => Fault(environment) is not null;

    /// <summary>Returns what is wrong with the variable, or <see langword="null"/>.</summary>
    public static string? Fault(EnvironmentReader environment) =>
        environment(Name)?.Trim() is { Length: > 0 } text && TryParse(text) is null ? $"{Name}: '{text}' is not a format{Meant(text)}" : null;

    private static EcsConsoleFormat? TryParse(string text) =>
        text.Equals(Names[0], StringComparison.OrdinalIgnoreCase) ? EcsConsoleFormat.Json
        : text.Equals(Names[1], StringComparison.OrdinalIgnoreCase) ? EcsConsoleFormat.Text
        : null;

    private static string Meant(string text) =>
        NearestName.Of(text, Names) is { } nearest ? $"; did you mean '{nearest}'?" : $"; it may be {string.Join(" or ", Names)}.";
}
