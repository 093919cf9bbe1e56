using System.Globalization;
using System.Text;
using Serilog.Ecs.Masking.Quality.Corpora;

namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>Measures all corpora and writes the figures as a page.</summary>
internal static class QualityPage
{
    private const string Introduction = """
        # Quality of the masking

        Written by `build/quality.sh`; a test fails where a figure gets worse. The corpora are drawn from the grammars in
        `test/Serilog.Ecs.Masking.Quality/Corpora` with fixed seeds: the same lines in every run.

        - *found*: planted values that the masked line does not show.
        - *rest kept*: lines in which everything around the planted values is unchanged.
        - *still parses*: documents that have the same names and nesting after masking.
        - *stable*: documents that masking leaves as they are when they are masked already.
        - *false alarms*: harmless lines in which the rule answered; *precision* is the share of the other lines among all in which it did.
        """;

    /// <summary>Returns the page.</summary>
    public static string Write()
    {
        CorpusFigures[] positive = [.. Corpus.Positive.Select(CorpusFigures.Of)];
        CorpusFigures[] harmless = [.. Corpus.Harmless.Select(CorpusFigures.Of)];
        var page = new StringBuilder(Introduction).Append("\n\n");
        WriteTotals(page, positive, harmless);
        WriteNotations(page, positive);
        WriteRules(page, RuleFigures.Of(positive, harmless));
        WriteHarmless(page, harmless);
        WriteDocuments(page);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void WriteTotals(StringBuilder page, CorpusFigures[] positive, CorpusFigures[] harmless)
    {
        var changed = harmless.Sum(corpus => corpus.Lines - corpus.Kept);
        var lines = harmless.Sum(corpus => corpus.Lines);
        var documents = positive.Concat(harmless).Sum(corpus => corpus.Documents);
        page.Append("| all | lines | figure |\n|---|---|---|\n");
        Row(page, "recall", positive.Sum(corpus => corpus.Lines), Share(positive.Sum(corpus => corpus.Found), positive.Sum(corpus => corpus.Values)));
        Row(page, "false alarms for each 1,000 harmless lines", lines, Thousandths(changed, lines));
        Row(page, "documents that still parse", documents, Share(positive.Concat(harmless).Sum(corpus => corpus.Parsed), documents));
        page.Append('\n');
    }

    private static void WriteNotations(StringBuilder page, CorpusFigures[] corpora)
    {
        page.Append("## Planted values, by notation and kind of source\n\n| notation | lines | values | found | recall | rest kept | documents | still parses |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var corpus in corpora)
        {
            Row(page, corpus.Kind, corpus.Lines, corpus.Values, corpus.Found, Share(corpus.Found, corpus.Values), corpus.Kept, corpus.Documents, corpus.Parsed);
        }

        page.Append('\n');
    }

    private static void WriteRules(StringBuilder page, IReadOnlyList<RuleFigures> rules)
    {
        page.Append("## By rule\n\n| rule | values | found | recall | lines | false alarms | precision |\n|---|---|---|---|---|---|---|\n");
        foreach (var rule in rules)
        {
            Row(
                page, $"`{rule.Rule}`", rule.Values, rule.Found, Share(rule.Found, rule.Values), rule.Lines, rule.FalseAlarms,
                Share(rule.Lines, rule.Lines + rule.FalseAlarms));
        }

        page.Append('\n');
    }

    private static void WriteHarmless(StringBuilder page, CorpusFigures[] corpora)
    {
        page.Append("## Harmless lines, by kind of source\n\n| source | lines | false alarms | for each 1,000 | documents | still parses | rules |\n|---|---|---|---|---|---|---|\n");
        foreach (var corpus in corpora)
        {
            var changed = corpus.Lines - corpus.Kept;
            var rules = corpus.Outcomes.SelectMany(outcome => outcome.Rules).Distinct().Order(StringComparer.Ordinal).Select(rule => $"`{rule}`");
            Row(page, corpus.Kind, corpus.Lines, changed, Thousandths(changed, corpus.Lines), corpus.Documents, corpus.Parsed, string.Join(' ', rules));
        }
    }

    private static void WriteDocuments(StringBuilder page)
    {
        page.Append("\n## Random documents\n\n| format | documents | still parses | values | found | stable |\n|---|---|---|---|---|---|\n");
        foreach (var figures in DocumentFigures.All())
        {
            Row(page, figures.Format, figures.Documents, figures.Parsed, figures.Values, figures.Found, figures.Stable);
        }
    }

    private static void Row(StringBuilder page, params object[] cells)
    {
        foreach (var cell in cells)
        {
            page.Append(CultureInfo.InvariantCulture, $"| {cell} ");
        }

        page.Append("|\n");
    }

    private static string Share(int part, int whole) => whole == 0 ? "" : (100m * part / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Thousandths(int part, int whole) => (1000m * part / whole).ToString("0.0", CultureInfo.InvariantCulture);
}
