using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Chooses the stem of each word: a rare run of its letters that is within one of its parts, however the parts are joined
/// (<c>api_key</c>, <c>apiKey</c>, <c>API-Key</c>).
/// </summary>
internal sealed class StemChooser
{
    private const int ShortestPart = 3;

    // Scripts that are written in syllables begin here.
    private const char FirstSyllabic = '\u1100';
    private const int ShortestFirstPart = 5;

    // Letters of English text in the order of how often they occur: a stem of the first ones is found in many words.
    private const string CommonLetters = "etaoinsrhdlucm";

    private readonly HashSet<string> _parts;
    private readonly Dictionary<string, StemPart> _chosen = new(StringComparer.Ordinal);

    /// <param name="parts">Words that longer ones are made of: no stem reaches from one part of a word into the next.</param>
    public StemChooser(IEnumerable<string> parts) => _parts = parts.Where(static part => part.Length >= ShortestPart).ToHashSet(StringComparer.Ordinal);

    /// <summary>Gets the parts with the stems that were chosen.</summary>
    public IEnumerable<StemPart> Chosen => _chosen.Values;

    /// <summary>Adds a lower-case word of a name, or several that are written as one.</summary>
    /// <param name="word">The word.</param>
    /// <param name="places">Where in a word of a text it counts.</param>
    public void Add(string word, StemPlaces places)
    {
        if (word.Length > 0)
        {
            var part = PartOf(word) ?? word;
            AddPart(part, part.Length == word.Length ? places : PlacesOf(part, word, places));
        }
    }

    /// <summary>Adds a lower-case word that a notation looks at as a whole.</summary>
    public void AddWord(string word) => AddPart(word, StemPlaces.Word);

    // What a part of a word begins or ends it, it begins or ends its own.
    private static StemPlaces PlacesOf(string part, string word, StemPlaces places) =>
        (places & (StemPlaces.WordEnd | StemPlaces.Word)) != 0 && word.EndsWith(part, StringComparison.Ordinal) ? StemPlaces.WordEnd
        : (places & (StemPlaces.WordStart | StemPlaces.Word)) != 0 && word.StartsWith(part, StringComparison.Ordinal) ? StemPlaces.WordStart
        : StemPlaces.Anywhere;

    private void AddPart(string part, StemPlaces places)
    {
        if (_chosen.TryGetValue(part, out var known))
        {
            _chosen[part] = known with { Places = known.Places | places };
            return;
        }

        if (!Ascii.IsValid(part))
        {
            AddForeign(part);
            return;
        }

        var length = Math.Min(part.Length, StemSet.LongestStem);
        var best = Enumerable.Range(0, part.Length - length + 1).MinBy(offset => CostOf(part.AsSpan(offset, length)));
        _chosen.Add(part, new StemPart(part, best, length) { Places = places });
    }

    // A stem with characters beyond ASCII is two of them; a letter looks different in each case.
    private void AddForeign(string part)
    {
        part = part[part.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F')..];

        // Letters of ASCII behind a syllable are a word of their own.
        var ascii = part[0] >= FirstSyllabic ? part.AsSpan().IndexOfAnyInRange('\0', '\u007F') : -1;
        part = ascii < 0 ? part : part[..ascii];
        var first = 0;
        if (_chosen.ContainsKey(part))
        {
            return;
        }

        var stem = new StemPart(part, first, Math.Min(ForeignStems.Longest, part.Length - first));
        _chosen.Add(part, stem);
        if (part.ToUpperInvariant() is var upper && upper != part)
        {
            _chosen[upper] = stem with { Text = upper };
            _chosen[char.ToUpperInvariant(part[0]) + part[1..]] = stem with { Text = char.ToUpperInvariant(part[0]) + part[1..] };
        }
    }

    // The rarest of the parts that a longer word begins or ends with; what is left of it may be anything.
    private string? PartOf(string word)
    {
        string? rarest = null;
        for (var length = word.Length - 1; length >= ShortestPart; length--)
        {
            var last = word[^length..];
            var first = word[..length];
            rarest = _parts.Contains(last) ? Rarer(rarest, PartOf(last) ?? last) : rarest;
            rarest = length >= ShortestFirstPart && _parts.Contains(first) ? Rarer(rarest, PartOf(first) ?? first) : rarest;
        }

        return rarest;
    }

    // One that was chosen already costs nothing.
    private string Rarer(string? one, string other) =>
        one is null || (!_chosen.ContainsKey(one) && (_chosen.ContainsKey(other) || CostOf(other) < CostOf(one))) ? other : one;

    private static double CostOf(ReadOnlySpan<char> stem)
    {
        var probability = 1.0;
        foreach (var letter in stem)
        {
            var rank = CommonLetters.IndexOf(letter, StringComparison.Ordinal);
            probability *= rank < 0 ? 0.015 : 0.12 - (rank * 0.007);
        }

        return probability;
    }
}
