using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Serilog.Configuration;
using Serilog.Ecs.Masking.Redaction.Validation;

namespace Serilog.Ecs.Masking.Settings.Checks;

/// <summary>
/// The methods by which settings can add a sink, of whatever package. Serilog.Settings.Configuration leaves out a sink that it does not find, and one
/// of the pack around it would hand its events to nothing.
/// </summary>
internal static class SinkMethods
{
    private const string Unseen = "Serilog.Settings.Configuration finds the same methods by reflection: one that was trimmed away is not found by either.";

    /// <summary>
    /// Returns what is wrong with the name of a sink that no package has, or <see langword="null"/>, also where the packages of the program
    /// cannot be listed.
    /// </summary>
    public static string? Fault(string name, IConfiguration root)
    {
        if (!DeployedAssemblies.AreListed)
        {
            return null;
        }

        var known = new HashSet<string>(OfSerilog(), StringComparer.Ordinal);
        foreach (var assembly in Candidates(root, name))
        {
            if (known.Contains(name))
            {
                return null;
            }

            try
            {
                known.UnionWith(MethodsOf(assembly));
            }
            catch (Exception fault) when (fault is IOException or TypeLoadException or BadImageFormatException or NotSupportedException)
            {
                // Of an assembly that cannot be read nothing is known.
                return null;
            }
        }

        return known.Contains(name) ? null
            : NearestName.Of(name, known, farthest: 3) is { } meant ? $"no package has a sink '{name}'; did you mean '{meant}'?"
            : $"no package has a sink '{name}'; its assembly belongs into 'Using'.";
    }

    // Those that settings call by stand-ins.
    private static IEnumerable<string> OfSerilog() =>
        typeof(LoggerSinkConfiguration)
            .GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(static method => method.Name);

    // Loading is dear: the assembly that is named after the sink comes first, and nearly always it is the only one that is asked.
    private static IEnumerable<Assembly> Candidates(IConfiguration root, string name)
    {
        var core = typeof(ILogger).Assembly.GetName().Name!;
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && Uses(assembly, core)).ToArray();
        var named = root.GetSection(SerilogSection.Name).GetSection("Using").GetChildren().Select(static entry => entry.Value).OfType<string>();
        var others = named.Concat(DeployedAssemblies.OfSerilog())
            .Except(loaded.Select(static assembly => assembly.GetName().Name!), StringComparer.OrdinalIgnoreCase)
            .Order(new NamedAfter(name));
        return loaded.OrderBy(static assembly => assembly.GetName().Name, new NamedAfter(name))
            .Concat(others.Select(DeployedAssemblies.TryLoad).OfType<Assembly>());
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Unseen)]
    private static bool Uses(Assembly assembly, string core) =>
        assembly.GetName().Name == core || assembly.GetReferencedAssemblies().Any(reference => reference.Name == core);

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = Unseen)]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = Unseen)]
    private static IEnumerable<string> MethodsOf(Assembly assembly) =>
        assembly.GetExportedTypes().Where(static type => type is { IsAbstract: true, IsSealed: true, IsNested: false })
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static method => method.IsDefined(typeof(ExtensionAttribute), inherit: false)
                && method.GetParameters()[0].ParameterType == typeof(LoggerSinkConfiguration))
            .Select(static method => method.Name);

    private sealed class NamedAfter(string sink) : IComparer<string?>
    {
        public int Compare(string? x, string? y) => Rank(x).CompareTo(Rank(y));

        private int Rank(string? assembly) => assembly?.Contains(sink, StringComparison.OrdinalIgnoreCase) is true ? 0 : 1;
    }
}
