using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Reads the table of the published shapes of vendors' credentials. A new vendor is a new row.</summary>
internal static class TokenFormats
{
    private const string Uuid = "<uuid>";
    private const string UuidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

    /// <summary>All formats, in the order of the table.</summary>
    public static IReadOnlyList<TokenFormat> All { get; } = Read();

    private static List<TokenFormat> Read()
    {
        var formats = new List<TokenFormat>(400);
        foreach (var line in DataFile.Lines("token-formats.txt"))
        {
            formats.Add(ReadRow(line, formats.Count > 0 ? formats[^1].Rule : ""));
        }

        return formats;
    }

    private static TokenFormat ReadRow(ReadOnlySpan<char> row, string previousRule)
    {
        var rule = Cell(ref row);
        var name = Cell(ref row);
        var confidence = Cell(ref row) switch
        {
            "high" => Confidence.High,
            "medium" => Confidence.Medium,
            "low" => Confidence.Low,
            var other => throw new FormatException($"There is no confidence '{other}' ({rule} {name})."),
        };
        var pattern = Cell(ref row);
        var conditions = TokenConditions.Parse(Cell(ref row));
        return new TokenFormat(
            rule.SequenceEqual(previousRule) ? previousRule : rule.ToString(),
            name.ToString(),
            confidence,
            pattern.Contains('<') ? pattern.ToString().Replace(Uuid, UuidPattern, StringComparison.Ordinal) : pattern.ToString(),
            conditions,
            row.ToString());
    }

    // Takes the next cell off the row; the blanks after it line the columns up.
    private static ReadOnlySpan<char> Cell(ref ReadOnlySpan<char> row)
    {
        var end = row.IndexOf(' ');
        var cell = row[..end];
        row = row[end..].TrimStart(' ');
        return cell;
    }
}
