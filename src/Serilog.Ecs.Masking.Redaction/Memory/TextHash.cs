using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Serilog.Ecs.Masking.Redaction.Memory;

/// <summary>
/// A keyed hash of a text, by which texts are known again without being kept. Three products of 64 bits at once, so that it costs a
/// fraction of any search.
/// </summary>
internal static class TextHash
{
    private const int Lane = 2 * sizeof(ulong);
    private const int Stride = 3 * Lane;

    // Different in each process, so that nobody can choose texts of one hash.
    private static readonly ulong First = NextKey();
    private static readonly ulong Second = NextKey();
    private static readonly ulong Third = NextKey();
    private static readonly ulong Last = NextKey();

    /// <summary>Returns the hash, which is never zero.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var bytes = MemoryMarshal.AsBytes(text);
        ref var at = ref MemoryMarshal.GetReference(bytes);
        var left = bytes.Length;
        var hash = Last ^ (ulong)left;
        if (left > Stride)
        {
            var (second, third) = (hash, hash);
            for (; left > Stride; left -= Stride, at = ref Unsafe.Add(ref at, Stride))
            {
                hash = Fold(Read(ref at, 0) ^ First, Read(ref at, 8) ^ hash);
                second = Fold(Read(ref at, 16) ^ Second, Read(ref at, 24) ^ second);
                third = Fold(Read(ref at, 32) ^ Third, Read(ref at, 40) ^ third);
            }

            hash ^= second ^ third;
        }

        for (; left > Lane; left -= Lane, at = ref Unsafe.Add(ref at, Lane))
        {
            hash = Fold(Read(ref at, 0) ^ First, Read(ref at, 8) ^ hash);
        }

        // The end may be read twice; before a short text there is nothing to read.
        var (low, high) = bytes.Length >= Lane ? (Read(ref at, left - 16), Read(ref at, left - 8)) : ReadShort(ref at, left);
        hash = Fold(low ^ Second, high ^ hash);
        hash = Fold(hash ^ Third, (ulong)bytes.Length ^ First);
        return hash == 0 ? 1 : hash;
    }

    // The parts of a text of up to seven characters may overlap; its length is a part of the hash.
    private static (ulong Low, ulong High) ReadShort(ref byte at, int length) => length switch
    {
        >= sizeof(ulong) => (Read(ref at, 0), Read(ref at, length - sizeof(ulong))),
        >= sizeof(uint) => (Unsafe.ReadUnaligned<uint>(ref at), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref at, length - sizeof(uint)))),
        > 0 => (Unsafe.ReadUnaligned<ushort>(ref at), 0),
        _ => (0, 0),
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Read(ref byte at, int offset) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref at, offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }

    private static ulong NextKey() => BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong))) | 1;
}
