using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>A text without its disguises, full-width signs, colours and characters that take no room, and where each of its characters comes from.</summary>
internal readonly ref struct FoldedText
{
    private const char Escape = '\u001B';

    private readonly char[] _characters;
    private readonly int[] _places;
    private readonly int _length;

    public FoldedText(ReadOnlySpan<char> text)
    {
        _characters = ArrayPool<char>.Shared.Rent(text.Length + 1);
        _places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        for (var at = 0; at < text.Length;)
        {
            var length = LengthOfColour(text[at..]);
            if (length == 0)
            {
                var character = HangulJamo.SyllableAt(text, at, out length);
                if (!Disguise.IsInvisible(character))
                {
                    _places[_length] = at;
                    _characters[_length++] = Disguise.Fold(character);
                }
            }

            at += length;
        }

        _places[_length] = text.Length;
    }

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>Returns whether a text wears a disguise at all.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text)
    {
        var at = 0;
        if (Vector256.IsHardwareAccelerated && text.Length >= Vector256<ushort>.Count)
        {
            ref var source = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text));
            var last = text.Length - Vector256<ushort>.Count;
            for (; ; at = Math.Min(at + Vector256<ushort>.Count, last))
            {
                var characters = Vector256.LoadUnsafe(ref source, (nuint)at);
                var isPlain = CharacterVectors.IsPrintable(characters);
                if (isPlain != Vector256<ushort>.AllBitsSet
                    && (isPlain | CharacterVectors.IsCommon(characters)) != Vector256<ushort>.AllBitsSet
                    && HasDisguise(text.Slice(at, Vector256<ushort>.Count)))
                {
                    return true;
                }

                if (at == last)
                {
                    return false;
                }
            }
        }

        return HasDisguise(text);
    }

    private static bool HasDisguise(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' && Disguise.IsWorn(character))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where in the original text a character comes from.</summary>
    public int Place(int at) => _places[at];

    /// <summary>Where in the original text the characters before one of the folded text end: a colour after them is not one of them.</summary>
    public int PlaceOfEnd(int end, ReadOnlySpan<char> original)
    {
        var last = _places[Math.Max(0, end - 1)];
        var colour = original[last.._places[end]].IndexOf(Escape);
        return colour > 0 ? last + colour : _places[end];
    }

    // What a terminal takes for a colour: ESC [ 1 ; 31 m
    private static int LengthOfColour(ReadOnlySpan<char> text)
    {
        const int Longest = 24;
        if (text[0] != Escape || text.Length < 3 || text[1] != '[')
        {
            return 0;
        }

        var end = 2;
        while (end < Math.Min(text.Length, Longest) && text[end] is >= ' ' and <= '?')
        {
            end++;
        }

        return end < text.Length && text[end] is >= '@' and <= '~' ? end + 1 : 0;
    }

    public void Return()
    {
        ArrayPool<char>.Shared.Return(_characters, clearArray: true);
        ArrayPool<int>.Shared.Return(_places);
    }
}
