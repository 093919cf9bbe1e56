using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The layers that settings are made of, the first one first; those of settings that were added to others too.</summary>
internal static class SettingsLayers
{
    private const string Chained = "Microsoft.Extensions.Configuration.ChainedConfigurationProvider";

    public static IEnumerable<IConfigurationProvider> Of(IConfiguration? root) =>
        root is IConfigurationRoot { Providers: var layers } ? layers.SelectMany(Within) : [];

    private static IEnumerable<IConfigurationProvider> Within(IConfigurationProvider layer) =>
        AddedBy(layer) is IConfigurationRoot added ? Of(added) : [layer];

    // Known by its name, as the pack needs no more than the abstractions of settings.
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "Where the property is trimmed away, the added settings count as one layer.")]
    private static object? AddedBy(IConfigurationProvider layer) =>
        layer.GetType() is { FullName: Chained } type ? type.GetProperty("Configuration")?.GetValue(layer) : null;
}
