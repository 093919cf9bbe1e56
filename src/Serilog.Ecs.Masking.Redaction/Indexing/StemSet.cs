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

    private readonly StemTable _ascii = new();
    private readonly StemTable _foreign = new();
    private readonly bool _hasForeign;
    private readonly StemIndex _index;
    private readonly Dictionary<int, StemPart[]> _byCharacter = [];

    /// <summary>Compiles parts.</summary>
    public StemSet(IEnumerable<StemPart> parts)
    {
        var buckets = 0;
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var ascii = new List<StemPart>();
        var features = new List<uint[]>();
        foreach (var part in parts.OrderByDescending(static part => part.Length).ThenBy(static part => part.Text, StringComparer.Ordinal))
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

            ascii.Add(part);
            if (stems.Add(stem))
            {
                features.Add(FeaturesOf(stem));
            }
        }

        _index = new StemIndex(ascii);
        var chosen = StemBuckets.Choose(features);
        for (var index = 0; index < chosen.Length; index++)
        {
            _ascii.Add(features[index], chosen[index]);
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
        var any = Confirm(ref first, used);
        if (!isAscii && _hasForeign)
        {
            MatchForeign(text, used);
            any = used.ContainsAnyExcept(0U);
        }

        return any;
    }

    // Most places that have the bits of a stem have those of several: the trigrams turn them away without a branch.
    private bool Confirm(ref byte features, Span<uint> masks)
    {
        var any = 0U;
        for (var word = 0; word < masks.Length; word++)
        {
            var likely = 0U;
            ref var places = ref Unsafe.Add(ref features, word * MaskBits);
            for (var bits = masks[word]; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                likely |= _index.BeginsStem(ref Unsafe.Add(ref places, bit)) << bit;
            }

            var confirmed = likely;
            for (; likely != 0; likely &= likely - 1)
            {
                var bit = BitOperations.TrailingZeroCount(likely);
                confirmed ^= _index.IsStem(ref Unsafe.Add(ref places, bit)) ? 0 : 1U << bit;
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

        return _index.FindAt(text, at);
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

    // After a stem of two letters or less, its word ends.
    private static uint[] FeaturesOf(string stem)
    {
        var features = new uint[LongestStem];
        Array.Fill(features, uint.MaxValue);
        for (var index = 0; index < stem.Length; index++)
        {
            features[index] = 1U << StemReader.FeatureOf(stem[index]);
        }

        if (stem.Length < ShortestInner)
        {
            features[stem.Length] = 1U | (1U << StemReader.FeatureOf('s'));
        }

        return features;
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
