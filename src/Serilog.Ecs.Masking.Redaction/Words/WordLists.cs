namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>The lists of <c>word-lists.txt</c>, each for one type that keeps it. Reading it once more reads no file.</summary>
internal static class WordLists
{
    private const char Blank = '~';

    private static readonly ILookup<string, string> Lists = DataFile.Lists("word-lists.txt");

    /// <summary>Returns a list for looking up whole words.</summary>
    public static WordSet SetOf(string name) => new(PhrasesOf(name));

    /// <summary>Returns a list for looking up the start, the end or a part of a text.</summary>
    public static string[] PhrasesOf(string name) => Lists.Contains(name)
        ? [.. Lists[name].Select(static phrase => phrase.Replace(Blank, ' '))]
        : throw new ArgumentOutOfRangeException(nameof(name), name, "No such list of words.");
}
