using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Finds the parts of the names that a policy knows. Their stems, short runs of letters, are found in one vectorised pass; only where
/// one may be is the part looked at, and only around a part is there a name to read.
/// </summary>
internal sealed class StemSet
{
    /// <summary>The longest stretch that is searched at once.</summary>
    public const int ChunkLength = 1_024;

    /// <summary>The longest stem.</summary>
    public const int LongestStem = StemTable.Features;

    private const int MaskBits = 32;
    private const int Padding = 64;
    private const int FeatureBits = 0x1F;
    private const int FeatureShift = 5;
    private const int ShortestInner = 3;
    private const int Trigrams = MaskBits * MaskBits * MaskBits;

    // How many characters of a text are no letters.
    private const double NoLetter = 0.25;

    // How often a letter occurs in English text, in percent, from a to z.
    private static readonly double[] LetterFrequencies =
        [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.2, 0.8, 4.0, 2.4, 6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8, 1.0, 2.4, 0.2, 2.0, 0.1];

    private readonly StemTable _ascii = new();
    private readonly StemTable _foreign = new();
    private readonly bool _hasForeign;
    private readonly uint[] _trigrams = new uint[MaskBits * MaskBits];
    private readonly ushort[] _byTrigram = new ushort[Trigrams];
    private readonly List<StemPart[]> _parts = [[]];
    private readonly Dictionary<int, StemPart[]> _byCharacter = [];

    /// <summary>Compiles parts.</summary>
    public StemSet(IEnumerable<StemPart> parts)
    {
        Span<double> frequencies = stackalloc double[MaskBits];
        frequencies.Clear();
        frequencies[0] = NoLetter;
        for (var letter = 0; letter < LetterFrequencies.Length; letter++)
        {
            frequencies[letter + 1] = LetterFrequencies[letter] / 100 * (1 - NoLetter);
        }

        var buckets = 0;
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.OrderBy(static part => part.Length).ThenBy(static part => part.Text, StringComparer.Ordinal))
        {
            var stem = part.Stem.ToString();
            if (!Ascii.IsValid(stem))
            {
                Index(_byCharacter, part.Stem[0], part);
                _hasForeign = true;
                if (stems.Add(stem))
                {
                    AddForeign(stem, buckets++ % StemTable.Buckets);
                }

                continue;
            }

            IndexTrigrams(part);
            if (stems.Add(stem))
            {
                AddAscii(stem, frequencies);
            }
        }
    }

    /// <summary>Finds where stems may begin in a stretch of text.</summary>
    /// <param name="text">The stretch, at most <see cref="ChunkLength"/> characters and the <see cref="LongestStem"/> after them.</param>
    /// <param name="masks">One bit for each of the first <see cref="ChunkLength"/> characters.</param>
    /// <returns>Whether any bit is set.</returns>
    [SkipLocalsInit]
    public bool Match(ReadOnlySpan<char> text, Span<uint> masks)
    {
        Span<byte> low = stackalloc byte[ChunkLength + LongestStem + Padding];
        var isAscii = StemReader.ReadAscii(text, low);
        var used = masks[..((Math.Min(text.Length, ChunkLength) + MaskBits - 1) / MaskBits)];
        ref var first = ref MemoryMarshal.GetReference(low);
        _ascii.Match(new StemFeatures(ref first, ref low[1], ref low[2], ref low[3], ref low[4], ref low[5]), used);
        var any = ConfirmTrigrams(ref first, used);
        if (!isAscii && _hasForeign)
        {
            MatchForeign(text, used);
            any = used.ContainsAnyExcept(0U);
        }

        return any;
    }

    // Most places that have the bits of a stem have those of several, and no stem begins with their letters.
    private bool ConfirmTrigrams(ref byte features, Span<uint> masks)
    {
        ref var trigrams = ref MemoryMarshal.GetArrayDataReference(_trigrams);
        var any = 0U;
        for (var word = 0; word < masks.Length; word++)
        {
            var confirmed = 0U;
            for (var bits = masks[word]; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                ref var place = ref Unsafe.Add(ref features, (word * MaskBits) + bit);
                var trigram = Unsafe.Add(ref trigrams, (place * MaskBits) + Unsafe.Add(ref place, 1));
                confirmed |= (trigram >> Unsafe.Add(ref place, 2) & 1) << bit;
            }

            masks[word] = confirmed;
            any |= confirmed;
        }

        return any != 0;
    }

    /// <summary>Finds the part of which the stem is at an offset.</summary>
    /// <returns>The part, or <see langword="null"/> where only its bits are alike.</returns>
    public StemPart? FindAt(ReadOnlySpan<char> text, int at)
    {
        var first = text[at];
        if (first >= 0x80)
        {
            return _byCharacter.TryGetValue(first, out var foreign) ? FindAt(foreign, text, at) : null;
        }

        var second = at + 1 < text.Length ? StemReader.FeatureOf(text[at + 1]) : 0;
        var third = at + 2 < text.Length ? StemReader.FeatureOf(text[at + 2]) : 0;
        var pair = (StemReader.FeatureOf(first) * MaskBits) + second;
        return (_trigrams[pair] >> third & 1) != 0 ? FindAt(_parts[_byTrigram[(pair * MaskBits) + third]], text, at) : null;
    }

    private static StemPart? FindAt(StemPart[] parts, ReadOnlySpan<char> text, int at)
    {
        foreach (var part in parts)
        {
            if (part.IsAt(text, at))
            {
                return part;
            }
        }

        return null;
    }

    [SkipLocalsInit]
    private void MatchForeign(ReadOnlySpan<char> text, Span<uint> masks)
    {
        Span<byte> low = stackalloc byte[ChunkLength + LongestStem + Padding];
        Span<byte> high = stackalloc byte[ChunkLength + LongestStem + Padding];
        Span<uint> matches = stackalloc uint[ChunkLength / MaskBits];
        matches = matches[..masks.Length];
        StemReader.ReadBits(text, low, isHigh: false);
        StemReader.ReadBits(text, high, isHigh: true);
        ref var first = ref MemoryMarshal.GetReference(low);
        _foreign.Match(new StemFeatures(ref first, ref MemoryMarshal.GetReference(high), ref low[1], ref high[1], ref first, ref first), matches);
        for (var index = 0; index < masks.Length; index++)
        {
            masks[index] |= matches[index];
        }
    }

    private static void Index(Dictionary<int, StemPart[]> parts, int key, StemPart part) =>
        parts[key] = parts.TryGetValue(key, out var known) ? [.. known, part] : [part];

    private void IndexTrigrams(StemPart part)
    {
        Span<uint> features = stackalloc uint[LongestStem];
        ReadFeatures(part.Stem, features);
        for (var place = 0; place < Trigrams; place++)
        {
            var (first, second, third) = (place / MaskBits / MaskBits, place / MaskBits % MaskBits, place % MaskBits);
            if ((features[0] >> first & 1) != 0 && (features[1] >> second & 1) != 0 && (features[2] >> third & 1) != 0)
            {
                _trigrams[(first * MaskBits) + second] |= 1U << third;
                if (_byTrigram[place] == 0)
                {
                    _byTrigram[place] = (ushort)_parts.Count;
                    _parts.Add([part]);
                }
                else
                {
                    _parts[_byTrigram[place]] = [.. _parts[_byTrigram[place]], part];
                }
            }
        }
    }

    // After a stem of two letters or less, its word ends.
    private static void ReadFeatures(ReadOnlySpan<char> stem, Span<uint> features)
    {
        features.Fill(uint.MaxValue);
        for (var index = 0; index < stem.Length; index++)
        {
            features[index] = 1U << StemReader.FeatureOf(stem[index]);
        }

        if (stem.Length < ShortestInner)
        {
            features[stem.Length] = 1U | (1U << StemReader.FeatureOf('s'));
        }
    }

    // Into the bucket in which it makes false matches least likely.
    private void AddAscii(ReadOnlySpan<char> stem, ReadOnlySpan<double> frequencies)
    {
        Span<uint> features = stackalloc uint[LongestStem];
        ReadFeatures(stem, features);
        var best = 0;
        var least = double.MaxValue;
        for (var bucket = 0; bucket < StemTable.Buckets; bucket++)
        {
            var added = _ascii.MatchProbability(bucket, frequencies, features) - _ascii.MatchProbability(bucket, frequencies, default);
            (best, least) = added < least ? (bucket, added) : (best, least);
        }

        _ascii.Add(features, best);
    }

    private void AddForeign(string stem, int bucket)
    {
        Span<uint> features = stackalloc uint[LongestStem];
        features.Fill(uint.MaxValue);
        for (var index = 0; index < stem.Length; index++)
        {
            features[2 * index] = 1U << (stem[index] & FeatureBits);
            features[(2 * index) + 1] = 1U << ((stem[index] >> FeatureShift) & FeatureBits);
        }

        _foreign.Add(features, bucket);
    }
}
