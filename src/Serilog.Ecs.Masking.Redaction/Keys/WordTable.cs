using System.Diagnostics.CodeAnalysis;

namespace Serilog.Ecs.Masking.Redaction.Keys;

/// <summary>Finds lower-case words by a span, which a dictionary cannot before .NET 9. Built once; reading allocates nothing.</summary>
internal sealed class WordTable<TValue>
    where TValue : class
{
    private readonly string?[] _words;
    private readonly TValue?[] _values;

    public WordTable(Dictionary<string, TValue> entries)
        : this(entries.Count)
    {
        foreach (var (word, value) in entries)
        {
            Longest = Math.Max(Longest, word.Length);
            Put(word, value);
        }
    }

    /// <summary>Of equal words, the value of the last counts.</summary>
    public WordTable(string[] words, TValue[] values)
        : this(words.Length)
    {
        for (var index = 0; index < words.Length; index++)
        {
            Longest = Math.Max(Longest, words[index].Length);
            Put(words[index], values[index]);
        }
    }

    private WordTable(int count)
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(count * 3) + 1);
        _words = new string?[size];
        _values = new TValue?[size];
    }

    /// <summary>The length of the longest word.</summary>
    public int Longest { get; }

    public bool TryFind(ReadOnlySpan<char> word, [NotNullWhen(true)] out TValue? value)
    {
        value = null;
        if (word.Length > Longest || word.IsEmpty)
        {
            return false;
        }

        var place = Place(word);
        if (_words[place] is null)
        {
            return false;
        }

        value = _values[place]!;
        return true;
    }

    private void Put(string word, TValue value)
    {
        var place = Place(word);
        _words[place] = word;
        _values[place] = value;
    }

    // The place of the word, or the free one where it would be.
    private int Place(ReadOnlySpan<char> word)
    {
        var hash = (uint)word.Length * 0x9E3779B1;
        foreach (var character in word)
        {
            hash = (hash ^ character) * 0x01000193;
        }

        var place = (int)((hash ^ (hash >> 15)) & (uint)(_words.Length - 1));
        while (_words[place] is { } found && !word.SequenceEqual(found))
        {
            place = (place + 1) & (_words.Length - 1);
        }

        return place;
    }
}
