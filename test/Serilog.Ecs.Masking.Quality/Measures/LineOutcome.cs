using Serilog.Ecs.Masking.Quality.Grammars;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>What masking made of one line.</summary>
/// <param name="Line">The line with its planted values.</param>
/// <param name="Masked">The masked line.</param>
/// <param name="Rules">The rules that found something.</param>
/// <param name="Hidden">Whether each of the planted values is hidden.</param>
/// <param name="IsRestKept">Whether all that is around the planted values is unchanged.</param>
internal sealed record LineOutcome(GeneratedText Line, string Masked, IReadOnlyCollection<string> Rules, bool[] Hidden, bool IsRestKept)
{
    private const int ShortestToSearch = 4;

    /// <summary>Masks a line and compares the result with it.</summary>
    public static LineOutcome Of(GeneratedText line)
    {
        var (masked, rules) = Engine.Examine(line.Text);
        var masks = Masks(line, masked);
        var hidden = line.Planted.Select((planted, index) => IsHidden(line.Text.Substring(planted.Start, planted.Length), masks?[index], masked));
        return new LineOutcome(line, masked, rules, [.. hidden], masks is not null);
    }

    private static bool IsHidden(string value, string? mask, string masked) =>
        mask is not null
            ? !mask.Contains(value, StringComparison.Ordinal)
            : value.Length >= ShortestToSearch && !masked.Contains(value, StringComparison.Ordinal);

    // Returns what is in the place of each planted value, or null where the text around them did not survive.
    private static string[]? Masks(GeneratedText line, string masked)
    {
        var masks = new string[line.Planted.Count];
        var first = Around(line, 0);
        if (!masked.StartsWith(first, StringComparison.Ordinal))
        {
            return null;
        }

        var from = first.Length;
        for (var index = 0; index < masks.Length; index++)
        {
            var next = Around(line, index + 1);
            var isLast = index == masks.Length - 1;
            var end = isLast ? EndBefore(masked, next, from) : masked.IndexOf(next, from, StringComparison.Ordinal);
            if (end < 0)
            {
                return null;
            }

            masks[index] = masked[from..end];
            from = end + next.Length;
        }

        return masks.Length > 0 || masked == line.Text ? masks : null;
    }

    private static int EndBefore(string masked, string tail, int from) =>
        masked.Length - tail.Length >= from && masked.EndsWith(tail, StringComparison.Ordinal) ? masked.Length - tail.Length : -1;

    private static string Around(GeneratedText line, int index)
    {
        var start = index == 0 ? 0 : line.Planted[index - 1].End;
        var end = index == line.Planted.Count ? line.Text.Length : line.Planted[index].Start;
        return line.Text[start..end];
    }
}
