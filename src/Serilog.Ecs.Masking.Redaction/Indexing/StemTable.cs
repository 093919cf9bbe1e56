using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Says for each of up to six neighbouring characters which of eight buckets has a stem with that character at that place.
/// A character counts by five of its bits, so a match is a reason to look and no more.
/// </summary>
internal sealed class StemTable
{
    /// <summary>The number of buckets: one bit of a byte for each.</summary>
    public const int Buckets = 8;

    /// <summary>The number of features of a stem, which is the length of the longest one.</summary>
    public const int Features = 6;

    private const int Values = 32;
    private const int HalfTable = 16;

    private readonly byte[] _buckets = new byte[Features * Values];

    /// <summary>Adds a stem.</summary>
    /// <param name="features">The values that each of its features may have, one bit each; all bits for one that it does not have.</param>
    /// <param name="bucket">The bucket that it belongs to.</param>
    public void Add(ReadOnlySpan<uint> features, int bucket)
    {
        for (var feature = 0; feature < Features; feature++)
        {
            for (var value = 0; value < Values; value++)
            {
                _buckets[(feature * Values) + value] |= (byte)((features[feature] >> value & 1) << bucket);
            }
        }
    }

    /// <summary>Returns the probability that a bucket matches any place of a text, with one more stem or as it is.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="frequencies">How often each value of a feature occurs.</param>
    /// <param name="added">The features of a stem that may be added; empty for the bucket as it is.</param>
    public double MatchProbability(int bucket, ReadOnlySpan<double> frequencies, ReadOnlySpan<uint> added)
    {
        var probability = 1.0;
        for (var feature = 0; feature < Features; feature++)
        {
            var sum = 0.0;
            for (var value = 0; value < Values; value++)
            {
                var isAdded = !added.IsEmpty && (added[feature] >> value & 1) != 0;
                sum += isAdded || (_buckets[(feature * Values) + value] >> bucket & 1) != 0 ? frequencies[value] : 0;
            }

            probability *= sum;
        }

        return probability;
    }

    /// <summary>Sets one bit in <paramref name="masks"/> for each place where a stem may begin, and clears the others.</summary>
    /// <param name="features">The values of the features at each place.</param>
    /// <param name="masks">Thirty-two places each.</param>
    public void Match(in StemFeatures features, Span<uint> masks)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_buckets);
        for (var block = 0; block < masks.Length; block++)
        {
            var at = block * 32;
            masks[block] = Avx2.IsSupported ? Match256(features, ref table, at)
                : Ssse3.IsSupported || AdvSimd.Arm64.IsSupported ? Match128(features, ref table, at) | (Match128(features, ref table, at + 16) << 16)
                : MatchOneByOne(features, at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match256(in StemFeatures features, ref byte table, int at)
    {
        var buckets = LookUp256(ref table, 0, Vector256.LoadUnsafe(ref features.First, (nuint)at))
            & LookUp256(ref table, 1, Vector256.LoadUnsafe(ref features.Second, (nuint)at))
            & LookUp256(ref table, 2, Vector256.LoadUnsafe(ref features.Third, (nuint)at))
            & LookUp256(ref table, 3, Vector256.LoadUnsafe(ref features.Fourth, (nuint)at))
            & LookUp256(ref table, 4, Vector256.LoadUnsafe(ref features.Fifth, (nuint)at))
            & LookUp256(ref table, 5, Vector256.LoadUnsafe(ref features.Sixth, (nuint)at));
        return ~Vector256.Equals(buckets, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match128(in StemFeatures features, ref byte table, int at)
    {
        var buckets = LookUp128(ref table, 0, Vector128.LoadUnsafe(ref features.First, (nuint)at))
            & LookUp128(ref table, 1, Vector128.LoadUnsafe(ref features.Second, (nuint)at))
            & LookUp128(ref table, 2, Vector128.LoadUnsafe(ref features.Third, (nuint)at))
            & LookUp128(ref table, 3, Vector128.LoadUnsafe(ref features.Fourth, (nuint)at))
            & LookUp128(ref table, 4, Vector128.LoadUnsafe(ref features.Fifth, (nuint)at))
            & LookUp128(ref table, 5, Vector128.LoadUnsafe(ref features.Sixth, (nuint)at));
        return ~Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
    }

    // A table of thirty-two values in two halves; an index outside of a half finds zero there. Shuffle looks at the highest
    // bit of an index, which 0x70 sets for those of the second half, and the subtraction for those of the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp256(ref byte table, int feature, Vector256<byte> values)
    {
        var low = Vector128.LoadUnsafe(ref table, (nuint)(feature * Values));
        var high = Vector128.LoadUnsafe(ref table, (nuint)((feature * Values) + HalfTable));
        return Avx2.Shuffle(Vector256.Create(low, low), values + Vector256.Create((byte)0x70))
            | Avx2.Shuffle(Vector256.Create(high, high), values - Vector256.Create((byte)HalfTable));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp128(ref byte table, int feature, Vector128<byte> values)
    {
        var low = Vector128.LoadUnsafe(ref table, (nuint)(feature * Values));
        var high = Vector128.LoadUnsafe(ref table, (nuint)((feature * Values) + HalfTable));
        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.VectorTableLookup((low, high), values)
            : Ssse3.Shuffle(low, values + Vector128.Create((byte)0x70)) | Ssse3.Shuffle(high, values - Vector128.Create((byte)HalfTable));
    }

    private uint MatchOneByOne(in StemFeatures features, int at)
    {
        var mask = 0U;
        for (var bit = 0; bit < 32; bit++)
        {
            var buckets = _buckets[Unsafe.Add(ref features.First, at + bit)]
                & _buckets[Values + Unsafe.Add(ref features.Second, at + bit)]
                & _buckets[(2 * Values) + Unsafe.Add(ref features.Third, at + bit)]
                & _buckets[(3 * Values) + Unsafe.Add(ref features.Fourth, at + bit)]
                & _buckets[(4 * Values) + Unsafe.Add(ref features.Fifth, at + bit)]
                & _buckets[(5 * Values) + Unsafe.Add(ref features.Sixth, at + bit)];
            mask |= buckets != 0 ? 1U << bit : 0;
        }

        return mask;
    }
}
