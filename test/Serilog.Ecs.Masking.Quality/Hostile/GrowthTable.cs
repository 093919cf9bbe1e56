using System.Globalization;

namespace Serilog.Ecs.Masking.Quality.Hostile;

/// <summary>Measures all shapes and prints those that cost most.</summary>
internal static class GrowthTable
{
    private const double MostGrowth = 1.3;
    private const double MostNanoseconds = 300;
    private const int MostRows = 60;

    private static readonly int[] DefaultLengths = [4_000, 16_000, 64_000, 256_000];

    /// <summary>Prints the table for texts of some lengths, which default to those of the project's promise.</summary>
    public static void Print(TextWriter output, int[] lengths)
    {
        lengths = lengths.Length == 0 ? DefaultLengths : lengths;
        Growth.Measure(HostileText.All[0], lengths);
        Growth[] all = [.. HostileText.All.Select(text => Growth.Measure(text, lengths))];
        Growth[] suspects = [.. all.Where(growth => IsTooSlow(growth, lengths.Length)).Select(growth => Growth.Measure(growth.Text, lengths)).Where(growth => IsTooSlow(growth, lengths.Length)).OrderByDescending(growth => growth.Cost)];
        output.WriteLine($"{all.Length} shapes, {suspects.Length} of which grow by more than {MostGrowth.ToString(CultureInfo.InvariantCulture)} from {lengths[0]} to {lengths[^1]} characters or cost more than {MostNanoseconds} ns a character.");
        output.WriteLine(
            "\n| shape | growth | ns for each character at " + string.Join(" | ", lengths) + " |\n|---|---|" + string.Concat(lengths.Select(_ => "---|")));
        foreach (var growth in suspects.Concat(all.ExceptBy(suspects.Select(growth => growth.Text), growth => growth.Text).OrderByDescending(growth => growth.Cost)).Take(MostRows))
        {
            var costs = lengths.Select(
                (_, index) => index < growth.Costs.Count ? growth.Costs[index].Nanoseconds.ToString("0.0", CultureInfo.InvariantCulture) : "too long");
            output.WriteLine($"| {Visible(growth.Text.Name)} | {growth.Factor.ToString("0.0", CultureInfo.InvariantCulture)} | {string.Join(" | ", costs)} |");
        }
    }

    // What is below a nanosecond is a search for one character, whose growth is that of the cache.
    private static bool IsTooSlow(Growth growth, int lengths) =>
        growth.Cost > MostNanoseconds || (growth.Cost > 1 && growth.Factor > MostGrowth) || growth.Costs.Count < lengths;

    private static string Visible(string text) => string.Concat(text.Select(character => character switch
    {
        '\n' => "⏎",
        '\r' => "␍",
        '\t' => "⇥",
        '|' => "\\|",
        _ when char.IsControl(character) || char.IsSurrogate(character) => $"U+{(int)character:X4}",
        _ => character.ToString(),
    }));
}
