using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Reads the features of characters, five bits each: the place of a letter in the alphabet, or what a character beyond ASCII has in its place.
/// </summary>
internal static class StemReader
{
    private const int FeatureShift = 5;
    private const ushort FeatureBits = 0x1F;
    private const ushort BeyondAscii = 0xFF80;
    private const int Padding = 40;

    /// <summary>Returns the feature of an ASCII character: 1 to 26 for a letter in either case, 0 for all others.</summary>
    public static int FeatureOf(char character) => (uint)((character | 0x20) - 'a') < 26 ? character & FeatureBits : 0;

    /// <summary>Returns the features of the eight characters from an offset on, a byte each, the first in the lowest; zeros beyond the text.</summary>
    public static ulong EightAt(ReadOnlySpan<char> text, int at)
    {
        if (at + 8 <= text.Length)
        {
            var eight = Vector128.LoadUnsafe(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), (nuint)at);
            return FeaturesOfEight(eight);
        }

        ulong features = 0;
        for (var index = at; index < text.Length; index++)
        {
            features |= (ulong)FeatureOf(text[index]) << ((index - at) * 8);
        }

        return features;
    }

    /// <summary>Writes the features of ASCII characters, and zeros after them. Other characters have none.</summary>
    /// <returns>Whether all characters are ASCII.</returns>
    public static bool ReadAscii(ReadOnlySpan<char> text, Span<byte> features)
    {
        features.Slice(text.Length, Padding).Clear();
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(features);
        var at = 0;
        if (Vector256.IsHardwareAccelerated && text.Length >= Vector256<byte>.Count)
        {
            var seen = Vector256<ushort>.Zero;
            var last = text.Length - Vector256<byte>.Count;
            for (; ; at = Math.Min(at + Vector256<byte>.Count, last))
            {
                var one = Vector256.LoadUnsafe(ref source, (nuint)at);
                var two = Vector256.LoadUnsafe(ref source, (nuint)(at + Vector256<ushort>.Count));
                seen |= one | two;
                Features(one, two).StoreUnsafe(ref target, (nuint)at);
                if (at == last)
                {
                    return (seen & Vector256.Create(BeyondAscii)) == Vector256<ushort>.Zero;
                }
            }
        }

        if (Vector128.IsHardwareAccelerated && text.Length >= Vector128<ushort>.Count)
        {
            return ReadShort(text, features);
        }

        var all = 0;
        for (; at < text.Length; at++)
        {
            all |= text[at];
            features[at] = (byte)FeatureOf(text[at]);
        }

        return (all & BeyondAscii) == 0;
    }

    private static bool ReadShort(ReadOnlySpan<char> text, Span<byte> features)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(features);
        var seen = Vector128<ushort>.Zero;
        var last = text.Length - Vector128<ushort>.Count;
        for (var at = 0; ; at = Math.Min(at + Vector128<ushort>.Count, last))
        {
            var eight = Vector128.LoadUnsafe(ref source, (nuint)at);
            seen |= eight;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, at), FeaturesOfEight(eight));
            if (at == last)
            {
                return (seen & Vector128.Create(BeyondAscii)) == Vector128<ushort>.Zero;
            }
        }
    }

    /// <summary>Writes five bits of each character from a bit on, and zeros after them.</summary>
    public static void ReadBits(ReadOnlySpan<char> text, Span<byte> features, bool isHigh)
    {
        features.Slice(text.Length, Padding).Clear();
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var target = ref MemoryMarshal.GetReference(features);
        var shift = isHigh ? FeatureShift : 0;
        var at = 0;
        for (; Vector256.IsHardwareAccelerated && at <= text.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            var one = (Vector256.LoadUnsafe(ref source, (nuint)at) >>> shift) & Vector256.Create(FeatureBits);
            var two = (Vector256.LoadUnsafe(ref source, (nuint)(at + Vector256<ushort>.Count)) >>> shift) & Vector256.Create(FeatureBits);
            Vector256.Narrow(one, two).StoreUnsafe(ref target, (nuint)at);
        }

        for (; at < text.Length; at++)
        {
            features[at] = (byte)((text[at] >> shift) & FeatureBits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong FeaturesOfEight(Vector128<ushort> eight)
    {
        var narrow = Vector128.Min(eight, Vector128.Create((ushort)byte.MaxValue));
        var text = Vector128.Narrow(narrow, narrow);
        var places = (text | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a');
        return (text & Vector128.Create((byte)FeatureBits) & Vector128.LessThanOrEqual(places, Vector128.Create((byte)('z' - 'a')))).AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Features(Vector256<ushort> one, Vector256<ushort> two)
    {
        var widest = Vector256.Create((ushort)byte.MaxValue);
        var text = Vector256.Narrow(Vector256.Min(one, widest), Vector256.Min(two, widest));
        var places = (text | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a');
        return text & Vector256.Create((byte)FeatureBits) & Vector256.LessThanOrEqual(places, Vector256.Create((byte)('z' - 'a')));
    }
}
