using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Serilog.Ecs.Masking.Redaction.Buffers;

namespace Serilog.Ecs.Masking.Json;

/// <summary>
/// Escapes quotation marks and backslashes eight characters at once, without a branch for each: in JSON that is in a text, one
/// of five characters is such a one.
/// </summary>
internal static class BackslashSpread
{
    private const int Block = 8;
    private const int Half = Block / 2;
    private const byte Nothing = 0x80;

    // For each choice of four characters, where the bytes of up to eight come from.
    private static readonly Vector128<byte>[] Spreads = AllSpreads();

    /// <summary>Which of eight characters need a backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Escaped(Vector128<ushort> block) =>
        Vector128.Equals(block, Vector128.Create((ushort)'"')) | Vector128.Equals(block, Vector128.Create((ushort)'\\'));

    /// <summary>Which of sixteen characters need a backslash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Escaped(Vector256<ushort> block) =>
        Vector256.Equals(block, Vector256.Create((ushort)'"')) | Vector256.Equals(block, Vector256.Create((ushort)'\\'));

    /// <summary>
    /// Appends text up to its last few characters or the first that is not ASCII text, and returns how much of it was consumed: eight
    /// characters at least, which the caller knows to be ASCII text.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static int Append(CharBuffer buffer, scoped ReadOnlySpan<char> text)
    {
        ref var from = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        ref var to = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(buffer.Reserve((text.Length * 2) + Block)));
        var spreads = Spreads;
        var read = 0;
        var written = 0;
        for (; read <= text.Length - Block; read += Block)
        {
            var block = Vector128.LoadUnsafe(ref from, (nuint)read);
            if (Vector128.GreaterThanAny(block - Vector128.Create((ushort)' '), Vector128.Create((ushort)('~' - ' '))))
            {
                break;
            }

            var chosen = Escaped(block).ExtractMostSignificantBits();
            var low = chosen & 0xF;
            Spread(block.AsByte(), spreads[(int)low]).StoreUnsafe(ref to, (nuint)written);
            written += Half + BitOperations.PopCount(low);
            var high = (chosen >> Half) & 0xF;
            Spread(block.AsByte(), spreads[(int)high] + Vector128.Create((byte)(Half * sizeof(char)))).StoreUnsafe(ref to, (nuint)written);
            written += Half + BitOperations.PopCount(high);
        }

        buffer.Advance(written);
        return read;
    }

    // What comes from nowhere is zero, and becomes a backslash.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Spread(Vector128<byte> block, Vector128<byte> places)
    {
        var spread = (Ssse3.IsSupported ? Ssse3.Shuffle(block, places) : Vector128.Shuffle(block, places)).AsUInt16();
        return spread | (Vector128.Equals(spread, Vector128<ushort>.Zero) & Vector128.Create((ushort)'\\'));
    }

    private static Vector128<byte>[] AllSpreads()
    {
        var spreads = new Vector128<byte>[1 << Half];
        for (var chosen = 0; chosen < spreads.Length; chosen++)
        {
            spreads[chosen] = SpreadOf(chosen);
        }

        return spreads;
    }

    private static Vector128<byte> SpreadOf(int chosen)
    {
        Span<byte> places = stackalloc byte[Vector128<byte>.Count];
        places.Fill(Nothing);
        for (var (index, at) = (0, 0); index < Half; index++, at += sizeof(char))
        {
            at += ((chosen >> index) & 1) != 0 ? sizeof(char) : 0;
            places[at] = (byte)(index * sizeof(char));
            places[at + 1] = (byte)((index * sizeof(char)) + 1);
        }

        return Vector128.Create<byte>(places);
    }
}
