namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>Determines which rules name a key, from its words. Allocates nothing.</summary>
internal static class KeyClassifier
{
    private const int ShortestGluedWord = 5;

    /// <summary>Classifies a key by its words.</summary>
    /// <param name="key">The key as it is written.</param>
    /// <param name="wholeOnly">Whether only a key counts that is nothing but the sensitive words.</param>
    public static KeyHit Classify(ReadOnlySpan<char> key, bool wholeOnly = false)
    {
        Span<char> letters = stackalloc char[KeyWords.MaxLength];
        Span<byte> ends = stackalloc byte[KeyWords.MaxLength];
        return Classify(KeyWords.Of(key, letters, ends), wholeOnly);
    }

    public static KeyHit Classify(in KeyWords words, bool wholeOnly)
    {
        var end = words.Count;
        while (end > 1 && KeyGrammar.IsFiller(words.Word(end - 1)))
        {
            end--;
        }

        ulong rules = 0;
        ulong counted = 0;
        for (var first = 0; first < words.Count; first++)
        {
            var limit = Math.Min(words.Count, first + KeyVocabulary.LongestPhrase);
            for (var last = first; last < limit; last++)
            {
                var hit = OfPhrase(words, first, last, end, out var isPlural);
                if (hit != 0 && (!wholeOnly || (first == 0 && last == words.Count - 1)))
                {
                    var kept = Undisputed(words, first, last, hit, isPlural);
                    counted |= isPlural ? kept & KeyVocabulary.TokenRule : 0;
                    rules |= isPlural ? kept & ~KeyVocabulary.TokenRule : kept;
                }
            }
        }

        return new KeyHit(rules | counted, rules == 0 && counted != 0);
    }

    /// <summary>Classifies a key by the literal rule alone.</summary>
    public static ulong ClassifyBySubstring(ReadOnlySpan<char> key)
    {
        ulong rules = 0;
        foreach (var (part, rule, _) in KeyVocabulary.Literals)
        {
            rules |= key.Contains(part, StringComparison.OrdinalIgnoreCase) ? rule : 0;
        }

        return rules;
    }

    private static ulong OfPhrase(in KeyWords words, int first, int last, int end, out bool isPlural)
    {
        var phrase = words.Phrase(first, last);
        isPlural = false;
        if (first == last && phrase[0] >= '\u1100')
        {
            return OfCjk(phrase, first > 0 && KeyGrammar.IsTechnical(words.Word(first - 1)));
        }

        if (first == last && KeyGrammar.IsNever(phrase))
        {
            return 0;
        }

        if (!KeyVocabulary.Phrases.TryFind(phrase, out var entry) && phrase.Length > 3 && phrase[^1] == 's')
        {
            isPlural = KeyVocabulary.Phrases.TryFind(phrase[..^1], out entry);
        }

        if (entry is not null)
        {
            var isLast = last == end - 1 || last == words.Count - 1;
            return entry.Anywhere | (isLast ? entry.Last : 0) | (first == 0 && last == words.Count - 1 ? entry.Whole : 0);
        }

        return first == last && phrase.Length >= ShortestGluedWord ? OfGlued(phrase, out isPlural) : 0;
    }

    private static ulong OfCjk(ReadOnlySpan<char> word, bool isTechnical)
    {
        ulong rules = 0;
        foreach (var (part, rule, isWhole) in KeyVocabulary.Cjk)
        {
            var at = word.IndexOf(part);
            if (at >= 0
                && !(isWhole && at + part.Length < word.Length)
                && !isTechnical
                && !KeyGrammar.IsCjkMetadata(word[(at + part.Length)..])
                && !KeyGrammar.IsCjkNegator(word[..at]))
            {
                rules |= rule;
            }
        }

        return rules;
    }

    private static ulong OfGlued(ReadOnlySpan<char> word, out bool isPlural)
    {
        isPlural = false;
        foreach (var (part, rule, _) in KeyVocabulary.Inside)
        {
            var at = word.IndexOf(part);
            if (at >= 0)
            {
                return IsGluedHit(word, word[..at], word[(at + part.Length)..], rule) ? rule : 0;
            }
        }

        foreach (var (part, rule, _) in KeyVocabulary.WordEnds)
        {
            var end = word.EndsWith(part) ? word.Length : word[^1] == 's' && word[..^1].EndsWith(part) ? word.Length - 1 : 0;
            if (end > 0)
            {
                isPlural = end < word.Length;
                var before = word[..(end - part.Length)];
                return IsGluedHit(word, before, default, rule) && !(isPlural && KeyGrammar.IsTokenCounter(before)) ? rule : 0;
            }
        }

        return 0;
    }

    private static bool IsGluedHit(ReadOnlySpan<char> word, ReadOnlySpan<char> before, ReadOnlySpan<char> behind, ulong rule) =>
        !KeyGrammar.IsMetadata(behind)
        && !KeyGrammar.IsNegator(before)
        && !before.EndsWith("public")
        && !((rule & KeyVocabulary.HeadNounRules) != 0 && KeyGrammar.IsNounNegator(before))
        && !KeyVocabulary.Exceptions.Contains(word)
        && !((rule & KeyVocabulary.PasswordRule) != 0 && KeyGrammar.IsPasswordNegator(before));

    /// <summary>Returns the rules that remain when the words around the hit had their say.</summary>
    private static ulong Undisputed(in KeyWords words, int first, int last, ulong rules, bool isPlural)
    {
        // "ConnectionStrings:Store" names the string; it says nothing about it.
        var isNamed = isPlural && (rules & KeyVocabulary.ConnectionStringRule) != 0;
        if (!isNamed && last + 1 < words.Count && (KeyGrammar.IsMetadata(words.Word(last + 1)) || KeyGrammar.IsMetadata(words.Word(words.Count - 1))))
        {
            return 0;
        }

        // "existingSecretPasswordKey", "passwordKey" name what a password is kept under.
        if (last == words.Count - 2 && words.Word(last + 1) is "key")
        {
            rules &= ~KeyVocabulary.PasswordRule;
        }

        if (first == 0)
        {
            return rules;
        }

        var before = words.Word(first - 1);
        if (KeyGrammar.IsNegator(before) || KeyGrammar.IsNegator(words.Word(0)) || KeyVocabulary.Exceptions.Contains(words.Phrase(first - 1, last)))
        {
            return 0;
        }

        rules &= ~PublicRules(words, first);

        if (isPlural && KeyGrammar.IsTokenCounter(before))
        {
            rules &= ~KeyVocabulary.TokenRule;
        }

        if (first == last
            && KeyGrammar.IsBareNoun(words.Word(first))
            && (KeyGrammar.IsNounNegator(before) || (words.Word(0) is "next" or "prev" && !KeyVocabulary.Qualifies(before))))
        {
            rules &= ~KeyVocabulary.HeadNounRules;
        }

        return KeyGrammar.IsPasswordNegator(before) ? rules & ~KeyVocabulary.PasswordRule : rules;
    }

    // A public token or key is none to hide, wherever the word stands; a password after "public" is still one, unless the
    // word stands directly before it: PublicApi:ClientSecret, but PublicKeyCredential.
    private static ulong PublicRules(in KeyWords words, int before)
    {
        for (var word = 0; word < before; word++)
        {
            if (words.Word(word) is "public" or "publishable")
            {
                return word == before - 1 || (word == before - 2 && words.Word(before - 1) is "key") ? ulong.MaxValue : KeyVocabulary.HeadNounRules;
            }
        }

        return 0;
    }
}
