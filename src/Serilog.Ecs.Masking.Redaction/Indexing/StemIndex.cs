using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// The parts of names by the first three letters of their stems: one bit tells the trigrams that no stem begins with, and one comparison
/// of eight features at once tells the stems.
/// </summary>
internal sealed class StemIndex
{
    private const int Letters = 32;
    private const int Trigrams = Letters * Letters * Letters;
    private const int ShortestInner = 3;
    private const int BitsOfFeature = 8;
    private const int MaskBits = 32;
    private const ulong FeatureMask = 0xFF;

    private readonly uint[] _trigrams = new uint[Letters * Letters];

    // Where the stems of a trigram begin in the list of all.
    private readonly ushort[] _first = new ushort[Trigrams];
    private readonly Entry[] _entries;

    /// <summary>Indexes parts; the first of several that are at one place is the one that is found.</summary>
    public StemIndex(List<StemPart> parts)
    {
        var entries = new List<Entry>();
        var places = parts.SelectMany(static part => TrigramsOf(part).Select(trigram => (Trigram: trigram, Part: part)));
        foreach (var group in places.GroupBy(static place => place.Trigram, static place => place.Part))
        {
            _trigrams[group.Key / Letters] |= 1U << (group.Key % Letters);
            _first[group.Key] = checked((ushort)entries.Count);
            entries.AddRange(group.Select(Entry.Of));
            entries[^1] = entries[^1] with { IsLast = true };
        }

        _entries = [.. entries];
    }

    /// <summary>Keeps the bits of the places where a stem begins.</summary>
    /// <param name="features">The features of the characters from the place of the first bit on.</param>
    /// <param name="masks">One bit for each place that may have a stem.</param>
    /// <returns>Whether any bit is left.</returns>
    /// <remarks>Most places that have the bits of a stem have those of several: the trigrams turn them away without a branch.</remarks>
    public bool Confirm(ref byte features, Span<uint> masks)
    {
        ref var trigrams = ref MemoryMarshal.GetArrayDataReference(_trigrams);
        var any = 0UL;

        // Two masks at once: a loop that ends at an unforeseen turn costs more than what it does.
        for (var word = 0; word < masks.Length; word += 2)
        {
            var isPair = word + 1 < masks.Length;
            ref var places = ref Unsafe.Add(ref features, word * MaskBits);
            var likely = 0UL;
            for (var bits = masks[word] | (isPair ? (ulong)masks[word + 1] << MaskBits : 0); bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                ref var place = ref Unsafe.Add(ref places, bit);
                likely |= (ulong)((Unsafe.Add(ref trigrams, (nuint)((place * Letters) + Unsafe.Add(ref place, 1))) >> Unsafe.Add(ref place, 2)) & 1) << bit;
            }

            var confirmed = likely;
            for (; likely != 0; likely &= likely - 1)
            {
                var bit = BitOperations.TrailingZeroCount(likely);
                confirmed ^= IsStem(ref Unsafe.Add(ref places, bit)) ? 0 : 1UL << bit;
            }

            masks[word] = (uint)confirmed;
            if (isPair)
            {
                masks[word + 1] = (uint)(confirmed >> MaskBits);
            }

            any |= confirmed;
        }

        return any != 0;
    }

    private bool IsStem(ref byte features)
    {
        int place = _first[(((features * Letters) + Unsafe.Add(ref features, 1)) * Letters) + Unsafe.Add(ref features, 2)];
        var eight = Unsafe.ReadUnaligned<ulong>(ref features);
        ref var entry = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_entries), place);
        while ((eight & entry.Mask) != entry.Features)
        {
            if (entry.IsLast)
            {
                return false;
            }

            entry = ref Unsafe.Add(ref entry, 1);
        }

        return true;
    }

    /// <summary>Finds the part of which the stem is at an offset.</summary>
    public StemPart? FindAt(ReadOnlySpan<char> text, int at)
    {
        var features = StemReader.EightAt(text, at);
        var pair = (int)((features & FeatureMask) * Letters) + (int)((features >> BitsOfFeature) & FeatureMask);
        var third = (int)((features >> (2 * BitsOfFeature)) & FeatureMask);
        if (((_trigrams[pair] >> third) & 1) == 0)
        {
            return null;
        }

        for (int place = _first[(pair * Letters) + third]; ; place++)
        {
            ref readonly var entry = ref _entries[place];
            if ((features & entry.Mask) == entry.Features && entry.Part.IsAt(text, at))
            {
                return entry.Part;
            }

            if (entry.IsLast)
            {
                return null;
            }
        }
    }

    // After a stem of two letters or less, its word ends.
    private static IEnumerable<int> TrigramsOf(StemPart part)
    {
        var stem = part.Text.Substring(part.Offset, part.Length);
        int[] any = [.. Enumerable.Range(0, Letters)];
        int[] end = [0, StemReader.FeatureOf('s')];
        int[] At(int index) => index < stem.Length ? [StemReader.FeatureOf(stem[index])] : index == stem.Length && stem.Length < ShortestInner ? end : any;
        return from first in At(0) from second in At(1) from third in At(2) select (((first * Letters) + second) * Letters) + third;
    }

    /// <summary>A part, and the features that its stem has.</summary>
    private readonly record struct Entry(StemPart Part, ulong Mask, ulong Features, bool IsLast)
    {
        public static Entry Of(StemPart part)
        {
            ulong mask = 0;
            ulong features = 0;
            for (var index = 0; index < part.Length; index++)
            {
                mask |= 0xFFUL << (index * BitsOfFeature);
                features |= (ulong)StemReader.FeatureOf(part.Stem[index]) << (index * BitsOfFeature);
            }

            return new Entry(part, mask, features, IsLast: false);
        }
    }
}
