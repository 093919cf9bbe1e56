using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Serilog.Ecs.Masking.Redaction.Shapes.Numbers;
using static Serilog.Ecs.Masking.Redaction.Shapes.Characters.CharacterVectors;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>
/// Up to sixty-four characters of a text sorted into kinds, one bit for each character. Which places are worth a closer look
/// then follows from a few operations on whole words.
/// </summary>
/// <remarks>
/// A block reaches <see cref="Behind"/> characters back from the places that it decides about and <see cref="Ahead"/> forward, so
/// that each place is judged with what is around it, and blocks need to know nothing of one another. The first begins with
/// the text and the last ends with it: nothing is read beyond the text, and nothing is copied.
/// </remarks>
internal struct CharacterBlock
{
    /// <summary>The shortest text that can be read.</summary>
    public const int ShortestText = 4;

    /// <summary>How many characters from a place on decide whether it is worth a look.</summary>
    public const int Ahead = 11;

    // How many characters before a place do.
    private const int Behind = 3;
    private const int Size = 64;

    // Stands where a short text has no characters: a blank, which is of no kind.
    private const char Filler = ' ';

    private static readonly Vector256<byte> NameSigns = CharacterTable.Of("-.");
    private static readonly Vector256<byte> TokenSigns = CharacterTable.Of("/+=");
    private static readonly Vector256<byte> SpecialSigns = CharacterTable.Of("@%&\\~");

    /// <summary>The offset of the block in the text.</summary>
    public int Start { get; private set; }

    /// <summary>The bits of the places that the block decides about.</summary>
    public ulong Places { get; private set; }

    /// <summary>The first place that the next block decides about; behind the last block, beyond the text.</summary>
    public int Next { get; private set; }

    /// <summary>Letters, digits and underscores.</summary>
    public ulong Words { get; private set; }

    public ulong Digits { get; private set; }

    /// <summary>What most names are made of: the characters of words and <c>- .</c>.</summary>
    public ulong Names { get; private set; }

    /// <summary>What tokens are made of: the characters of names and <c>/ + =</c>.</summary>
    public ulong Tokens { get; private set; }

    /// <summary><c>@ % &amp; \ ~</c>, the ellipsis, full-width and other digits beyond ASCII; colons on demand.</summary>
    public ulong Specials { get; private set; }

    /// <summary>What a number may begin with: <c>+ (</c>.</summary>
    public ulong Openers { get; private set; }

    /// <summary>What may join digits unseen or cut them off: dashes, spaces, joiners and the ellipsis.</summary>
    public ulong Joiners { get; private set; }

    /// <summary>Whether all characters are ASCII.</summary>
    public bool IsAscii { get; private set; }

    /// <summary>Dollar signs, with which hashes of passwords begin.</summary>
    public ulong Dollars { get; private set; }

    /// <summary>The letter b in either case.</summary>
    public ulong LettersB { get; private set; }

    /// <summary>The letter n in either case.</summary>
    public ulong LettersN { get; private set; }

    /// <summary>The letter k in either case.</summary>
    public ulong LettersK { get; private set; }

    /// <summary>How long the run of token characters from a place on is, or more than any where the block does not see its end.</summary>
    public readonly int TokenLength(int bit)
    {
        var length = BitOperations.TrailingZeroCount(~(Tokens >> bit));
        return bit + length < Size ? length : int.MaxValue;
    }

    /// <summary>
    /// Returns whether there is a digit in the run of token characters from a place on; where the block does not see the end of the run, there may be one.
    /// </summary>
    public readonly bool MayHaveDigit(int bit)
    {
        var length = BitOperations.TrailingZeroCount(~(Tokens >> bit));
        return bit + length >= Size || ((Digits >> bit) & ~(ulong.MaxValue << length)) != 0;
    }

    /// <summary>How many digits follow one another from a place on, or more than any where the block does not see their end.</summary>
    public readonly int DigitLength(int bit)
    {
        var length = BitOperations.TrailingZeroCount(~(Digits >> bit));
        return bit + length < Size ? length : int.MaxValue;
    }

    /// <summary>How long the word at a place is, as far as the block sees it.</summary>
    public readonly int WordLength(int bit) => BitOperations.TrailingZeroCount(~(Words >> bit));

    /// <summary>Reads the characters around a place, and decides about all places from there on that it can.</summary>
    public void Read(ReadOnlySpan<char> text, int at, bool readsColons)
    {
        var start = Math.Max(0, Math.Min(at - Behind, text.Length - Size));
        var isLast = text.Length - start <= Size;
        Start = start;
        Next = isLast ? text.Length : start + Size - Ahead;
        Places = (isLast ? ulong.MaxValue : ulong.MaxValue >> Ahead) & (ulong.MaxValue << (at - start));

        ref var first = ref Unsafe.Add(ref Reference(text), start);
        ref var end = ref Unsafe.Add(ref first, Math.Min(text.Length, Size));
        Vector256<ushort> one, three;
        var two = Vector256.Create((ushort)Filler);
        var four = two;
        var second = 32;
        if (text.Length >= 32)
        {
            one = Vector256.LoadUnsafe(ref first);
            two = Vector256.LoadUnsafe(ref first, 16);
            three = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 32));
            four = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 16));
            second = Math.Min(text.Length, Size) - 32;
        }
        else if (text.Length >= 16)
        {
            one = Vector256.LoadUnsafe(ref first);
            three = Vector256.LoadUnsafe(ref Unsafe.Subtract(ref end, 16));
            second = text.Length - 16;
        }
        else if (text.Length >= 8)
        {
            one = Vector256.Create(Vector128.LoadUnsafe(ref first), two.GetLower());
            three = Vector256.Create(Vector128.LoadUnsafe(ref Unsafe.Subtract(ref end, 8)), two.GetLower());
            second = text.Length - 8;
        }
        else
        {
            one = two.AsUInt64().WithElement(0, FourAt(ref first)).AsUInt16();
            three = two.AsUInt64().WithElement(0, FourAt(ref Unsafe.Subtract(ref end, ShortestText))).AsUInt16();
            second = text.Length - ShortestText;
        }

        Sort(one, two, three, four, second, readsColons);
    }

    // The halves of a block: of a short text, the second may begin within the first, and both say the same of what they share.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Sort(Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four, int second, bool readsColons)
    {
        var signs = 0UL;
        Joiners = 0;
        IsAscii = true;
        if (((one | two | three | four) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
        {
            IsAscii = false;
            signs = SortBeyondAscii(one, two, three, four, second);

            // Everything becomes one byte that belongs to no kind below.
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
        var digits = Bits(Between(low, '0', '9'), Between(high, '0', '9'), second);
        var words = digits | Bits(Between(foldedLow, 'a', 'z') | Is(low, '_'), Between(foldedHigh, 'a', 'z') | Is(high, '_'), second);
        var names = words | Bits(CharacterTable.Members(NameSigns, low), CharacterTable.Members(NameSigns, high), second);
        Digits = digits;
        Words = words;
        Names = names;
        Tokens = names | Bits(CharacterTable.Members(TokenSigns, low), CharacterTable.Members(TokenSigns, high), second);
        signs |= Bits(CharacterTable.Members(SpecialSigns, low), CharacterTable.Members(SpecialSigns, high), second);
        Specials = readsColons ? signs | Bits(Is(low, ':'), Is(high, ':'), second) : signs;
        Openers = Bits(Is(low, '(') | Is(low, '+'), Is(high, '(') | Is(high, '+'), second);
        Dollars = Bits(Is(low, '$'), Is(high, '$'), second);
        LettersB = Bits(Is(foldedLow, 'b'), Is(foldedHigh, 'b'), second);
        LettersN = Bits(Is(foldedLow, 'n'), Is(foldedHigh, 'n'), second);
        LettersK = Bits(Is(foldedLow, 'k'), Is(foldedHigh, 'k'), second);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong SortBeyondAscii(Vector256<ushort> one, Vector256<ushort> two, Vector256<ushort> three, Vector256<ushort> four, int second)
    {
        Joiners = Bits(IsJoiner(one), IsJoiner(two), IsJoiner(three), IsJoiner(four), second);
        var zeros = Bits(
            Is(one, SpelledPhoneDetector.Zero), Is(two, SpelledPhoneDetector.Zero), Is(three, SpelledPhoneDetector.Zero), Is(four, SpelledPhoneDetector.Zero),
            second);
        var ones = Bits(
            Is(one, SpelledPhoneDetector.One), Is(two, SpelledPhoneDetector.One), Is(three, SpelledPhoneDetector.One), Is(four, SpelledPhoneDetector.One),
            second);
        return Bits(IsSign(one), IsSign(two), IsSign(three), IsSign(four), second) | (zeros & (ones >> 1));
    }

    private static ref ushort Reference(ReadOnlySpan<char> text) =>
        ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));

    private static ulong FourAt(ref ushort text) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref text));
}
