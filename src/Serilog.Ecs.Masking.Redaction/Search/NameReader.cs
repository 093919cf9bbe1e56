using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Search;

/// <summary>Reads the whole name that a place is a part of, and the words before and after it.</summary>
internal static class NameReader
{
    /// <summary>The longest name; a longer run of letters is a token.</summary>
    public const int Longest = 64;

    private static readonly CharacterSet NameCharacters = CharacterSet.Word | CharacterSet.Of('-') | CharacterSet.Of('.') | CharacterSet.Of('$');

    // Scripts in which words are not separated from digits begin here.
    private const char FirstSyllabic = '\u1100';

    /// <summary>Reads the run of letters, digits and joiners around a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="floor">The offset that the name does not begin before.</param>
    public static (int Start, int End) ReadAround(ReadOnlySpan<char> text, int at, int floor)
    {
        var start = at;
        while (start > floor && at - start <= Longest && IsNameCharacter(text[start - 1]))
        {
            start--;
        }

        start += EscapeLength(text, start, at);
        var isForeign = text[at] >= FirstSyllabic;
        var end = at;
        while (end < text.Length && !(isForeign && (char.IsAsciiDigit(text[end]) || IsAfterParticle(text, at, end))))
        {
            if (text[end] == '.' && end + 1 < text.Length && text[end + 1] == '.')
            {
                break;
            }

            var length = IsNameCharacter(text[end]) ? 1 : EscapedName.LengthOfEscape(text, end);
            if (length == 0)
            {
                break;
            }

            end += length;
        }

        // A full stop or a dash at an end belongs to the sentence or to an option.
        while (start < at && IsJoiner(text[start]))
        {
            start++;
        }

        while (end > at + 1 && text[end - 1] is '.' or '-')
        {
            end--;
        }

        return (start, end);
    }

    // "パスワードはx": letters of ASCII after a particle are no part of the name.
    private static bool IsAfterParticle(ReadOnlySpan<char> text, int start, int end) =>
        end > start && char.IsAsciiLetter(text[end]) && Vocabulary.Is(text.Slice(end - 1, 1), WordClass.Particle);

    /// <summary>
    /// Returns whether a name is an identifier that was made and not named: one that changes between letters and digits more than
    /// once within a word, as ULIDs and connection ids do.
    /// </summary>
    public static bool IsOpaque(ReadOnlySpan<char> name)
    {
        var changes = 0;
        var last = '_';
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character))
            {
                changes = 0;
            }
            else if (char.IsLetterOrDigit(last) && char.IsAsciiDigit(character) != char.IsAsciiDigit(last) && ++changes > 2)
            {
                return true;
            }

            last = character;
        }

        return false;
    }

    // What is left of an escape before the name: the "3C" of "%3C", the "u003C" of "\u003C", the "n" of "\n", the "31m" of "\u001B[31m".
    private static int EscapeLength(ReadOnlySpan<char> text, int start, int at)
    {
        if (start == 0 || text[start - 1] is not ('%' or '\\' or '[' or ';'))
        {
            return 0;
        }

        if (text[start - 1] is '[' or ';')
        {
            var letter = CharacterSet.Digits.EndOfRun(text[..at], start);
            return letter < at && EscapeSequence.LengthBefore(text, letter + 1) > letter + 1 - start ? letter + 1 - start : 0;
        }

        // Any other letter after a backslash begins a word.
        var length = EscapeSequence.LengthAt(text[..at], start - 1) - 1;
        return length == 1 && text[start] is not ('n' or 'r' or 't') ? 0 : Math.Max(0, length);
    }

    /// <summary>Returns the offset of the word that ends at <paramref name="end"/>, or <paramref name="end"/> if none does.</summary>
    public static int StartOfWord(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < Longest && (IsNameCharacter(text[start - 1]) && text[start - 1] != '.'))
        {
            start--;
        }

        return start > 0 && text[start - 1] is '\\' or '%' && EscapeSequence.LengthAt(text[..end], start - 1) is > 2 and var length
            ? start - 1 + length
            : start;
    }

    /// <summary>Returns the offset after the word that begins at <paramref name="start"/>.</summary>
    public static int EndOfWord(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && end - start < Longest && (IsNameCharacter(text[end]) && text[end] != '.'))
        {
            end++;
        }

        return end;
    }

    /// <summary>Returns whether a character belongs to names.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNameCharacter(char character) => character < 0x80 ? NameCharacters.Contains(character) : char.IsLetterOrDigit(character);

    private static bool IsJoiner(char character) => character is '.' or '-' or '$';
}
