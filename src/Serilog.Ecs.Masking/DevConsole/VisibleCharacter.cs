using System.Globalization;
using System.Text;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Knows the characters that a terminal shows as themselves: no controls, none that turn the direction of writing, none without a shape.</summary>
internal static class VisibleCharacter
{
    // They join letters and emoji; text of some languages is not readable without.
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    public static bool IsShown(Rune rune) => IsShown(Rune.GetUnicodeCategory(rune)) || rune.Value is Joiner or NonJoiner;

    public static bool IsShown(char value) => IsShown(CharUnicodeInfo.GetUnicodeCategory(value)) || value is Joiner or NonJoiner;

    private static bool IsShown(UnicodeCategory category) =>
        category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
