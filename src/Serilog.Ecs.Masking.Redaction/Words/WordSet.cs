namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>Words of a closed list, found by a span. Built once; reading allocates nothing.</summary>
/// <param name="words">The words; one that comes twice counts once.</param>
internal sealed class WordSet(string[] words)
{
    private readonly WordTable<string> _words = new(words, words);

    public bool Contains(ReadOnlySpan<char> word) => _words.TryFind(word, out _);

    /// <summary>Returns whether a word is among them, in capitals or not.</summary>
    public bool ContainsInAnyCase(ReadOnlySpan<char> word) => _words.TryFindInAnyCase(word, out _);
}
