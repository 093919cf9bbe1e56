using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Determines for each of up to six neighbouring characters which of sixteen buckets has a stem with that character at that place.
/// A character counts by five of its bits, so a match is a reason to look and no more.
/// </summary>
internal sealed class StemTable
{
    /// <summary>The number of buckets: one bit of a byte in one of two tables for each.</summary>
    public const int Buckets = 2 * BitsOfTable;

    /// <summary>The number of features of a stem, which is the length of the longest one.</summary>
    public const int Features = 6;

    private const int Values = 32;
    private const int HalfTable = 16;
    private const int BitsOfTable = 8;
    private const int TableLength = Features * Values;

    private readonly byte[] _buckets = new byte[2 * TableLength];

    /// <summary>Adds a stem.</summary>
    /// <param name="features">The values that each of its features may have, one bit each; all bits for one that it does not have.</param>
    /// <param name="bucket">The bucket that it belongs to.</param>
    public void Add(ReadOnlySpan<uint> features, int bucket)
    {
        for (var feature = 0; feature < Features; feature++)
        {
            for (var value = 0; value < Values; value++)
            {
                _buckets[PlaceOf(bucket, feature) + value] |= (byte)((features[feature] >> value & 1) << (bucket % BitsOfTable));
            }
        }
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

    private static int PlaceOf(int bucket, int feature) => (bucket / BitsOfTable * TableLength) + (feature * Values);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match256(in StemFeatures features, ref byte table, int at)
    {
        var first = Vector256.LoadUnsafe(ref features.First, (nuint)at);
        var second = Vector256.LoadUnsafe(ref features.Second, (nuint)at);
        var third = Vector256.LoadUnsafe(ref features.Third, (nuint)at);
        var fourth = Vector256.LoadUnsafe(ref features.Fourth, (nuint)at);
        var fifth = Vector256.LoadUnsafe(ref features.Fifth, (nuint)at);
        var sixth = Vector256.LoadUnsafe(ref features.Sixth, (nuint)at);
        var low = LookUp256(ref table, 0, first) & LookUp256(ref table, 1, second) & LookUp256(ref table, 2, third)
            & LookUp256(ref table, 3, fourth) & LookUp256(ref table, 4, fifth) & LookUp256(ref table, 5, sixth);
        var high = LookUp256(ref table, 6, first) & LookUp256(ref table, 7, second) & LookUp256(ref table, 8, third)
            & LookUp256(ref table, 9, fourth) & LookUp256(ref table, 10, fifth) & LookUp256(ref table, 11, sixth);
        return ~Vector256.Equals(low | high, Vector256<byte>.Zero).ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Match128(in StemFeatures features, ref byte table, int at)
    {
        var first = Vector128.LoadUnsafe(ref features.First, (nuint)at);
        var second = Vector128.LoadUnsafe(ref features.Second, (nuint)at);
        var third = Vector128.LoadUnsafe(ref features.Third, (nuint)at);
        var fourth = Vector128.LoadUnsafe(ref features.Fourth, (nuint)at);
        var fifth = Vector128.LoadUnsafe(ref features.Fifth, (nuint)at);
        var sixth = Vector128.LoadUnsafe(ref features.Sixth, (nuint)at);
        var low = LookUp128(ref table, 0, first) & LookUp128(ref table, 1, second) & LookUp128(ref table, 2, third)
            & LookUp128(ref table, 3, fourth) & LookUp128(ref table, 4, fifth) & LookUp128(ref table, 5, sixth);
        var high = LookUp128(ref table, 6, first) & LookUp128(ref table, 7, second) & LookUp128(ref table, 8, third)
            & LookUp128(ref table, 9, fourth) & LookUp128(ref table, 10, fifth) & LookUp128(ref table, 11, sixth);
        return ~Vector128.Equals(low | high, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
    }

    // A table of thirty-two values in two halves; an index outside of a half finds zero there. Shuffle looks at the highest
    // bit of an index, which 0x70 sets for those of the second half, and the subtraction for those of the first.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> LookUp256(ref byte table, int row, Vector256<byte> values)
    {
        var low = Vector128.LoadUnsafe(ref table, (nuint)(row * Values));
        var high = Vector128.LoadUnsafe(ref table, (nuint)((row * Values) + HalfTable));
        return Avx2.Shuffle(Vector256.Create(low, low), values + Vector256.Create((byte)0x70))
            | Avx2.Shuffle(Vector256.Create(high, high), values - Vector256.Create((byte)HalfTable));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> LookUp128(ref byte table, int row, Vector128<byte> values)
    {
        var low = Vector128.LoadUnsafe(ref table, (nuint)(row * Values));
        var high = Vector128.LoadUnsafe(ref table, (nuint)((row * Values) + HalfTable));
        return AdvSimd.Arm64.IsSupported
            ? AdvSimd.Arm64.VectorTableLookup((low, high), values)
            : Ssse3.Shuffle(low, values + Vector128.Create((byte)0x70)) | Ssse3.Shuffle(high, values - Vector128.Create((byte)HalfTable));
    }

    private uint MatchOneByOne(in StemFeatures features, int at)
    {
        var mask = 0U;
        for (var bit = 0; bit < 32; bit++)
        {
            mask |= MatchOne(features, at + bit, 0) | MatchOne(features, at + bit, TableLength) ? 1U << bit : 0;
        }

        return mask;
    }

    private bool MatchOne(in StemFeatures features, int at, int table) =>
        (_buckets[table + Unsafe.Add(ref features.First, at)]
            & _buckets[table + Values + Unsafe.Add(ref features.Second, at)]
            & _buckets[table + (2 * Values) + Unsafe.Add(ref features.Third, at)]
            & _buckets[table + (3 * Values) + Unsafe.Add(ref features.Fourth, at)]
            & _buckets[table + (4 * Values) + Unsafe.Add(ref features.Fifth, at)]
            & _buckets[table + (5 * Values) + Unsafe.Add(ref features.Sixth, at)]) != 0;
}
