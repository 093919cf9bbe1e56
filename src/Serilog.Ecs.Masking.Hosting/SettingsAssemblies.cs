using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;
using Serilog.Ecs.Masking.Settings;
using Serilog.Formatting.Json;
using Serilog.Settings.Configuration;

namespace Serilog.Ecs.Masking.Hosting;

/// <summary>Finds the assemblies whose methods settings may call: those of the pack, of every deployed Serilog package, and of <c>Using</c>.</summary>
/// <remarks>
/// Serilog.Settings.Configuration finds nothing by itself in a single file or under Native AOT, where no assembly is a file. Without this
/// class a program that is published so would need <c>Using</c> for the pack's own methods.
/// </remarks>
internal static class SettingsAssemblies
{
    private const string Using = "Using";

    private static readonly Assembly[] Own =
    [
        typeof(ILogger).Assembly,
        typeof(EcsTextFormatter).Assembly,
        typeof(ConsoleLoggerConfigurationExtensions).Assembly,
        typeof(FileLoggerConfigurationExtensions).Assembly,
    ];

    /// <summary>Creates the options with which the <c>Serilog</c> section is read.</summary>
    /// <exception cref="ArgumentException"><c>Using</c> names an assembly that cannot be loaded.</exception>
    public static ConfigurationReaderOptions ReaderOptions(IConfigurationSection serilog) => new(Find(serilog));

    /// <summary>Returns each assembly once.</summary>
    /// <exception cref="ArgumentException"><c>Using</c> names an assembly that cannot be loaded.</exception>
    // Settings name these by text, which trimming does not see. The pack's own methods are kept by the checks of settings.
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(ConsoleLoggerConfigurationExtensions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicMethods, typeof(FileLoggerConfigurationExtensions))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(EcsTextFormatter))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(JsonFormatter))]
    public static Assembly[] Find(IConfigurationSection serilog)
    {
        var deployed = DeployedAssemblies.OfSerilog();
        var loaded = deployed.Select(static name => Assembly.Load(new AssemblyName(name)));
        return [.. Own.Concat(loaded).Concat(NamedBy(serilog.GetSection(Using), deployed)).Distinct()];
    }

    private static IEnumerable<Assembly> NamedBy(IConfigurationSection section, string[] deployed)
    {
        foreach (var entry in section.GetChildren())
        {
            if (string.IsNullOrWhiteSpace(entry.Value))
            {
                throw SettingsError.Create($"{entry.Path}: expected the name of an assembly, found '{entry.Value}'.");
            }

            yield return Load(entry.Path, entry.Value, deployed);
        }
    }

    private static Assembly Load(string path, string name, string[] deployed)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException)
        {
            var meant = NearestName.Of(name, deployed, farthest: 3) is { } nearest ? $"; did you mean '{nearest}'?" : ".";
            throw SettingsError.Create($"{path}: the assembly '{name}' cannot be loaded{meant}", fault);
        }
    }
}
