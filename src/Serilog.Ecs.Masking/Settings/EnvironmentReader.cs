namespace Serilog.Ecs.Masking.Settings;

/// <summary>Reads an environment variable; a test passes its own.</summary>
/// <returns>The value, or <see langword="null"/> if the variable is unset or empty.</returns>
internal delegate string? EnvironmentReader(string name);

/// <summary>The environment of this process.</summary>
internal static class ProcessEnvironment
{
#pragma warning disable RS0030 // The one place that reads the real environment
    public static EnvironmentReader Reader { get; } = static name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
#pragma warning restore RS0030
}
