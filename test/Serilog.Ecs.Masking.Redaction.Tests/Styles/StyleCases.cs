using System.Globalization;
using System.Text.RegularExpressions;

namespace Serilog.Ecs.Masking.Redaction.Tests.Styles;

/// <summary>
/// Reads the tables <c>Cases/style-*.txt</c>: <c>input ⇶ expected</c> on each line, <c>//</c> starts a line of comment,
/// <c>\n</c>, <c>\t</c>, <c>\\</c> and <c>\u0301</c> represent invisible characters.
/// </summary>
internal static partial class StyleCases
{
    private const string Arrow = " ⇶ ";

    public static IEnumerable<string> Tables =>
        Directory.EnumerateFiles(Folder, "style-*.txt").Select(file => Path.GetFileNameWithoutExtension(file));

    private static string Folder { get; } = FindFolder();

    public static IEnumerable<(string Input, string Expected)> Read(string table)
    {
        foreach (var line in File.ReadLines(Path.Combine(Folder, table + ".txt")))
        {
            if (line.Length == 0 || line.StartsWith("//", StringComparison.Ordinal))
            {
                continue;
            }

            var parts = line.Split(Arrow);
            yield return parts.Length == 2
                ? (Unescape(parts[0]), Unescape(parts[1]))
                : throw new FormatException($"{table}: not one arrow in: {line}");
        }
    }

    private static string Unescape(string text) => Escape().Replace(text, match => match.ValueSpan[1] switch
    {
        'n' => "\n",
        't' => "\t",
        '\\' => "\\",
        _ => ((char)ushort.Parse(match.ValueSpan[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
    });

    /// <summary>Tables are read where they are written, so that a new one needs no line in the project file.</summary>
    private static string FindFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var cases = Path.Combine(folder.FullName, "test", "Serilog.Ecs.Masking.Redaction.Tests", "Cases");
            if (Directory.Exists(cases))
            {
                return cases;
            }
        }

        throw new DirectoryNotFoundException("No folder of case tables above the test assembly.");
    }

    [GeneratedRegex(@"\\(n|t|\\|u[0-9A-Fa-f]{4})")]
    private static partial Regex Escape();
}
