using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Folds characters that look like others, and finds invisible ones.</summary>
internal static class Disguise
{
    /// <summary>Characters that take no room: zero-width spaces and joiners, the soft hyphen, marks of direction and of form, fillers, controls.</summary>
    public const string Invisible =
        "\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E"
        + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\u3164\uFEFF\uFFA0"
        + "\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F";

    /// <summary>Spaces that are none of ASCII's.</summary>
    public const string Spaces = "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000";

    /// <summary>Returns whether a character takes no room.</summary>
    public static bool IsInvisible(char value) =>
        value < 0x80 ? IsControl(value) : value is <= '\u3164' or >= '\uFE00' && Invisible.Contains(value);

    /// <summary>Returns whether a character of ASCII is a control character; line breaks and tabs separate words, and are none.</summary>
    public static bool IsControl(char value) => value is < ' ' or '\u007F' && value is not ('\t' or '\n' or '\r');

    /// <summary>
    /// Returns whether a character is folded away or into another one: an invisible one, a space beyond ASCII, a full-width sign, a letter of a syllable.
    /// </summary>
    public static bool IsWorn(char value) =>
        IsInvisible(value) || Fold(value) != value || value is >= '\u1100' and <= '\u11FF';

    /// <summary>Returns the ASCII form of a full-width character or of a space, and any other as it is.</summary>
    public static char Fold(char value) =>
        value < '\u00A0' ? value : value is >= '\uFF01' and <= '\uFF5E' ? (char)(value - 0xFEE0) : value <= '\u3000' && Spaces.Contains(value) ? ' ' : value;

    /// <summary>Returns the value of a decimal digit of any script, or -1.</summary>
    public static int DigitOf(char value)
    {
        if (char.IsAsciiDigit(value))
        {
            return value - '0';
        }

        return value < 0x80 ? -1 : CharUnicodeInfo.GetDecimalDigitValue(value);
    }
}
