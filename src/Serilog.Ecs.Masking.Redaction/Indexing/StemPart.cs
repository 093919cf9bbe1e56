namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>A part of names, such as <c>password</c> in <c>db_password_hash</c>, and the stem in it by which it is found.</summary>
/// <param name="Text">The part, in lower case.</param>
/// <param name="Offset">The offset of the stem in it.</param>
/// <param name="Length">The length of the stem.</param>
internal sealed record StemPart(string Text, int Offset, int Length)
{
    // Shorter parts are whole words: "pw" in "db_pw", and not in "upward".
    private const int ShortestGlued = 3;

    /// <summary>The length of the parts that are found anywhere; shorter ones begin or end a word: "pin" in "cardpin" and "pinblock", and not in "mapping".</summary>
    public const int ShortestInner = 5;

    /// <summary>Gets whether it is looked for as a whole word only.</summary>
    public bool IsWhole { get; init; }

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

    private bool IsAmongLetters(ReadOnlySpan<char> text, int start, int end) =>
        Text[0] >= 0x80
        || (IsWhole || Text.Length < ShortestGlued ? BeginsWord(text, start) && EndsWord(text, end) : Text.Length >= ShortestInner || BeginsWord(text, start) || EndsWord(text, end));

    // After a character that is no letter, or where the case changes.
    private static bool BeginsWord(ReadOnlySpan<char> text, int start) =>
        start == 0 || !char.IsAsciiLetter(text[start - 1]) || (char.IsAsciiLetterUpper(text[start]) && char.IsAsciiLetterLower(text[start - 1]));

    private static bool EndsWord(ReadOnlySpan<char> text, int end) => end >= text.Length || !char.IsAsciiLetterLower(text[end]) || text[end] == 's';
}
