namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>Reads the tables of words and rules that are embedded in this assembly. A line that begins with <c>#</c> is a comment.</summary>
internal static class DataFile
{
    /// <summary>Returns the lines of a table, without comments and empty ones.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream("Serilog.Ecs.Masking.Redaction." + name)
            ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>Returns the rows of a table whose columns have <c>|</c> between them.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="columns">The number of columns; what follows belongs to the last one.</param>
    public static IEnumerable<string[]> Rows(string name, int columns = int.MaxValue) =>
        Lines(name).Select(line => line.Split('|', columns, StringSplitOptions.TrimEntries));

    /// <summary>Returns the rows of a table of words: <c>name: words</c>.</summary>
    public static IEnumerable<(string Name, string[] Words)> Entries(string name) =>
        Lines(name).Select(static line => line.Split(':', 2)).Select(static row => (row[0], row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Returns the words of such a table by name; the words of equal names are one list.</summary>
    public static ILookup<string, string> Lists(string name) => Entries(name)
        .SelectMany(static row => row.Words, static (row, word) => (row.Name, Word: word))
        .ToLookup(static row => row.Name, static row => row.Word, StringComparer.Ordinal);
}
