using Serilog.Ecs.Masking.Quality.Corpora;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>Prints the lines with a wrong result, for work on the engine.</summary>
internal static class MissedLines
{
    private const int MostOfAKind = 12;

    public static void Print(TextWriter output, string[] kinds)
    {
        foreach (var corpus in Corpus.Positive.Concat(Corpus.Harmless).Where(corpus => kinds.Length == 0 || kinds.Contains(corpus.Kind)))
        {
            var wrong = corpus.Lines.Select(LineOutcome.Of).Where(outcome => !outcome.IsRestKept || outcome.Hidden.Contains(false)
                || DocumentOutline.Read(corpus.Format, outcome.Line.Text) != DocumentOutline.Read(corpus.Format, outcome.Masked));
            foreach (var outcome in wrong.Take(kinds.Length == 0 ? MostOfAKind : corpus.Count))
            {
                output.WriteLine($"{corpus.Kind} [{string.Join(' ', outcome.Rules)}]\n  {Visible(outcome.Line.Text)}\n  {Visible(outcome.Masked)}");
            }
        }

        foreach (var document in Enum.GetValues<DocumentFormat>().Where(format => format != DocumentFormat.Text && kinds.Contains(format.ToString(), StringComparer.OrdinalIgnoreCase)).SelectMany(DocumentFigures.Drawn))
        {
            var masked = Engine.Mask(document.Text);
            if (!DocumentFigures.IsWhole(document, masked)
                || document.Unmistakable.Any(secret => masked.Contains(secret, StringComparison.Ordinal))
                || Engine.Mask(masked) != masked)
            {
                output.WriteLine($"{document.Format}\n  {Visible(document.Text)}\n  {Visible(masked)}");
            }
        }
    }

    private static string Visible(string text) => text.Replace('\n', '⏎').Replace('\r', '␍').Replace('\t', '⇥');
}
