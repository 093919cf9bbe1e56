using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>What is known of the environment from a host or from its settings.</summary>
/// <param name="Name">The name, or <see langword="null"/> where it is not known.</param>
/// <param name="IsOfHost">Whether the host itself gave the name, so that variables for hosts have been read already.</param>
internal sealed record SettingsEnvironment(string? Name, bool IsOfHost)
{
    // Where .NET's hosts keep the name, and what is in the settings of every .NET host.
    private const string NameKey = "environment";
    private const string HostKey = "contentRoot";

    /// <summary>What a .NET host takes for its environment where nothing names it.</summary>
    public static SettingsEnvironment OfUnnamedHost { get; } = new("Production", IsOfHost: false);

    public static SettingsEnvironment? Of(IConfiguration? root) =>
        root is IHostSettings { Environment: { } host } ? new(host, IsOfHost: true)
        : root?[NameKey] is { Length: > 0 } name ? new(name, IsOfHost: false)
        : root?[HostKey] is not null ? OfUnnamedHost
        : null;
}
