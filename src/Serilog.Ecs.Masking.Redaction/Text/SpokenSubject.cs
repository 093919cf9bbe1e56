using Serilog.Ecs.Masking.Redaction.Policy;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Finds what a sentence says something of, the name of a secret, backwards from the verb or from the value.</summary>
internal static class SpokenSubject
{
    private const int MostWordsBetween = 6;

    /// <summary>The rule of the subject that ends at a place: <c>password</c>, <c>the password for ann</c>, <c>verification code of Acme Pay</c>, <c>password changed</c>.</summary>
    public static MaskRule? Before(ReadOnlySpan<char> text, int close, MaskingPolicy policy)
    {
        if (KeyBefore(text, close, policy) is { } rule)
        {
            return rule;
        }

        for (var words = 0; words < MostWordsBetween; words++)
        {
            var start = SpokenWords.StartOfWord(text, close);
            if (start == close || start < 3 || text[start - 1] != ' ')
            {
                return null;
            }

            var joins = SpokenWords.Joins(text[start..close]);
            close = start - 1;
            if (joins && KeyBefore(text, close, policy) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>The rule of what a sentence says was changed: <c>the password for ann has been reset to</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="to">Where <c>to</c> starts.</param>
    /// <param name="policy">What is sensitive.</param>
    public static MaskRule? OfChange(ReadOnlySpan<char> text, int to, MaskingPolicy policy)
    {
        if (to < 4 || text[to - 1] != ' ')
        {
            return null;
        }

        var start = SpokenWords.StartOfWord(text, to - 1);
        var verb = text[start..(to - 1)];
        return (SpokenWords.Is(verb, "set") || SpokenWords.Is(verb, "reset") || SpokenWords.Is(verb, "changed") || SpokenWords.Is(verb, "updated") || SpokenWords.Is(verb, "rotated")) && start > 2 && text[start - 1] == ' '
            && Before(text, to - 1, policy) is { IsTyped: true } rule ? rule : null;
    }

    /// <summary>The rule of the word, or the words, that end at a place.</summary>
    public static MaskRule? KeyBefore(ReadOnlySpan<char> text, int close, MaskingPolicy policy)
    {
        close -= close > 0 && text[close - 1] == ')' ? 1 : 0;
        var start = SpokenWords.StartOfWord(text, close);
        var word = text[start..close];
        if (word.Length < 2 || SpokenWords.Is(word, "pass") || SpokenWords.Is(word, "auth"))
        {
            return null;
        }

        var decision = policy.Decide(word);
        if (decision.Rule is { } rule)
        {
            return SpokenShape.IsSpoken(rule) && !decision.TextOnly && !(rule.IsHeadNoun && KeyContext.IsOtherNoun(text, start, word)) ? rule : null;
        }

        return decision.EndsPhrase && KeyPhrase.RuleOf(text, start, close, policy) is { } phrase && SpokenShape.IsSpoken(phrase) ? phrase : null;
    }
}
