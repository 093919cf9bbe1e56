namespace Serilog.Ecs.Masking.Quality.Measures;

/// <summary>What one rule found, in numbers.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Values">How many values of the rule were planted.</param>
/// <param name="Found">How many of them were hidden, by whichever rule.</param>
/// <param name="Lines">How many lines with planted values the rule answered in.</param>
/// <param name="FalseAlarms">How many harmless lines it answered in.</param>
internal sealed record RuleFigures(string Rule, int Values, int Found, int Lines, int FalseAlarms)
{
    public static IReadOnlyList<RuleFigures> Of(IReadOnlyList<CorpusFigures> positive, IReadOnlyList<CorpusFigures> harmless)
    {
        var planted = positive.SelectMany(corpus => corpus.Outcomes).SelectMany(outcome => outcome.Line.Planted.Select((value, index) => (value.Rule, Hidden: outcome.Hidden[index]))).ToLookup(pair => pair.Rule);
        var answers = positive.SelectMany(corpus => corpus.Outcomes).SelectMany(outcome => outcome.Rules).ToLookup(rule => rule);
        var alarms = harmless.SelectMany(corpus => corpus.Outcomes).SelectMany(outcome => outcome.Rules).ToLookup(rule => rule);
        return
        [
            .. planted.Select(group => group.Key).Union(answers.Select(group => group.Key)).Union(alarms.Select(group => group.Key)).Order(
                StringComparer.Ordinal)
                .Select(rule => new RuleFigures(
                    rule, planted[rule].Count(), planted[rule].Count(pair => pair.Hidden), answers[rule].Count(), alarms[rule].Count())),
        ];
    }
}
