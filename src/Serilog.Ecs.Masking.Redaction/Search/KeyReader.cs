using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Notations;
using Serilog.Ecs.Masking.Redaction.Policy;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Decides whether a word of a text is a name under which values are hidden, alone or together with its neighbours.</summary>
internal static class KeyReader
{
    private const int MostWordsBefore = 3;
    private const int LongestPhrase = 96;
    private const int LongestNoun = 8;
    private const int LongestWord = 32;

    /// <summary>Reads a name of which nothing is known yet.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key) =>
        TryRead(text, start, end, EscapedName.Decide(text[start..end], policy), policy, out key);

    /// <summary>Reads a name.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The offset of the word.</param>
    /// <param name="end">The offset after the word.</param>
    /// <param name="decision">What the policy says about the word.</param>
    /// <param name="policy">The policy, which decides about names.</param>
    /// <param name="key">The name.</param>
    /// <returns>Whether values under the name are hidden.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, int end, KeyDecision decision, MaskingPolicy policy, out KeyCandidate key)
    {
        // "Bearer $TOKEN" "https://…": a variable, and the end of the literal that it is in.
        if (start > 0 && text[start - 1] == '$' && end < text.Length && text[end] is '"' or '\'')
        {
            key = default;
            return false;
        }

        if (decision.Rule is { } rule)
        {
            if (!TryReadWithNoun(text, start, end, policy, out key))
            {
                key = new KeyCandidate(start, end, start, rule, decision.TextOnly);
            }

            return true;
        }

        return (decision.EndsPhrase && (TryReadPhrase(text, start, end, policy, out key) || ParentName.TryRead(text, start, end, policy, out key)))
            || TryReadWithNoun(text, start, end, policy, out key)
            || TryReadWeak(text, start, end, policy, out key)
            || TryReadLeading(text, start, end, policy, out key);
    }

    // "tenant_key", "webhook_url": a name of which nothing else says what it is for. Behind an equals sign it is a value.
    private static bool TryReadWeak(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key)
    {
        key = default;
        if (start > 0 && text[start - 1] == '=')
        {
            return false;
        }

        var word = start + LastWord.StartIn(text[start..end]);
        var isParameter = word == start && start > 0 && text[start - 1] is '?' or '&' && end < text.Length && text[end] == '=';
        if ((word == start && !isParameter)
            || !Vocabulary.Is(text[word..end], isParameter ? WordClass.WeakNoun | WordClass.WeakParameter : WordClass.WeakNoun)
            || policy.Decide("api_key").Rule is not { } rule)
        {
            return false;
        }

        if (!isParameter && IsOwned(text, start, word))
        {
            return false;
        }

        key = new KeyCandidate(start, end, word, rule, IsTextOnly: false) { IsWeak = true };
        return true;
    }

    // "foreign_key", "cacheKey": the word before says that it is not a secret.
    private static bool IsOwned(ReadOnlySpan<char> text, int start, int word)
    {
        var before = word - (text[word - 1] is '_' or '-' or '.' ? 1 : 0);
        var first = start + LastWord.StartIn(text[start..before]);
        return first == before || KeyGrammar.IsNounNegatorInAnyCase(text[first..before]) || Vocabulary.Is(text[first..before], WordClass.KeyOwner);
    }

    // "TOKEN_GITHUB", "PASSWORD_DB": variables that name what they are first and whose it is then. Of what is about a secret, the last word says so.
    private static bool TryReadLeading(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key)
    {
        key = default;
        var name = text[start..end];
        var joint = name.IndexOf('_');
        if (joint < 1 || !Vocabulary.Is(name[..joint], WordClass.Leading) || end >= text.Length || text[end] != '=' || name.ContainsAnyInRange('a', 'z'))
        {
            return false;
        }

        Span<char> last = stackalloc char[LongestWord];
        var word = name[(name.LastIndexOf('_') + 1)..];
        if (word.Length is 0 or > LongestWord
            || KeyGrammar.IsMetadata(last[..word.ToLowerInvariant(last)])
            || DecideLeading(name, joint, policy) is not { Class: RuleClass.Secret } rule)
        {
            return false;
        }

        key = new KeyCandidate(start, end, start, rule, IsTextOnly: false) { IsWeak = true };
        return true;
    }

    // "KEY_API" is what "API_KEY" is.
    private static MaskRule? DecideLeading(ReadOnlySpan<char> name, int joint, MaskingPolicy policy)
    {
        Span<char> turned = stackalloc char[NameReader.Longest];
        var rest = name[(joint + 1)..];
        if (policy.Decide(name[..joint]).Rule is { } rule)
        {
            return rule;
        }

        if (name.Length > turned.Length)
        {
            return null;
        }

        rest.CopyTo(turned);
        turned[rest.Length] = '_';
        name[..joint].CopyTo(turned[(rest.Length + 1)..]);
        return policy.Decide(turned[..name.Length]).Rule;
    }

    // "API key", "card number": a word that says little by itself and the words before it.
    private static bool TryReadPhrase(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key)
    {
        var first = start;
        for (var words = 0; words < MostWordsBefore; words++)
        {
            var before = StartOfWordBefore(text, first);
            if (before < 0 || end - before > LongestPhrase)
            {
                break;
            }

            if (words == 0 && !KeyVocabulary.Qualifies(text[before..(first - 1)]))
            {
                break;
            }

            first = before;
            var decision = policy.Decide(KeyDecision.WithoutParticle(text[first..end]));
            if (decision.Rule is { } rule)
            {
                key = new KeyCandidate(first, end, start, rule, decision.TextOnly);
                return true;
            }
        }

        key = default;
        return false;
    }

    /// <summary>Reads a name of which the last word is too short to have a stem: <c>passport no</c>, <c>session id</c>.</summary>
    public static bool TryReadWithNoun(ReadOnlySpan<char> text, int start, int end, MaskingPolicy policy, out KeyCandidate key)
    {
        key = default;
        if (end + 2 >= text.Length || text[end] != ' ' || !char.IsLetter(text[end + 1]) || (start > 0 && text[start - 1] == '-'))
        {
            return false;
        }

        var last = NameReader.EndOfWord(text, end + 1);
        if (last - end > LongestNoun || !Vocabulary.Is(text[(end + 1)..last], WordClass.ShortNoun))
        {
            return false;
        }

        var decision = policy.Decide(text[start..last]);
        if (decision.Rule is not { } rule)
        {
            return false;
        }

        key = new KeyCandidate(start, last, end + 1, rule, decision.TextOnly);
        return true;
    }

    // One blank, or the colon of a path of settings, joins the words of a name.
    private static int StartOfWordBefore(ReadOnlySpan<char> text, int start)
    {
        if (start < 2 || text[start - 1] is not (' ' or ':'))
        {
            return -1;
        }

        var before = NameReader.StartOfWord(text, start - 1);
        return before < start - 1 ? before : -1;
    }
}
