using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The environment that a host or its settings name.</summary>
/// <param name="Name">The name, or <see langword="null"/> if it is not known.</param>
/// <param name="IsOfHost">Whether the host itself gave the name, so that variables for hosts have been read already.</param>
internal sealed record SettingsEnvironment(string? Name, bool IsOfHost)
{
    // The keys under which .NET hosts keep the name and the content root.
    private const string NameKey = "environment";
    private const string HostKey = "contentRoot";

    /// <summary>The environment of a .NET host without a name.</summary>
    public static SettingsEnvironment OfUnnamedHost { get; } = new("Production", IsOfHost: false);

    public static SettingsEnvironment? Of(IConfiguration? root) =>
        root is IHostSettings { Environment: { } host } ? new(host, IsOfHost: true)
        : root?[NameKey] is { Length: > 0 } name ? new(name, IsOfHost: false)
        : root?[HostKey] is not null ? OfUnnamedHost
        : null;
}
