using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>Checks the <c>Serilog</c> section once for all stages of a logger that read the same settings.</summary>
/// <remarks>Settings are checked again after a reload. A value that code writes into them without a reload is not seen.</remarks>
internal static class CheckedSettings
{
    private static readonly ConditionalWeakTable<IConfiguration, Check> Checks = [];

    /// <summary>Returns each fault, with its path.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration root)
    {
        if (Checks.TryGetValue(root, out var known) && !known.Reload.HasChanged)
        {
            return known.Faults;
        }

        // The token is taken before the settings are read: a change in between must not be missed.
        var check = new Check(root.GetReloadToken(), [.. SerilogSection.Faults(root)]);
        Checks.AddOrUpdate(root, check);
        return check.Faults;
    }

    private sealed class Check(IChangeToken reload, string[] faults)
    {
        public IChangeToken Reload => reload;

        public string[] Faults => faults;
    }
}
