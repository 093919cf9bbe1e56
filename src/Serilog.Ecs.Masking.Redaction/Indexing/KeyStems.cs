using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Notations;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>The parts of all names that rules and users know, and the words that notations look at.</summary>
internal static class KeyStems
{
    private const int ShortestNoun = 3;

    // A shorter name of a user starts or ends a word.
    private const int ShortestInner = 5;

    // Nouns that many other words contain: their names are found by the words before them.
    private static readonly string[] CommonNouns = ["id", "no"];

    // Names that only the object around them completes, and those of values that only look like a secret.
    private static readonly string[] NamedByParent = ["holder", "number", "key", "webhook", "private", "oauth", "sas", "dsn", "appid"];

    /// <summary>Gets the stems of the rules alone, shared by all policies without names of their own.</summary>
    public static StemSet Default { get; } = new(Choose([], withOptIn: false));

    /// <summary>Returns the stems of the rules and of more names.</summary>
    /// <param name="names">Names as users write them, <c>maiden_name</c>.</param>
    /// <param name="withOptIn">Whether rules that are off by default are wanted.</param>
    public static StemSet With(IEnumerable<string> names, bool withOptIn) => new(Choose(names, withOptIn));

    private static IEnumerable<StemPart> Choose(IEnumerable<string> names, bool withOptIn)
    {
        var chooser = new StemChooser(KeyRules.All.SelectMany(
            static rule => (string[])[.. rule.Anywhere, .. rule.Last, .. rule.Nouns, .. rule.NounsAnywhere, .. rule.Qualifiers]));
        foreach (var rule in KeyRules.All.Where(rule => !rule.OptIn || withOptIn))
        {
            foreach (var word in (string[])[.. rule.Anywhere, .. rule.Last, .. rule.Whole, .. rule.Cjk.Select(static part => part.TrimEnd('$'))])
            {
                chooser.Add(word, StemPlaces.Word);

                // "sess_id": written apart, the noun is found by the word before it.
                if (Array.Find(CommonNouns, noun => word.Length > noun.Length + 1 && word.EndsWith(noun, StringComparison.Ordinal)) is { } common)
                {
                    chooser.Add(word[..^common.Length], StemPlaces.WordStart);
                }
            }

            foreach (var words in rule.Apart)
            {
                chooser.Add(words[^1], StemPlaces.Word);
            }

            foreach (var noun in (string[])[.. rule.Nouns, .. rule.NounsAnywhere, .. rule.Glued])
            {
                if (noun.Length >= ShortestNoun || !CommonNouns.Contains(noun))
                {
                    chooser.Add(noun, StemPlaces.WordEnd);
                    continue;
                }

                foreach (var word in rule.Qualifiers)
                {
                    chooser.Add(word, StemPlaces.WordStart);

                    // A word of two letters is found whole: "cc_no", and "ccno" for itself.
                    chooser.Add(word.Length < ShortestNoun ? word + noun : "", StemPlaces.Word);
                }
            }
        }

        foreach (var (part, _, _) in KeyVocabulary.Inside.Concat(KeyVocabulary.Literals))
        {
            chooser.Add(part.Replace("_", "", StringComparison.Ordinal), StemPlaces.Anywhere);
        }

        foreach (var (part, _, _) in KeyVocabulary.WordEnds)
        {
            chooser.Add(part, StemPlaces.WordEnd);
        }

        foreach (var name in names)
        {
            var word = LastWordOf(name);
            chooser.Add(word, word.Length < ShortestInner ? StemPlaces.WordStart | StemPlaces.WordEnd : StemPlaces.Anywhere);
        }

        foreach (var word in NamedByParent)
        {
            chooser.Add(word, StemPlaces.Word);
        }

        foreach (var word in NotationList.Words)
        {
            chooser.AddWord(word);
        }

        return chooser.Chosen;
    }

    // However the words of a name are joined, the last one is whole.
    private static string LastWordOf(string name)
    {
        Span<char> letters = stackalloc char[KeyWords.MaxLength];
        Span<byte> ends = stackalloc byte[KeyWords.MaxLength];
        var words = KeyWords.Of(name, letters, ends);
        return words.Count == 0 ? name.Trim().ToLowerInvariant() : words.Word(words.Count - 1).ToString();
    }
}
