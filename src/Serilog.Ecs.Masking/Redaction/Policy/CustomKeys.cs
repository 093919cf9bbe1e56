namespace Serilog.Ecs.Masking.Redaction;

/// <summary>The names that a user added, compared as <see cref="KeyMatching"/> says. Ten thousand are as fast as one.</summary>
internal sealed class CustomKeys
{
    private const int MostWords = 8;

    private readonly KeyMatching _matching;
    private readonly WordTable<MaskRule> _whole;
    private readonly WordTable<MaskRule> _phrases;
    private readonly (string Text, MaskRule Rule)[] _parts;

    public CustomKeys(IReadOnlyList<KeyValuePair<string, MaskRule>> names, KeyMatching matching)
    {
        _matching = matching;
        _whole = new(names.Select(name => KeyValuePair.Create(NameKey.Of(name.Key), name.Value)).Where(name => name.Key.Length > 0).DistinctBy(name => name.Key));
        _phrases = new(names.Select(name => KeyValuePair.Create(Letters(name.Key), name.Value)).Where(name => name.Key.Length > 0).DistinctBy(name => name.Key));

        // A name with digits is no phrase of words: those have none.
        _parts = [.. names.Where(name => matching == KeyMatching.Substring || name.Key.Any(char.IsAsciiDigit)).Select(name => (NameKey.Of(name.Key), name.Value))];
        IsEmpty = names.Count == 0;
    }

    public bool IsEmpty { get; }

    public MaskRule? Find(ReadOnlySpan<char> key, in KeyWords words)
    {
        if (IsEmpty)
        {
            return null;
        }

        Span<char> buffer = stackalloc char[KeyWords.MaxLength];
        ReadOnlySpan<char> whole = buffer[..NameKey.Write(key, buffer)];
        if (_whole.TryFind(whole, out var rule) || _matching == KeyMatching.Exact)
        {
            return rule;
        }

        for (var first = 0; first < words.Count; first++)
        {
            for (var last = first; last < Math.Min(words.Count, first + MostWords); last++)
            {
                if (_phrases.TryFind(words.Phrase(first, last), out rule))
                {
                    return rule;
                }
            }
        }

        foreach (var (text, partRule) in _parts)
        {
            if (text.Length > 0 && whole.Contains(text, StringComparison.Ordinal))
            {
                return partRule;
            }
        }

        return null;
    }

    private static string Letters(string name) => name.Any(char.IsAsciiDigit) ? "" : NameKey.Of(name);
}
