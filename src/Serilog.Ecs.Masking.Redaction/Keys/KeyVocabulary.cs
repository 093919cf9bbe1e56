using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>The words of all rules, compiled for looking up. Shared by all policies.</summary>
internal static class KeyVocabulary
{
    // More than there are, so that the table does not grow while it is filled.
    private const int ExpectedPhrases = 4_096;

    /// <summary>The most words that a phrase is made of.</summary>
    public const int LongestPhrase = 4;

    public static readonly ulong PasswordRule = Bit(KeyRules.Password);

    /// <summary>Rules whose words mean something else behind words such as <c>next</c> or <c>cursor</c>.</summary>
    public static readonly ulong HeadNounRules =
        KeyRules.All.Where(static rule => rule.IsHeadNoun).Aggregate(0UL, static (rules, rule) => rules | Bit(rule.Id));

    public static readonly ulong ConnectionStringRule = Bit("key-connection-string");

    public static readonly ulong TokenRule = Bit(KeyRules.Token);

    /// <summary>Phrases written as one word; a plural is looked up without its <c>s</c>.</summary>
    public static readonly WordTable<Entry> Phrases = new(Compile());

    /// <summary>Phrases of which the last word is a rule's and means something else.</summary>
    public static readonly WordSet Exceptions = new(ExceptionsOfAll());

    /// <summary>Parts of Korean, Chinese and Japanese words.</summary>
    public static readonly KeyPart[] Cjk = PartsOf(static rule => rule.Cjk);

    /// <summary>What counts even in the middle of a long word.</summary>
    public static readonly KeyPart[] Inside = PartsOf(static rule => rule.Inside);

    /// <summary>What counts at the end of a long word.</summary>
    public static readonly KeyPart[] WordEnds = PartsOf(static rule => rule.WordEnds);

    /// <summary>What the literal rule looks for, wherever it occurs.</summary>
    public static readonly KeyPart[] Literals = PartsOf(static rule => rule.Literals);

    // Words that make a name of a noun after them, and parts of phrases.
    private static readonly WordSet AllQualifiers = new(
    [
        .. KeyRules.All.SelectMany(static rule => (string[])[.. rule.Qualifiers, .. rule.Anywhere, .. rule.Last]),
        .. PartsOf(static rule => rule.Cjk).Select(static part => part.Part),
        .. KeyRules.All.SelectMany(static rule => rule.Apart).SelectMany(static words => words[..^1]),
        .. KeyGrammar.PhraseParts,
    ]);

    private static readonly WordSet LastWords = new([.. KeyRules.All.SelectMany(static rule => rule.Apart).Select(static words => words[^1])]);

    /// <summary>Returns whether a word is the last one of a name that is written apart: <c>passe</c> of <c>mot de passe</c>.</summary>
    public static bool EndsName(ReadOnlySpan<char> word) => LastWords.ContainsInAnyCase(word);

    /// <summary>Returns whether a word may make a sensitive name of the noun after it: <c>card</c> of <c>number</c>.</summary>
    public static bool Qualifies(ReadOnlySpan<char> word) => AllQualifiers.ContainsInAnyCase(word) || word[0] >= 0x80 || word.ContainsAny("_-.");

    public static ulong Bit(string ruleId)
    {
        for (var index = 0; index < KeyRules.All.Count; index++)
        {
            if (KeyRules.All[index].Id == ruleId)
            {
                return 1UL << index;
            }
        }

        throw new ArgumentException($"There is no key rule '{ruleId}'.", nameof(ruleId));
    }

    private static Dictionary<string, Entry> Compile()
    {
        var phrases = new Dictionary<string, Entry>(ExpectedPhrases, StringComparer.Ordinal);
        foreach (var rule in KeyRules.All)
        {
            var bit = Bit(rule.Id);
            var anywhere = new Entry(bit, 0, 0);
            var last = new Entry(0, bit, 0);
            Add(phrases, rule.Anywhere, anywhere);
            Add(phrases, rule.Last, last);
            Add(phrases, rule.Whole, new Entry(0, 0, bit));
            AddPhrases(phrases, rule.Qualifiers, rule.Nouns, last);
            AddPhrases(phrases, rule.Qualifiers, rule.NounsAnywhere, anywhere);
            AddPhrases(phrases, KeyGrammar.Owners, rule.Glued, last);

            // Of one word it is looked for in it; of several, "계좌 번호", as any phrase is.
            Add(phrases, [.. rule.Cjk.Select(static part => part.TrimEnd('$'))], last);
        }

        return phrases;
    }

    private static void AddPhrases(Dictionary<string, Entry> phrases, string[] qualifiers, string[] nouns, Entry entry)
    {
        foreach (var noun in nouns)
        {
            foreach (var qualifier in qualifiers)
            {
                Add(phrases, qualifier + noun, entry);
            }
        }
    }

    private static void Add(Dictionary<string, Entry> phrases, string[] words, Entry entry)
    {
        foreach (var word in words)
        {
            Add(phrases, word, entry);
        }
    }

    private static void Add(Dictionary<string, Entry> phrases, string phrase, Entry entry)
    {
        if (!phrases.TryAdd(phrase, entry))
        {
            var known = phrases[phrase];
            phrases[phrase] = new Entry(known.Anywhere | entry.Anywhere, known.Last | entry.Last, known.Whole | entry.Whole);
        }
    }

    private static string[] ExceptionsOfAll()
    {
        var exceptions = new List<string>();
        foreach (var rule in KeyRules.All)
        {
            foreach (var before in rule.UnlessBehind)
            {
                foreach (var word in rule.Unless)
                {
                    exceptions.Add(before + word);
                    exceptions.Add(before + word + "s");
                }
            }
        }

        return [.. exceptions];
    }

    private static KeyPart[] PartsOf(Func<KeyRule, string[]> words) =>
        [.. KeyRules.All.SelectMany(rule => words(rule), static (rule, part) => new KeyPart(part.TrimEnd('$'), Bit(rule.Id), IsWhole: part[^1] == '$'))];

    /// <summary>A part of a word, and the rules that it belongs to wherever it occurs; or only where nothing follows it.</summary>
    public sealed record KeyPart(string Part, ulong Rules, bool IsWhole = false);

    /// <summary>Which rules a phrase belongs to, by where in the key it must be.</summary>
    public sealed record Entry(ulong Anywhere, ulong Last, ulong Whole);
}
