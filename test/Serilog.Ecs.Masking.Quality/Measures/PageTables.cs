using System.Globalization;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>Reads the figures of a page back, to compare two runs.</summary>
internal static class PageTables
{
    private static readonly string[] BetterIfLarger = ["found", "rest kept", "still parses", "stable"];
    private static readonly string[] BetterIfSmaller = ["false alarms"];
    private static readonly string[] MustAgree = ["lines", "values", "documents"];

    /// <summary>Returns a sentence for each figure that is worse than the committed one, and for each row that has no counterpart.</summary>
    public static IEnumerable<string> Worsenings(string committed, string measured)
    {
        var before = Read(committed);
        var after = Read(measured);
        foreach (var missing in before.Keys.Where(key => !after.ContainsKey(key)))
        {
            yield return $"{missing}: was measured before and is not any more.";
        }

        foreach (var (key, value) in after.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal))
        {
            // A rule that has no row on the committed page had no false alarm.
            var old = before.GetValueOrDefault(key, key.Column == "false alarms" ? 0 : value);
            if (IsWorse(key, old, value))
            {
                yield return $"{key}: {old} was committed, {value} is measured.";
            }
        }
    }

    private static bool IsWorse(FigureKey key, int before, int after) =>
        (BetterIfLarger.Contains(key.Column) && after < before) || (BetterIfSmaller.Contains(key.Column) && after > before)
        || (MustAgree.Contains(key.Column) && key.Table != "rule" && after != before);

    private static Dictionary<FigureKey, int> Read(string page)
    {
        var figures = new Dictionary<FigureKey, int>();
        string[]? header = null;
        foreach (var line in page.ReplaceLineEndings("\n").Split('\n'))
        {
            string[] cells = line.StartsWith('|') ? [.. line.Trim('|').Split('|').Select(cell => cell.Trim())] : [];
            if (cells.Length == 0 || cells[0].StartsWith("---", StringComparison.Ordinal))
            {
                header = cells.Length == 0 ? null : header;
                continue;
            }

            if (header is null)
            {
                header = cells;
                continue;
            }

            for (var index = 1; index < cells.Length; index++)
            {
                if (int.TryParse(cells[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    figures[new FigureKey(header[0], cells[0], header[index])] = number;
                }
            }
        }

        return figures;
    }

    private sealed record FigureKey(string Table, string Row, string Column)
    {
        public override string ToString() => $"{Table} {Row}, {Column}";
    }
}
