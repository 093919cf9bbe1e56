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
/// place is judged with what stands around it, and blocks need to know nothing of one another.
/// </remarks>
internal readonly struct CharacterBlock
{
    /// <summary>How many characters a block looks back.</summary>
    public const int Behind = 3;

    /// <summary>How far the caller may go before it needs the next block.</summary>
    public const int Step = Size - Behind - LongRun;

    /// <summary>How many characters a block holds from the place on that it is about.</summary>
    public const int Reach = Size - Behind;

    private const int Size = 64;
    private const int Half = 32;

    // The longest run that a place is judged by.
    private const int LongRun = 11;

    private readonly int _shift;

    /// <summary>The places of digits.</summary>
    public readonly ulong Digits;

    /// <summary>The places of letters, digits and underscores.</summary>
    public readonly ulong Words;

    /// <summary>The places of characters that tokens are made of: those of words and <c>- . / + =</c>.</summary>
    public readonly ulong Tokens;

    public readonly ulong Underscores;

    /// <summary>The places of <c>b</c> and <c>n</c> in either case.</summary>
    public readonly ulong SchemeStarts;

    /// <summary>The places of <c>k</c> in either case.</summary>
    public readonly ulong SchemeMiddles;

    /// <summary>The places of <c>@ % &amp; \ ~</c>, of the ellipsis, and of full-width and other digits beyond ASCII.</summary>
    public readonly ulong Specials;

    public readonly ulong Colons;

    private CharacterBlock(ref ushort text, int shift)
    {
        var low = Classify(ref text, out var lowForeign);
        var high = Classify(ref Unsafe.Add(ref text, Half), out var highForeign);
        _shift = shift;
        Digits = Place(low.Digits, high.Digits);
        Words = Place(low.Words, high.Words);
        Tokens = Place(low.Tokens, high.Tokens);
        Underscores = Place(low.Underscores, high.Underscores);
        SchemeStarts = Place(low.SchemeStarts, high.SchemeStarts);
        SchemeMiddles = Place(low.SchemeMiddles, high.SchemeMiddles);
        Specials = Place(low.Specials | lowForeign, high.Specials | highForeign);
        Colons = Place(low.Colons, high.Colons);
    }

    /// <summary>Sorts the characters around <paramref name="at"/>; the bit of that place is <see cref="Behind"/>.</summary>
    public static CharacterBlock Read(ReadOnlySpan<char> text, int at)
    {
        var first = at - Behind;
        if (text.Length < Size)
        {
            Span<char> copy = stackalloc char[Size];
            text.CopyTo(copy);
            return new CharacterBlock(ref Reference(copy), first);
        }

        var from = Math.Clamp(first, 0, text.Length - Size);
        return new CharacterBlock(ref Unsafe.Add(ref Reference(text), from), first - from);
    }

    /// <summary>The places from which on the next eleven characters are those of tokens.</summary>
    public ulong LongRuns
    {
        get
        {
            var two = Tokens & (Tokens >> 1);
            var four = two & (two >> 2);
            return four & (four >> 4) & (four >> 7);
        }
    }

    private static ref ushort Reference(ReadOnlySpan<char> text) =>
        ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Place(uint low, uint high)
    {
        var bits = low | ((ulong)high << Half);
        return _shift >= 0 ? bits >> _shift : bits << -_shift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Kinds Classify(ref ushort text, out uint foreign)
    {
        var first = Vector256.LoadUnsafe(ref text);
        var second = Vector256.LoadUnsafe(ref text, (nuint)Vector256<ushort>.Count);
        var widest = Vector256.Create((ushort)0xFF);
        var bytes = Vector256.Narrow(Vector256.Min(first, widest), Vector256.Min(second, widest));
        foreign = 0;
        if (((first | second) & Vector256.Create((ushort)0xFF80)) != Vector256<ushort>.Zero)
        {
            foreign = Vector256.Narrow(Foreign(first), Foreign(second)).ExtractMostSignificantBits();
        }

        var folded = bytes | Vector256.Create((byte)0x20);
        var digits = Between(bytes, '0', '9');
        var underscores = Vector256.Equals(bytes, Vector256.Create((byte)'_'));
        var words = Between(folded, 'a', 'z') | digits | underscores;
        var tokens = words | Between(bytes, '-', '/') | Vector256.Equals(bytes, Vector256.Create((byte)'+'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'='));
        var specials = Between(bytes, '%', '&') | Vector256.Equals(bytes, Vector256.Create((byte)'@'))
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(bytes, Vector256.Create((byte)'~'));
        var starts = Vector256.Equals(folded, Vector256.Create((byte)'b')) | Vector256.Equals(folded, Vector256.Create((byte)'n'));
        return new Kinds(
            digits.ExtractMostSignificantBits(),
            words.ExtractMostSignificantBits(),
            tokens.ExtractMostSignificantBits(),
            underscores.ExtractMostSignificantBits(),
            starts.ExtractMostSignificantBits(),
            Vector256.Equals(folded, Vector256.Create((byte)'k')).ExtractMostSignificantBits(),
            specials.ExtractMostSignificantBits(),
            Vector256.Equals(bytes, Vector256.Create((byte)':')).ExtractMostSignificantBits());
    }

    // Letters of other scripts are no reason to stop; digits, full-width signs and the ellipsis are.
    private static Vector256<ushort> Foreign(Vector256<ushort> text) =>
        Vector256.LessThan(text - Vector256.Create((ushort)0x0660), Vector256.Create((ushort)(0x1C5A - 0x0660)))
        | Vector256.LessThan(text - Vector256.Create((ushort)'﹫'), Vector256.Create((ushort)('＠' + 1 - '﹫')))
        | Vector256.Equals(text, Vector256.Create((ushort)'…'));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Between(Vector256<byte> text, char first, char last) =>
        Vector256.LessThanOrEqual(text - Vector256.Create((byte)first), Vector256.Create((byte)(last - first)));

    private readonly record struct Kinds(
        uint Digits, uint Words, uint Tokens, uint Underscores, uint SchemeStarts, uint SchemeMiddles, uint Specials, uint Colons);
}
