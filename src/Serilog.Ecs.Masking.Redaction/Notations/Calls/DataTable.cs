namespace Serilog.Ecs.Masking.Redaction.Notations.Calls;

/// <summary>Reads the tables of the notations: rows of columns with <c>|</c> between them; a row that begins with <c>#</c> is a comment.</summary>
internal static class DataTable
{
    /// <summary>Returns the rows of a table.</summary>
    public static IEnumerable<string[]> Rows(string name)
    {
        using var stream = typeof(DataTable).Assembly.GetManifestResourceStream("Serilog.Ecs.Masking.Redaction." + name)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('|', StringSplitOptions.TrimEntries);
            }
        }
    }
}
