using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>
/// Sixty-four characters sorted into kinds, one bit for each character. Which places of a text are worth a closer
/// look then follows from a few operations on whole words.
/// </summary>
/// <remarks>
/// A block starts <see cref="Behind"/> characters before the place it is about and ends some behind, so that each
/// place is judged with what stands around it, and blocks need to know nothing of one another. It is filled in
/// place and never copied: a copy would have to wait for the bits to reach memory.
/// </remarks>
internal struct CharacterBlock
{
    /// <summary>How many characters a block looks back.</summary>
    public const int Behind = 3;

    /// <summary>How many characters from a place on decide whether it is worth a look.</summary>
    public const int Ahead = 11;

    /// <summary>How many places a block decides about.</summary>
    public const int Step = Size - Behind - Ahead;

    /// <summary>How many characters a block holds from the place on that it is about.</summary>
    public const int Reach = Size - Behind;

    /// <summary>The shortest text that can be read.</summary>
    public const int ShortestText = 4;

    private const int Size = 64;

    /// <summary>Letters, digits and underscores.</summary>
    public ulong Words { get; private set; }

    public ulong Digits { get; private set; }

    /// <summary>What tokens are made of: the characters of words and <c>- . / + =</c>.</summary>
    public ulong Tokens { get; private set; }

    /// <summary><c>@ % &amp; \ ~</c>, the ellipsis, full-width and other digits beyond ASCII; colons on demand.</summary>
    public ulong Specials { get; private set; }

    /// <summary>What may join digits unseen or cut them off: dashes, spaces, joiners and the ellipsis.</summary>
    public ulong Joiners { get; private set; }

    /// <summary>The letter b in either case.</summary>
    public ulong LettersB { get; private set; }

    /// <summary>The letter n in either case.</summary>
    public ulong LettersN { get; private set; }

    /// <summary>The letter k in either case.</summary>
    public ulong LettersK { get; private set; }

    /// <summary>Sorts the characters around <paramref name="at"/>; the bit of that place is <see cref="Behind"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Read(ReadOnlySpan<char> text, int at, bool readsColons)
    {
        var from = at - Behind;
        if (from < 0 || from > text.Length - Size)
        {
            ReadAtEnds(text, from, readsColons);
            return;
        }

        ref var start = ref Unsafe.Add(ref Reference(text), from);
        Sort(
            Vector256.LoadUnsafe(ref start),
            Vector256.LoadUnsafe(ref start, 16),
            Vector256.LoadUnsafe(ref start, 32),
            Vector256.LoadUnsafe(ref start, 48),
            readsColons);
    }

    // A text that is shorter than a block is read as two pieces, one from its start and one up to its end, that may
    // overlap: nothing is read beyond the text, and nothing is copied.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadAtEnds(ReadOnlySpan<char> text, int from, bool readsColons)
    {
        var start = Math.Clamp(from, 0, Math.Max(0, text.Length - Size));
        ref var first = ref Unsafe.Add(ref Reference(text), start);
        ref var end = ref Unsafe.Add(ref Reference(text), text.Length);
        var none = Vector256<ushort>.Zero;
        var (one, two, three, four) = (none, none, none, none);
        var (piece, second) = (32, 32);
        if (text.Length >= 32)
        {
            second = Math.Min(32, text.Length - 32);
            one = Vector256.LoadUnsafe(ref first);
            two = Vector256.LoadUnsafe(ref first, 16);
            three = Vector256.LoadUnsafe(ref first, (nuint)second);
            four = Vector256.LoadUnsafe(ref first, (nuint)second + 16);
        }
        else if (text.Length >= 16)
        {
            (piece, second) = (16, text.Length - 16);
            one = Vector256.LoadUnsafe(ref first);
            two = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 16));
        }
        else if (text.Length >= 8)
        {
            (piece, second) = (8, text.Length - 8);
            one = Vector256.Create(Vector128.LoadUnsafe(ref first), Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 8)));
        }
        else
        {
            (piece, second) = (ShortestText, text.Length - ShortestText);
            one = Vector256.Create(FourAt(ref first), FourAt(ref Unsafe.Subtract(ref end, ShortestText)), 0, 0).AsUInt16();
        }

        Sort(one, two, three, four, readsColons);
        Place(piece, second, from - start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Sort(
        Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four, bool readsColons)
    {
        var signs = 0UL;
        var joiners = 0UL;
        if (((one | two | three | four) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
        {
            signs = Bits(IsSign(one), IsSign(two), IsSign(three), IsSign(four));
            signs |= PlacesOf(SpelledPhoneDetector.Zero, one, two, three, four)
                & (PlacesOf(SpelledPhoneDetector.One, one, two, three, four) >> 1);
            joiners = Bits(IsJoiner(one), IsJoiner(two), IsJoiner(three), IsJoiner(four));

            // Beyond ASCII, everything becomes one byte that belongs to no kind below.
            var widest = Vector256.Create((ushort)0xFF);
            one = Vector256.Min(one, widest);
            two = Vector256.Min(two, widest);
            three = Vector256.Min(three, widest);
            four = Vector256.Min(four, widest);
        }

        var low = Vector256.Narrow(one, two);
        var high = Vector256.Narrow(three, four);
        var foldedLow = low | Vector256.Create((byte)0x20);
        var foldedHigh = high | Vector256.Create((byte)0x20);

        var digits = Bits(Between(low, '0', '9'), Between(high, '0', '9'));
        var words = digits | Bits(
            Between(foldedLow, 'a', 'z') | Is(low, '_'), Between(foldedHigh, 'a', 'z') | Is(high, '_'));
        Digits = digits;
        Words = words;
        Tokens = words | Bits(
            Between(low, '-', '/') | Is(low, '+') | Is(low, '='), Between(high, '-', '/') | Is(high, '+') | Is(high, '='));
        signs |= Bits(
            Between(low, '%', '&') | Is(low, '@') | Is(low, '\\') | Is(low, '~'),
            Between(high, '%', '&') | Is(high, '@') | Is(high, '\\') | Is(high, '~'));
        if (readsColons)
        {
            signs |= Bits(Is(low, ':'), Is(high, ':'));
        }

        Specials = signs;
        Joiners = joiners;
        LettersB = Bits(Is(foldedLow, 'b'), Is(foldedHigh, 'b'));
        LettersN = Bits(Is(foldedLow, 'n'), Is(foldedHigh, 'n'));
        LettersK = Bits(Is(foldedLow, 'k'), Is(foldedHigh, 'k'));
    }

    // At the ends of the text, characters are not at their usual bits.
    private void Place(int piece, int second, int right)
    {
        Digits = Place(Digits, piece, second, right);
        Words = Place(Words, piece, second, right);
        Tokens = Place(Tokens, piece, second, right);
        Specials = Place(Specials, piece, second, right);
        Joiners = Place(Joiners, piece, second, right);
        LettersB = Place(LettersB, piece, second, right);
        LettersN = Place(LettersN, piece, second, right);
        LettersK = Place(LettersK, piece, second, right);
    }

    private static ulong Place(ulong bits, int piece, int second, int right)
    {
        bits = (bits & ((1UL << piece) - 1)) | (bits >> piece << second);
        return right > 0 ? bits >> right : bits << -right;
    }

    private static ref ushort Reference(ReadOnlySpan<char> text) =>
        ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));

    private static ulong FourAt(ref ushort text) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref text));

    // Letters of other scripts are no reason to stop; the ellipsis, full-width signs and digits are.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> IsSign(Vector256<ushort> text) =>
        Between(text, '\u0660', '\u1C59') | Between(text, '﹫', '＠') | Is(text, '…');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> IsJoiner(Vector256<ushort> text) =>
        Between(text, '\u00A0', '\u00AD') | Between(text, '\u2000', '\u206F')
        | Is(text, '\uFEFF');

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong PlacesOf(
        char value, Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four) =>
        Bits(Is(one, value), Is(two, value), Is(three, value), Is(four, value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(
        Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four) =>
        Bits(Vector256.Narrow(one, two), Vector256.Narrow(three, four));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) =>
        low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Is(Vector256<byte> text, char value) =>
        Vector256.Equals(text, Vector256.Create((byte)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Between(Vector256<byte> text, char first, char last) =>
        Vector256.LessThanOrEqual(text - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Is(Vector256<ushort> text, char value) =>
        Vector256.Equals(text, Vector256.Create((ushort)value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Between(Vector256<ushort> text, char first, char last) =>
        Vector256.LessThanOrEqual(text - Vector256.Create((ushort)first), Vector256.Create((ushort)(last - first)));
}
