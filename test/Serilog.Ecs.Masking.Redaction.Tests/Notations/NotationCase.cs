using System.Reflection;

namespace Serilog.Ecs.Masking.Redaction.Tests.Notations;

/// <summary>A row of the tables in <c>Cases/Notations</c>.</summary>
/// <param name="Id">The id of the row, which never changes.</param>
/// <param name="Text">The text to mask.</param>
/// <param name="Masked">The masked text.</param>
/// <param name="Rules">The ids of the rules that find something.</param>
public sealed record NotationCase(string Id, string Text, string Masked, IReadOnlyList<string> Rules)
{
    private const string Folder = "Notations/";
    private const string Separator = " ⇶ ";

    /// <summary>The rows of all tables.</summary>
    public static IReadOnlyList<NotationCase> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(
            StringComparer.Ordinal)
            .SelectMany(Lines).Select(Read),
    ];

    public override string ToString() => Id;

    /// <summary>Replaces the characters that represent breaks and tabs in a table.</summary>
    internal static string Unescape(string cell) => cell.Replace('⏎', '\n').Replace('␍', '\r').Replace('⇥', '\t');

    /// <summary>Returns the rows of a table, divided into cells that keep their white space.</summary>
    internal static IEnumerable<string[]> Cells(string name) => Lines(name).Select(line => line.Split(Separator));

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal))
            {
                yield return line;
            }
        }
    }

    private static NotationCase Read(string line)
    {
        var cells = line.Split(Separator);
        var text = Unescape(cells[1]);
        return new NotationCase(cells[0], text, Result(cells[2]), cells[3] == "-" ? [] : cells[3].Split(','));

        string Result(string cell) => cell == "=" ? text : Unescape(cell);
    }
}
