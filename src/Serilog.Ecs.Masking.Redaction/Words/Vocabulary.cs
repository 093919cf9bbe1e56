namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>The words of <c>vocabulary.txt</c> with their classes.</summary>
internal static class Vocabulary
{
    private const int LongestWord = 32;

    private static readonly WordTable<Entry> Words = Read();

    /// <summary>Returns the classes of a word, whatever its case.</summary>
    public static WordClass Classify(ReadOnlySpan<char> word) => Words.TryFindInAnyCase(word, out var entry) ? entry.Classes : WordClass.None;

    /// <summary>Returns whether a word belongs to a class.</summary>
    public static bool Is(ReadOnlySpan<char> word, WordClass wordClass) => (Classify(word) & wordClass) != 0;

    /// <summary>Returns whether a name belongs to a class, however its words are joined.</summary>
    public static bool IsName(ReadOnlySpan<char> name, WordClass wordClass)
    {
        Span<char> letters = stackalloc char[LongestWord];
        return name.Length <= LongestWord && Is(letters[..NameKey.Write(name, letters)], wordClass);
    }

    private static WordTable<Entry> Read()
    {
        var words = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        foreach (var (name, members) in DataFile.Entries("vocabulary.txt"))
        {
            var wordClass = Enum.Parse<WordClass>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
            foreach (var word in members)
            {
                words[word] = words.GetValueOrDefault(word) | wordClass;
            }
        }

        return new(words.ToDictionary(static word => word.Key, static word => new Entry(word.Value), StringComparer.Ordinal));
    }

    private sealed record Entry(WordClass Classes);
}
