using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Words;
using Serilog.Ecs.Masking.Settings.Binding;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>
/// Finds calls of the pack that a later layer of settings replaces: the first of <c>Enrich</c> in <c>appsettings.Development.json</c> takes the
/// place of the first one in <c>appsettings.json</c>, and what that one masked is no longer masked. An entry with a name
/// replaces it on purpose.
/// </summary>
internal static class OverriddenCalls
{
    /// <summary>Returns each lost call of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="kind">What is called there, as <c>WriteTo</c>.</param>
    /// <param name="root">All settings.</param>
    public static IEnumerable<string> Faults(IConfigurationSection list, string kind, IConfiguration root)
    {
        foreach (var call in list.GetChildren().Where(OverriddenKeys.IsNumbered))
        {
            var name = SettingsCall.NameOf(call);
            var lost = SettingsLayers.Of(root).Select(layer => NameIn(layer, call.Path)).FirstOrDefault(
                earlier => earlier is not null && earlier != name && SettingsMethod.IsOurs(kind, earlier));
            if (lost is not null)
            {
                yield return $"{call.Path}: '{name}' of a later layer of settings replaces '{lost}'; give each call a name of its own, "
                    + $"as in \"{kind}\": {{ \"one\": \"…\", \"two\": \"…\" }}.";
            }
        }
    }

    private static string? NameIn(IConfigurationProvider layer, string path) =>
        layer.TryGet(path, out var name) && !string.IsNullOrEmpty(name) ? name
        : layer.TryGet(ConfigurationPath.Combine(path, SettingsCall.NameKey), out name) ? name
        : null;
}
