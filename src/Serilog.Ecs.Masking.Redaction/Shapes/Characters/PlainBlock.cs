using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>
/// Recognises stretches of prose, letters and punctuation with nothing else in them, which need no closer look and of which
/// long texts mostly consist. A quarter of the work of a <see cref="CharacterBlock"/>.
/// </summary>
internal static class PlainBlock
{
    /// <summary>How many characters a stretch has.</summary>
    public const int Size = 64;

    /// <summary>How many of them need no look: behind the last of them, the name of a scheme and the start of its credentials have room.</summary>
    public const int Step = Size - 18;

    // And not a break: lines may be rows of a table.
    private static readonly Vector256<byte> Punctuation = CharacterTable.Of(" !\t,\r.?");

    /// <summary>Whether nothing can start in the first <see cref="Step"/> characters from a place on.</summary>
    public static bool IsAt(ReadOnlySpan<char> text, int at)
    {
        ref var start = ref Unsafe.Add(ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text)), at);
        var one = Vector256.LoadUnsafe(ref start);
        var two = Vector256.LoadUnsafe(ref start, 16);
        var three = Vector256.LoadUnsafe(ref start, 32);
        var four = Vector256.LoadUnsafe(ref start, 48);
        if (((one | two | three | four) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
        {
            return false;
        }

        var low = Vector256.Narrow(one, two);
        var high = Vector256.Narrow(three, four);
        var lowLetters = IsLetter(low);
        var highLetters = IsLetter(high);
        if (((lowLetters | CharacterTable.Members(Punctuation, low)) & (highLetters | CharacterTable.Members(Punctuation, high))) != Vector256<byte>.AllBitsSet)
        {
            return false;
        }

        var runs = Bits(lowLetters | Is(low, '.'), highLetters | Is(high, '.'));
        var pairs = runs & (runs >> 1);
        var fours = pairs & (pairs >> 2);
        var eights = fours & (fours >> 4);

        // Eleven in a row may be a token of any kind, eight of them credentials.
        return eights == 0 || ((eights & (fours >> 7)) == 0 && !HasScheme(text, at, eights & ~(runs << 1)));
    }

    // Before a run that is long enough for credentials.
    private static bool HasScheme(ReadOnlySpan<char> text, int at, ulong runs)
    {
        for (; runs != 0; runs &= runs - 1)
        {
            if (AuthSchemeDetector.IsNamedBefore(text, at + BitOperations.TrailingZeroCount(runs)))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> IsLetter(Vector256<byte> text) =>
        Vector256.LessThanOrEqual((text | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> text, char value) => Vector256.Equals(text, Vector256.Create((byte)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);
}
