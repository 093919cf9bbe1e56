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

    private readonly uint[] _trigrams = new uint[Letters * Letters];

    // Where the stems of a trigram begin in the list of all.
    private readonly ushort[] _first = new ushort[Trigrams];
    private readonly Entry[] _entries;

    /// <summary>Indexes parts; the first of several that are at one place is the one that is found.</summary>
    public StemIndex(List<StemPart> parts)
    {
        var entries = new List<Entry>();
        foreach (var group in parts.SelectMany(static part => TrigramsOf(part).Select(trigram => (trigram, part))).GroupBy(static entry => entry.trigram, static entry => entry.part))
        {
            _trigrams[group.Key / Letters] |= 1U << (group.Key % Letters);
            _first[group.Key] = checked((ushort)entries.Count);
            entries.AddRange(group.Select(Entry.Of));
            entries[^1] = entries[^1] with { IsLast = true };
        }

        _entries = [.. entries];
    }

    /// <summary>Returns 1 where a stem begins with the first three of some features, and 0 if none does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint BeginsStem(ref byte features) =>
        (Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_trigrams), (features * Letters) + Unsafe.Add(ref features, 1)) >> Unsafe.Add(ref features, 2)) & 1;

    /// <summary>Returns whether a stem has the features of a place of which <see cref="BeginsStem"/> has said that it may.</summary>
    public bool IsStem(ref byte features)
    {
        int place = _first[(((features * Letters) + Unsafe.Add(ref features, 1)) * Letters) + Unsafe.Add(ref features, 2)];
        var eight = Unsafe.ReadUnaligned<ulong>(ref features);
        for (; ; place++)
        {
            ref readonly var entry = ref _entries[place];
            if ((eight & entry.Mask) == entry.Features)
            {
                return true;
            }

            if (entry.IsLast)
            {
                return false;
            }
        }
    }

    /// <summary>Finds the part of which the stem is at an offset.</summary>
    public StemPart? FindAt(ReadOnlySpan<char> text, int at)
    {
        var second = at + 1 < text.Length ? StemReader.FeatureOf(text[at + 1]) : 0;
        var third = at + 2 < text.Length ? StemReader.FeatureOf(text[at + 2]) : 0;
        var pair = (StemReader.FeatureOf(text[at]) * Letters) + second;
        if (((_trigrams[pair] >> third) & 1) == 0)
        {
            return null;
        }

        for (int place = _first[(pair * Letters) + third]; ; place++)
        {
            if (_entries[place].Part.IsAt(text, at))
            {
                return _entries[place].Part;
            }

            if (_entries[place].IsLast)
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
