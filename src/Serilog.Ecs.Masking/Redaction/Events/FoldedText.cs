using System.Buffers;
using System.Text;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>A text without its disguises, full-width signs and characters that take no room, and where each of its characters comes from.</summary>
internal readonly ref struct FoldedText
{
    private static readonly SearchValues<char> Invisible = SearchValues.Create("\u00AD\u180E\u200B\u200C\u200D\u200E\u200F\u2060\uFEFF");

    private readonly char[] _characters;
    private readonly int[] _places;
    private readonly int _length;

    public FoldedText(ReadOnlySpan<char> text)
    {
        _characters = ArrayPool<char>.Shared.Rent(text.Length + 1);
        _places = ArrayPool<int>.Shared.Rent(text.Length + 1);
        for (var at = 0; at < text.Length; at++)
        {
            if (!Disguise.IsInvisible(text[at]))
            {
                _places[_length] = at;
                _characters[_length++] = Disguise.Fold(text[at]);
            }
        }

        _places[_length] = text.Length;
    }

    public ReadOnlySpan<char> Text => _characters.AsSpan(0, _length);

    /// <summary>Whether a text wears a disguise at all.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text) =>
        !Ascii.IsValid(text) && (text.ContainsAnyInRange('\uFF01', '\uFF5E') || text.ContainsAny(Invisible));

    /// <summary>Where in the original text a character comes from.</summary>
    public int Place(int at) => _places[at];

    public void Return()
    {
        ArrayPool<char>.Shared.Return(_characters, clearArray: true);
        ArrayPool<int>.Shared.Return(_places);
    }
}
