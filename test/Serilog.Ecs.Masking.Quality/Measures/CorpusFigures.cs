using Serilog.Ecs.Masking.Quality.Corpora;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>What masking made of a corpus, in numbers.</summary>
internal sealed record CorpusFigures(string Kind, int Lines, int Values, int Found, int Kept, int Documents, int Parsed, IReadOnlyList<LineOutcome> Outcomes)
{
    public static CorpusFigures Of(Corpus corpus)
    {
        LineOutcome[] outcomes = [.. corpus.Lines.Select(LineOutcome.Of)];
        var outlines = outcomes.Select(
            outcome => (Before: DocumentOutline.Read(corpus.Format, outcome.Line.Text), After: DocumentOutline.Read(corpus.Format, outcome.Masked)));
        var documents = corpus.Format == DocumentFormat.Text ? [] : outlines.Where(pair => pair.Before is not null).ToArray();
        return new CorpusFigures(
            corpus.Kind,
            outcomes.Length,
            outcomes.Sum(outcome => outcome.Hidden.Length),
            outcomes.Sum(outcome => outcome.Hidden.Count(hidden => hidden)),
            outcomes.Count(outcome => outcome.IsRestKept),
            documents.Length,
            documents.Count(pair => pair.Before == pair.After),
            outcomes);
    }
}
