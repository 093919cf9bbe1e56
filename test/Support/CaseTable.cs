using System.Reflection;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Reads a table of cases: cells between <c>⇶</c>, one case a line, <c>//</c> starts a comment line.</summary>
internal static class CaseTable
{
    private const int LongestText = 299;

    /// <summary>All texts that any table is about, for tests that put others together from them.</summary>
    public static string[] Texts { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(static name => name.EndsWith(".txt", StringComparison.Ordinal)).Order(
            StringComparer.Ordinal)
            .SelectMany(Read).SelectMany(static cells => cells).Where(static text => text.Length is > 0 and <= LongestText).Distinct(),
    ];

    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return [.. line.Split('⇶').Select(cell => cell.Trim())];
            }
        }
    }
}
