using Serilog.Ecs.Masking.Redaction.Keys;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Policy;

/// <summary>The names that a user added, compared according to <see cref="KeyMatching"/>. Ten thousand are as fast as one.</summary>
internal sealed class CustomKeys
{
    private const int MostWords = 8;

    private readonly KeyMatching _matching;
    private readonly WordTable<MaskRule> _whole;
    private readonly WordTable<MaskRule> _phrases;
    private readonly CustomKey[] _parts;

    public CustomKeys(CustomKey[] keys, KeyMatching matching)
    {
        _matching = matching;
        _whole = Table(keys, static key => NameKey.Of(key.Name));
        _phrases = Table(keys, static key => Letters(key.Name));

        // A name with digits is no phrase of words: those have none.
        _parts = [.. keys
            .Where(key => matching == KeyMatching.Substring || key.Name.Any(char.IsAsciiDigit))
            .Select(key => key with { Name = NameKey.Of(key.Name) })];
        IsEmpty = keys.Length == 0;
    }

    public bool IsEmpty { get; }

    public MaskRule? Find(ReadOnlySpan<char> key, in KeyWords words) => IsEmpty ? null : FindAny(key, words);

    private MaskRule? FindAny(ReadOnlySpan<char> key, in KeyWords words)
    {
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

    // The first of equal names counts.
    private static WordTable<MaskRule> Table(CustomKey[] keys, Func<CustomKey, string> word)
    {
        var rules = new Dictionary<string, MaskRule>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            rules.TryAdd(word(key), key.Rule);
        }

        rules.Remove("");
        return new(rules);
    }

    private static string Letters(string name) => name.Any(char.IsAsciiDigit) ? "" : NameKey.Of(name);
}
