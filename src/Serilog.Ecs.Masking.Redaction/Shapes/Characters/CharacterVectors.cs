using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Classifies many characters at once: all bits of an element are set where its character is of the kind.</summary>
internal static class CharacterVectors
{
    // The visible characters of ASCII, and the blank.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> IsPrintable(Vector256<ushort> text) => Between(text, ' ', '~');

    // White space of ASCII, Latin letters, dashes, quotation marks and the like, Chinese characters and Korean syllables.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> IsCommon(Vector256<ushort> text) =>
        Between(text, '\t', '\n')
            | Is(text, '\r')
            | Between(text, '\u00C0', '\u024F')
            | Between(text, '\u2010', '\u2027')
            | Between(text, '\u4E00', '\u9FFF')
            | Between(text, '\uAC00', '\uD7A3');

    // Letters of other scripts are no reason to stop; the ellipsis, full-width signs and digits are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> IsSign(Vector256<ushort> text) =>
        Between(text, '\u0660', '\u1C59') | Between(text, '﹫', '＠') | Is(text, '…');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> IsJoiner(Vector256<ushort> text) =>
        Between(text, '\u00A0', '\u00AD') | Between(text, '\u2000', '\u206F') | Is(text, '\uFEFF');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four, int second) =>
        Bits(Vector256.Narrow(one, two), Vector256.Narrow(three, four), second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Bits(Vector256<byte> low, Vector256<byte> high, int second) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << second);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Is(Vector256<byte> text, char value) =>
        Vector256.Equals(text, Vector256.Create((byte)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<byte> Between(Vector256<byte> text, char first, char last) =>
        Vector256.LessThanOrEqual(text - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Is(Vector256<ushort> text, char value) =>
        Vector256.Equals(text, Vector256.Create((ushort)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Between(Vector256<ushort> text, char first, char last) =>
        Vector256.LessThanOrEqual(text - Vector256.Create((ushort)first), Vector256.Create((ushort)(last - first)));
}
