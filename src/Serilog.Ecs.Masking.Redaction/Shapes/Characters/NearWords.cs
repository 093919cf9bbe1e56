namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Looks for an indicative word close to a value whose shape alone proves little.</summary>
internal static class NearWords
{
    private const int Before = 40;
    private const int After = 24;

    /// <summary>Returns whether one of the words is close before or after the range, whatever its case.</summary>
    public static bool Around(ReadOnlySpan<char> text, int start, int end, string[] words)
    {
        var from = Math.Max(0, start - Before);
        var before = text[from..Math.Min(text.Length, start + 8)];
        var after = text.Slice(end, Math.Min(After, text.Length - end));
        foreach (var word in words)
        {
            if (before.Contains(word, StringComparison.OrdinalIgnoreCase)
                || after.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
