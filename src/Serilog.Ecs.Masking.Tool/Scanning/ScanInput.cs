using Serilog.Ecs.Masking.Tool.Reading.Sources;


namespace Serilog.Ecs.Masking.Tool.Scanning;

/// <summary>One input of a scan.</summary>
/// <param name="Path">The path.</param>
/// <param name="RelativeName">The name inside its folder; what a copy is called.</param>
/// <param name="IsNamed">Whether the user named it, so that it must be readable; a folder may hold other files too.</param>
internal sealed record ScanInput(string Path, string RelativeName, bool IsNamed)
{
    /// <summary>Returns the files that arguments mean; folders with all that is below them.</summary>
    public static List<ScanInput> Find(IEnumerable<string> names, Action<string> report)
    {
        var inputs = new List<ScanInput>();
        foreach (var name in names)
        {
            if (!Directory.Exists(name))
            {
                inputs.Add(new ScanInput(name, System.IO.Path.GetFileName(name), IsNamed: true));
                continue;
            }

            try
            {
                inputs.AddRange(Directory.EnumerateFiles(name, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
                    .Select(path => new ScanInput(path, System.IO.Path.GetRelativePath(name, path), IsNamed: false)));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                report(InputException.For(name, fault).Message);
            }
        }

        return inputs;
    }
}
