using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Redaction.Text;

/// <summary>Tells by its last letters whether a word may be the name of a secret, or one that stands between it and its value.</summary>
internal static class NameEnding
{
    /// <summary>No word that ends so is shorter.</summary>
    public const int Shortest = 2;

    private static readonly uint[] LettersBefore = TableOf("is", "as", "to", "ow", "rd", "wd", "de", "se", "in", "tp", "vc", "vv", "vn", "sc", "pw", "ey", "et", "er");

    /// <summary>Whether the word before a place does; nearly all end in two letters that none of the names and none of <c>is</c>, <c>was</c>, <c>now</c> and <c>to</c> ends in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="before">The letter before the last.</param>
    /// <param name="last">The last letter of the word; a blank stands behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(ReadOnlySpan<char> text, int at, char before, char last)
    {
        var index = (uint)((last | 0x20) - 'a');
        var bit = (uint)((before | 0x20) - 'a');
        return index < (uint)LettersBefore.Length && bit < 26 && ((LettersBefore[(int)index] >> (int)bit) & 1) != 0 && IsConfirmed(text, at, before, last);
    }

    // password, passwd, pwd; code, passphrase; pin; otp; cvc, cvv, cvn, csc, pw; API key, secret; account number.
    private static bool IsConfirmed(ReadOnlySpan<char> text, int at, char before, char last)
    {
        var third = at > Shortest + 1 ? (char)(text[at - 4] | 0x20) : ' ';
        return ((char)(before | 0x20), (char)(last | 0x20)) switch
        {
            ('i', 's') or ('t', 'o') => third == ' ',
            ('a', 's') => third == 'w',
            ('o', 'w') => third == 'n',
            ('i', 'n') => third == 'p',
            ('r', 'd') or ('d', 'e') or ('t', 'p') => third == 'o',
            ('w', 'd') => third is 's' or 'p',
            ('s', 'e') => third == 'a',
            ('e', 'y') => third == 'k',
            ('e', 't') => third == 'r',
            ('e', 'r') => third == 'b',
            ('p', 'w') => !char.IsAsciiLetter(third),
            _ => third == 'c',
        };
    }

    private static uint[] TableOf(params string[] endings)
    {
        var table = new uint[26];
        foreach (var ending in endings)
        {
            table[ending[1] - 'a'] |= 1u << (ending[0] - 'a');
        }

        return table;
    }
}
