using System.Globalization;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>Sees through characters that look like others, or like nothing.</summary>
internal static class Disguise
{
    /// <summary>Returns whether a character takes no room: zero-width spaces and joiners, the soft hyphen.</summary>
    public static bool IsInvisible(char value) =>
        value is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD' or '\u180E' or '\u200E' or '\u200F';

    /// <summary>Returns the ASCII form of a full-width character, and any other as it is.</summary>
    public static char Fold(char value) => value is >= '\uFF01' and <= '\uFF5E' ? (char)(value - 0xFEE0) : value;

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
