using System.Globalization;
using System.Text;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Recognises characters that are safe on a terminal: no control characters, no bidirectional controls, no invisible ones.</summary>
internal static class VisibleCharacter
{
    // They join letters and emoji, and some languages need them.
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    public static bool IsShown(Rune rune) => IsShown(Rune.GetUnicodeCategory(rune)) || rune.Value is Joiner or NonJoiner;

    public static bool IsShown(char value) => IsShown(CharUnicodeInfo.GetUnicodeCategory(value)) || value is Joiner or NonJoiner;

    private static bool IsShown(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
