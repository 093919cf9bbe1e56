using System.Buffers;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>A text without its disguises, full-width signs, colours and characters that take no room, and where each of its characters comes from.</summary>
internal readonly ref struct FoldedText
{
    private const char Escape = '\u001B';

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "\t\n\r !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

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

    /// <summary>Whether a text wears a disguise at all.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExcept(Plain);
        if (first < 0)
        {
            return false;
        }

        text = text[first..];
        return text.ContainsAnyInRange('\uFF01', '\uFF5E') || text.ContainsAny(Worn.Characters) || HangulJamo.IsIn(text);
    }

    /// <summary>Where in the original text a character comes from.</summary>
    public int Place(int at) => _places[at];

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

    // Made when the first text comes that is not plain.
    private static class Worn
    {
        public static readonly SearchValues<char> Characters = SearchValues.Create(
            [.. Disguise.Invisible, .. Disguise.Spaces, .. Enumerable.Range(0, 0x80).Select(static code => (char)code).Where(Disguise.IsControl)]);
    }
}
