using Serilog.Ecs.Masking.Quality.Corpora;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>Prints the lines that came out wrong, for people who work on the engine.</summary>
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
    }

    private static string Visible(string text) => text.Replace('\n', '⏎').Replace('\r', '␍').Replace('\t', '⇥');
}
