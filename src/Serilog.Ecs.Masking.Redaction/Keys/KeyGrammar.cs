using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>Words around a sensitive one, from <c>key-words.txt</c>, which say that the value is something else.</summary>
internal static class KeyGrammar
{
    private static readonly ILookup<string, string> Words = DataFile.Lists("key-words.txt");

    private static readonly WordSet Metadata = SetOf("metadata");
    private static readonly WordSet Negators = SetOf("negator");
    private static readonly WordSet NounNegators = SetOf("noun-negator");
    private static readonly WordSet BareNouns = SetOf("bare-noun");
    private static readonly WordSet PasswordNegators = SetOf("password-negator");
    private static readonly WordSet TokenCounters = SetOf("token-counter");
    private static readonly WordSet Fillers = SetOf("filler");
    private static readonly WordSet Never = SetOf("never");
    private static readonly WordSet Technical = SetOf("technical");
    private static readonly string[] CjkMetadata = [.. Words["cjk-metadata"]];
    private static readonly string[] CjkNegators = [.. Words["cjk-negator"]];

    /// <summary>Gets the words for whose or what a short word is, where both are written as one.</summary>
    public static string[] Owners { get; } = [.. Words["owner"]];

    /// <summary>Gets words that make a name of a noun behind them, besides the qualifiers of the rules.</summary>
    public static IEnumerable<string> PhraseParts => Words["phrase-part"];

    public static bool IsMetadata(ReadOnlySpan<char> word) => Metadata.Contains(word);

    /// <summary>Returns whether a word at the end of a key adds nothing; one letter is the <c>v</c> of a version or one of several.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) => word.Length == 1 || Fillers.Contains(word);

    public static bool IsNegator(ReadOnlySpan<char> word) => Negators.Contains(word);

    public static bool IsNounNegator(ReadOnlySpan<char> word) => NounNegators.Contains(word);

    /// <summary>Returns whether a word is such, whatever its case.</summary>
    public static bool IsNounNegatorInAnyCase(ReadOnlySpan<char> word) => NounNegators.ContainsInAnyCase(word);

    /// <summary>Returns whether the hit is one word that says little, so that the word before it decides.</summary>
    public static bool IsBareNoun(ReadOnlySpan<char> word) => BareNouns.Contains(word);

    public static bool IsPasswordNegator(ReadOnlySpan<char> word) => PasswordNegators.Contains(word);

    /// <summary>Returns whether the plural after the word is a number of tokens, as language models count them.</summary>
    public static bool IsTokenCounter(ReadOnlySpan<char> word) => TokenCounters.Contains(word);

    public static bool IsNever(ReadOnlySpan<char> word) => Never.Contains(word);

    /// <summary>Returns whether what stands behind a Korean, Chinese or Japanese word in one run says that the value is something about it.</summary>
    public static bool IsCjkMetadata(ReadOnlySpan<char> rest) => EndsWithAny(rest, CjkMetadata);

    /// <summary>Returns whether what is before such a word in one run names the owner of a name or an address that is not a person.</summary>
    public static bool IsCjkNegator(ReadOnlySpan<char> before) => EndsWithAny(before, CjkNegators);

    public static bool IsTechnical(ReadOnlySpan<char> word) => Technical.Contains(word);

    private static WordSet SetOf(string name) => new([.. Words[name]]);

    private static bool EndsWithAny(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word))
            {
                return true;
            }
        }

        return false;
    }
}
