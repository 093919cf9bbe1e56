namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>A part of names, such as <c>password</c> in <c>db_password_hash</c>, and the stem in it by which it is found.</summary>
/// <param name="Text">The part, in lower case.</param>
/// <param name="Offset">The offset of the stem in it.</param>
/// <param name="Length">The length of the stem.</param>
internal sealed record StemPart(string Text, int Offset, int Length)
{
    // The longest escape sequence, of which the last characters are letters: "\u003C".
    private const int LongestEscape = 6;

    /// <summary>Gets where in a word it counts.</summary>
    public StemPlaces Places { get; init; }

    /// <summary>Gets the stem.</summary>
    public ReadOnlySpan<char> Stem => Text.AsSpan(Offset, Length);

    /// <summary>Returns whether the part is in a text, with its stem at an offset.</summary>
    public bool IsAt(ReadOnlySpan<char> text, int at)
    {
        var start = at - Offset;
        return start >= 0 && start + Text.Length <= text.Length && EqualsIgnoringCase(text.Slice(start, Text.Length))
            && IsAmongLetters(text, start, start + Text.Length);
    }

    private bool EqualsIgnoringCase(ReadOnlySpan<char> other)
    {
        var part = Text.AsSpan();
        for (var index = 0; index < part.Length; index++)
        {
            if (part[index] != other[index] && part[index] != (other[index] < 0x80 ? (char)(other[index] | 0x20) : char.ToLowerInvariant(other[index])))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsAmongLetters(ReadOnlySpan<char> text, int start, int end)
    {
        if ((Places & StemPlaces.Anywhere) != 0 || Text[0] >= 0x80)
        {
            return true;
        }

        var starts = StartsWord(text, start);
        if (starts && (Places & StemPlaces.WordStart) != 0)
        {
            return true;
        }

        return (starts ? Places & (StemPlaces.WordEnd | StemPlaces.Word) : Places & StemPlaces.WordEnd) != 0 && EndsWord(text, end);
    }

    // As the words of a key do, and behind an escape sequence.
    private static bool StartsWord(ReadOnlySpan<char> text, int start) =>
        start == 0
        || !char.IsAsciiLetter(text[start - 1])
        || (char.IsAsciiLetterUpper(text[start])
            && (char.IsAsciiLetterLower(text[start - 1]) || (start + 1 < text.Length && char.IsAsciiLetterLower(text[start + 1]))))
        || text[Math.Max(0, start - LongestEscape)..start].ContainsAny('\\', '%');

    // A plural is the same word.
    private static bool EndsWord(ReadOnlySpan<char> text, int end) =>
        end >= text.Length || !char.IsAsciiLetterLower(text[end]) || (text[end] == 's' && (end + 1 >= text.Length || !char.IsAsciiLetterLower(text[end + 1])));
}
