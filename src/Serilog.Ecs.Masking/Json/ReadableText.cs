using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Json;

/// <summary>Finds characters that need no escape, in any language, eight or sixteen at once.</summary>
/// <remarks>
/// The others are controls (C0, DEL and C1), U+2028 and U+2029, which some readers take for line breaks, U+FEFF, which would read as a
/// byte-order mark at the start of a line that was cut, and surrogates, which are readable in pairs alone.
/// </remarks>
internal static class ReadableText
{
    /// <summary>Which of eight characters need an escape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ushort> Others(Vector128<ushort> block) =>
        Vector128.LessThan(block, Vector128.Create((ushort)' '))
        | Vector128.LessThan(block - Vector128.Create((ushort)0x7F), Vector128.Create((ushort)(0xA0 - 0x7F)))
        | Vector128.Equals(block & Vector128.Create((ushort)0xFFFE), Vector128.Create((ushort)0x2028))
        | Vector128.Equals(block & Vector128.Create((ushort)0xF800), Vector128.Create((ushort)0xD800))
        | Vector128.Equals(block, Vector128.Create((ushort)0xFEFF));

    /// <summary>Which of sixteen characters need an escape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Others(Vector256<ushort> block) =>
        Vector256.LessThan(block, Vector256.Create((ushort)' '))
        | Vector256.LessThan(block - Vector256.Create((ushort)0x7F), Vector256.Create((ushort)(0xA0 - 0x7F)))
        | Vector256.Equals(block & Vector256.Create((ushort)0xFFFE), Vector256.Create((ushort)0x2028))
        | Vector256.Equals(block & Vector256.Create((ushort)0xF800), Vector256.Create((ushort)0xD800))
        | Vector256.Equals(block, Vector256.Create((ushort)0xFEFF));

    /// <summary>Returns whether a character is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsReadable(char value) =>
        value is >= ' ' and < '\u007F' || (value >= '\u00A0' && (value & 0xFFFE) != 0x2028 && (value & 0xF800) != 0xD800 && value != '\uFEFF');

    /// <summary>Returns whether text begins with a pair of surrogates.</summary>
    public static bool IsPair(ReadOnlySpan<char> text) => text.Length > 1 && char.IsSurrogatePair(text[0], text[1]);
}
