using Serilog.Ecs.Masking.Settings;

namespace Serilog.Ecs.Masking.Enrichers.Identity;

/// <summary>The name of the environment, for <c>service.environment</c>, the console's format and the level.</summary>
internal static class DeploymentEnvironment
{
    private const string Default = "dev";

    /// <summary>Returns the name of the environment, or <c>dev</c> if nothing names it.</summary>
    public static string NameOf(EnvironmentReader variables, SettingsEnvironment? settings) => Find(variables, settings) ?? Default;

    /// <summary>Returns the name of the environment, or <see langword="null"/> if nothing names it.</summary>
    public static string? Find(EnvironmentReader variables, SettingsEnvironment? settings) =>
        NotBlank(variables("ENVIRONMENT"))
        ?? (settings is { IsOfHost: true } ? NotBlank(settings.Name) : null)
        ?? NotBlank(variables("DOTNET_ENVIRONMENT"))
        ?? NotBlank(variables("ASPNETCORE_ENVIRONMENT"))
        ?? NotBlank(settings?.Name);

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
