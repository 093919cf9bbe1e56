using System.Reflection;

namespace Serilog.Ecs.Masking.Quality.Grammars;

/// <summary>Reads the texts that are embedded in this assembly.</summary>
internal static class GrammarFiles
{
    /// <summary>Returns the names of the files in a folder, in order.</summary>
    public static IEnumerable<string> In(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(
            StringComparer.Ordinal);

    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0)];
    }
}
