namespace Serilog.Ecs.Masking.Enrichers;

/// <summary>Which environment this is, for <c>service.environment</c>, the console's format and the level.</summary>
internal static class DeploymentEnvironment
{
    /// <summary>Where nobody says otherwise.</summary>
    public const string Default = "dev";

    /// <summary>Returns what the variables say, else the host, else <see cref="Default"/>.</summary>
    public static string Of(EnvironmentReader environment, string? host) =>
        Said(environment("ENVIRONMENT")) ?? Said(environment("DOTNET_ENVIRONMENT")) ?? Said(environment("ASPNETCORE_ENVIRONMENT")) ?? Said(host) ?? Default;

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
