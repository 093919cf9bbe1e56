using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

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
        while (end < text.Length && !(isForeign && char.IsAsciiDigit(text[end])))
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

    // What is left of an escape before the name: the "3C" of "%3C", the "u003C" of "\u003C", the "n" of "\n".
    private static int EscapeLength(ReadOnlySpan<char> text, int start, int at)
    {
        if (start == 0 || text[start - 1] is not ('%' or '\\'))
        {
            return 0;
        }

        var name = text[start..at];
        var length = text[start - 1] == '%' ? PercentLength(name) : name switch
        {
            ['u', var a, var b, var c, var d, ..] when char.IsAsciiHexDigit(a) && char.IsAsciiHexDigit(b) && char.IsAsciiHexDigit(c) && char.IsAsciiHexDigit(d) => 5,
            ['n' or 'r' or 't', ..] => 1,
            _ => 0,
        };
        return Math.Min(length, at - start);
    }

    // "3C", and "253C" where it was encoded twice.
    private static int PercentLength(ReadOnlySpan<char> name) =>
        name is not [var high, var low, ..] || !char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low) ? 0
        : name is ['2', '5', var third, var fourth, ..] && char.IsAsciiHexDigit(third) && char.IsAsciiHexDigit(fourth) ? 4
        : 2;

    /// <summary>Returns the offset of the word that ends at <paramref name="end"/>, or <paramref name="end"/> where none does.</summary>
    public static int StartOfWord(ReadOnlySpan<char> text, int end)
    {
        var start = end;
        while (start > 0 && end - start < Longest && (IsNameCharacter(text[start - 1]) && text[start - 1] != '.'))
        {
            start--;
        }

        return start;
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
    public static bool IsNameCharacter(char character) => character < 0x80 ? NameCharacters.Contains(character) : char.IsLetterOrDigit(character);

    private static bool IsJoiner(char character) => character is '.' or '-' or '$';
}
