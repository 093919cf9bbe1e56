using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>The stems that are not ASCII: one or two characters each, told by ten bits of each, and confirmed by a hash of both.</summary>
internal sealed class ForeignStems
{
    /// <summary>The longest stem.</summary>
    public const int Longest = 2;

    private const int FeatureBits = 0x1F;
    private const int FeatureShift = 5;
    private const int MaskBits = 32;
    private const int Padding = 64;
    private const int HashBits = 13;

    private readonly StemTable _table = new();
    private readonly HashSet<string> _stems = new(StringComparer.Ordinal);
    private readonly Dictionary<char, StemPart[]> _byCharacter = [];

    // One bit for each hash of a stem of two characters, and of one.
    private readonly ulong[] _pairs = new ulong[(1 << HashBits) / 64];
    private readonly ulong[] _singles = new ulong[(1 << HashBits) / 64];

    /// <summary>Gets whether there are none.</summary>
    public bool IsEmpty => _stems.Count == 0;

    /// <summary>Adds a part of which the stem is not ASCII.</summary>
    public void Add(StemPart part)
    {
        var stem = part.Stem;
        _byCharacter[stem[0]] = _byCharacter.TryGetValue(stem[0], out var known) ? [.. known, part] : [part];
        if (!_stems.Add(stem.ToString()))
        {
            return;
        }

        var hash = stem.Length == 1 ? Hash(stem[0], '\0') : Hash(stem[0], stem[1]);
        (stem.Length == 1 ? _singles : _pairs)[hash >> 6] |= 1UL << (hash & 63);
        Span<uint> features = stackalloc uint[StemTable.Features];
        features.Fill(uint.MaxValue);
        for (var index = 0; index < stem.Length; index++)
        {
            features[2 * index] = 1U << (stem[index] & FeatureBits);
            features[(2 * index) + 1] = 1U << ((stem[index] >> FeatureShift) & FeatureBits);
        }

        _table.Add(features, (_stems.Count - 1) % StemTable.Buckets);
    }

    /// <summary>Returns whether a text has a character that stems are made of: punctuation beyond ASCII is in no name.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at <= text.Length - Vector256<ushort>.Count; at += Vector256<ushort>.Count)
        {
            var characters = Vector256.LoadUnsafe(ref source, (nuint)at);
            var isOther = Vector256.GreaterThan(characters, Vector256.Create((ushort)0x7F))
                & Vector256.GreaterThan(characters - Vector256.Create((ushort)'\u2000'), Vector256.Create((ushort)0x6F));
            if (isOther != Vector256<ushort>.Zero)
            {
                return true;
            }
        }

        foreach (var character in text[at..])
        {
            if (character > 0x7F && character is < '\u2000' or > '\u206F')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Sets the bits of the places where a stem begins; the others stay as they are.</summary>
    /// <param name="text">The stretch, at most <see cref="StemSet.ChunkLength"/> characters and the <see cref="StemSet.LongestStem"/> after them.</param>
    /// <param name="masks">One bit for each of the first <see cref="StemSet.ChunkLength"/> characters.</param>
    [SkipLocalsInit]
    public void Match(ReadOnlySpan<char> text, Span<uint> masks)
    {
        Span<byte> low = stackalloc byte[StemSet.ChunkLength + StemSet.LongestStem + Padding];
        Span<byte> high = stackalloc byte[StemSet.ChunkLength + StemSet.LongestStem + Padding];
        Span<uint> matches = stackalloc uint[StemSet.ChunkLength / MaskBits];
        matches = matches[..masks.Length];
        StemReader.ReadBits(text, low, isHigh: false);
        StemReader.ReadBits(text, high, isHigh: true);
        ref var first = ref MemoryMarshal.GetReference(low);
        _table.Match(new StemFeatures(ref first, ref MemoryMarshal.GetReference(high), ref low[1], ref high[1], ref first, ref first), matches);
        for (var word = 0; word < masks.Length; word++)
        {
            for (var bits = matches[word]; bits != 0; bits &= bits - 1)
            {
                var bit = BitOperations.TrailingZeroCount(bits);
                masks[word] |= IsStem(text, (word * MaskBits) + bit) ? 1U << bit : 0;
            }
        }
    }

    /// <summary>Finds the part of which the stem is at an offset.</summary>
    public StemPart? FindAt(ReadOnlySpan<char> text, int at)
    {
        foreach (var part in _byCharacter.GetValueOrDefault(text[at], []))
        {
            if (part.IsAt(text, at))
            {
                return part;
            }
        }

        return null;
    }

    private bool IsStem(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return false;
        }

        var single = Hash(text[at], '\0');
        var pair = at + 1 < text.Length ? Hash(text[at], text[at + 1]) : single;
        return (((_pairs[pair >> 6] >> (pair & 63)) | (_singles[single >> 6] >> (single & 63))) & 1) != 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(char first, char second) => (int)((((uint)first << 16) | second) * 0x9E37_79B1 >> (32 - HashBits));
}
