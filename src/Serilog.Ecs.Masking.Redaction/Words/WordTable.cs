using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Words;

/// <summary>Finds lower-case words by a span, which a dictionary cannot before .NET 9. Built once; reading allocates nothing.</summary>
internal sealed class WordTable<TValue>
    where TValue : class
{
    private const uint BothLowerCase = 0x0020_0020;
    private const int LongestForeign = 64;

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

    /// <summary>The words, in no certain order.</summary>
    public IEnumerable<string> Words => _words.OfType<string>();

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

    /// <summary>Finds a word whatever its case.</summary>
    public bool TryFindInAnyCase(ReadOnlySpan<char> word, [NotNullWhen(true)] out TValue? value)
    {
        value = null;
        if (word.Length > Longest || word.IsEmpty)
        {
            return false;
        }

        for (var place = FirstPlace(word); _words[place] is { } found; place = Next(place))
        {
            if (Ascii.EqualsIgnoreCase(word, found))
            {
                value = _values[place]!;
                return true;
            }
        }

        return !Ascii.IsValid(word) && TryFindForeign(word, out value);
    }

    private bool TryFindForeign(ReadOnlySpan<char> word, [NotNullWhen(true)] out TValue? value)
    {
        Span<char> lower = stackalloc char[LongestForeign];
        value = null;
        return word.Length <= LongestForeign && TryFind(lower[..word.ToLowerInvariant(lower)], out value);
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
        var place = FirstPlace(word);
        while (_words[place] is { } found && !word.SequenceEqual(found))
        {
            place = Next(place);
        }

        return place;
    }

    private int Next(int place) => (place + 1) & (_words.Length - 1);

    // The same for both cases of ASCII letters. Four characters and the length tell nearly all words apart.
    private int FirstPlace(ReadOnlySpan<char> word)
    {
        var ends = word[0] | ((uint)word[^1] << 16);
        var inner = word[word.Length / 2] | ((uint)word[word.Length / 4] << 16);
        var hash = ((ends | BothLowerCase) * 0x9E3779B1) ^ ((inner | BothLowerCase) * 0x85EBCA6B) ^ ((uint)word.Length * 0xC2B2AE35);
        return (int)((hash ^ (hash >> 15)) & (uint)(_words.Length - 1));
    }
}
