using System.Reflection;

namespace Serilog.Ecs.Masking.Settings;

/// <summary>The assemblies that are deployed with the application and have to do with Serilog.</summary>
internal static class DeployedAssemblies
{
    // The host's list of assemblies; absent under Native AOT, and without those of the program in a single file.
    private const string Paths = "TRUSTED_PLATFORM_ASSEMBLIES";

    /// <summary>Gets whether they can be listed: not in a single file, nor under Native AOT.</summary>
    public static bool AreListed => OfSerilog().Contains(nameof(Serilog), StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns their names.</summary>
    public static string[] OfSerilog() => AppContext.GetData(Paths) is not string paths ? [] :
    [
        .. paths.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(Path.GetFileNameWithoutExtension)
            .OfType<string>()
            .Where(static name => name.Contains(nameof(Serilog), StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>Loads an assembly, or returns <see langword="null"/> where that cannot be done.</summary>
    public static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception fault) when (fault is IOException or BadImageFormatException or ArgumentException)
        {
            return null;
        }
    }
}
