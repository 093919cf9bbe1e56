using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Judging;

/// <summary>Tells the cause of a failure from the value of what could not be had: <c>failed to get token: context deadline exceeded</c>.</summary>
internal static class CauseContext
{
    private const int Reach = 96;
    private const int MostWords = 6;
    private const int LongestWord = 16;

    private static readonly WordSet Refusals = WordLists.SetOf("refusal");
    private static readonly WordSet Failures = WordLists.SetOf("failure");
    private static readonly string[] RefusalsBeforeNot = WordLists.PhrasesOf("refusal-before-not");
    private static readonly string[] RefusalsBeforeTo = WordLists.PhrasesOf("refusal-before-to");

    /// <summary>Returns whether a cause is where the value would be.</summary>
    public static bool IsCause(ReadOnlySpan<char> text, in Pair pair)
    {
        if (pair.Key.Rule.Class != RuleClass.Secret || pair.Quote.Exists || pair.Start <= pair.Operator.End)
        {
            return false;
        }

        var verb = VerbBefore(text, pair.Key.Start);
        var value = text[pair.Start..Math.Min(text.Length, pair.Start + Reach)];
        var length = 0;
        while (length < value.Length && char.IsAsciiLetter(value[length]))
        {
            length++;
        }

        if (verb.IsEmpty || Vocabulary.Is(value[..length], WordClass.Cause))
        {
            return !verb.IsEmpty && (length == value.Length || value[length] is ' ' or ':' or '.' or '\r' or '\n');
        }

        return value[length..].StartsWith(" not ")
            || (!pair.Key.Rule.IsTyped && Vocabulary.Is(verb, WordClass.Obtaining) && (IsStatus(value) || IsSentence(value, length)));
    }

    // "401 Unauthorized"
    private static bool IsStatus(ReadOnlySpan<char> value) =>
        value is ['4' or '5', var second, var third, ' ', var letter, ..]
            && char.IsAsciiDigit(second)
            && char.IsAsciiDigit(third)
            && char.IsAsciiLetterUpper(letter);

    private static bool IsSentence(ReadOnlySpan<char> value, int length) =>
        SentenceShapes.IsProse(value) || (length is > 1 and < LongestWord && value[length..].StartsWith(" \""));

    // What was tried: after "failed to", "unable to", "cannot", "could not", "error".
    private static ReadOnlySpan<char> VerbBefore(ReadOnlySpan<char> text, int key)
    {
        var before = text[Math.Max(0, key - Reach)..key];
        before = before[(before.LastIndexOfAny(".:;,\n") + 1)..].TrimEnd(' ');
        ReadOnlySpan<char> verb = default;
        for (var words = 0; words < MostWords && !before.IsEmpty; words++)
        {
            var space = before.LastIndexOf(' ');
            var word = before[(space + 1)..].TrimStart("[(");
            before = before[..Math.Max(0, space)].TrimEnd(' ');
            if (SaysThatItFailed(before, word) || (Failures.ContainsInAnyCase(word) && verb.EndsWith("ing")))
            {
                return verb;
            }

            verb = word;
        }

        return default;
    }

    private static bool SaysThatItFailed(ReadOnlySpan<char> before, ReadOnlySpan<char> word) =>
        Refusals.ContainsInAnyCase(word)
            || (IsWord(word, "not") && EndsWithAny(before, RefusalsBeforeNot))
            || (IsWord(word, "to") && EndsWithAny(before, RefusalsBeforeTo));

    private static bool IsWord(ReadOnlySpan<char> word, string other) => word.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
