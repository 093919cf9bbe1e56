using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction.Lexing;

/// <summary>Finds the dashes that may begin an option: after a blank or a quotation mark, <c>-p</c>, <c>"--token"</c>.</summary>
internal static class OptionDash
{
    /// <summary>Returns the offset of the first such dash at or after an offset, or -1. No dash begins a text.</summary>
    public static int Find(ReadOnlySpan<char> text, int from)
    {
        ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
        var at = Math.Max(1, from);
        for (; Vector256.IsHardwareAccelerated && at <= text.Length - Vector256<ushort>.Count; at += Vector256<ushort>.Count)
        {
            var dashes = Is(Vector256.LoadUnsafe(ref source, (nuint)at), '-');
            if (dashes == Vector256<ushort>.Zero)
            {
                continue;
            }

            var before = Vector256.LoadUnsafe(ref source, (nuint)(at - 1));
            dashes &= Is(before, ' ') | Is(before, '"') | Is(before, '\'');
            if (dashes != Vector256<ushort>.Zero)
            {
                return at + BitOperations.TrailingZeroCount(dashes.ExtractMostSignificantBits());
            }
        }

        for (; at < text.Length; at++)
        {
            if (text[at] == '-' && (text[at - 1] is ' ' or '"' or '\''))
            {
                return at;
            }
        }

        return -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Is(Vector256<ushort> text, char value) => Vector256.Equals(text, Vector256.Create((ushort)value));
}
