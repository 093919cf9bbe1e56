namespace Serilog.Ecs.Masking.Redaction.Shapes.Characters;

/// <summary>Hangul whose syllables are written letter by letter, as names of files on some systems are.</summary>
internal static class HangulJamo
{
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Trails = 0x11A7;
    private const int Syllables = 0xAC00;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TrailCount = 28;

    public static bool IsIn(ReadOnlySpan<char> text) => text.ContainsAnyInRange('\u1100', '\u11FF');

    /// <summary>Returns the syllable that starts at a place, and how many characters it takes; any other character as it is.</summary>
    public static char SyllableAt(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 1;
        var lead = text[at] - Leads;
        var vowel = at + 1 < text.Length ? text[at + 1] - Vowels : -1;
        if (lead is < 0 or >= LeadCount || vowel is < 0 or >= VowelCount)
        {
            return text[at];
        }

        var trail = at + 2 < text.Length ? text[at + 2] - Trails : 0;
        trail = trail is > 0 and < TrailCount ? trail : 0;
        length = trail > 0 ? 3 : 2;
        return (char)(Syllables + (((lead * VowelCount) + vowel) * TrailCount) + trail);
    }

    /// <summary>Writes a text syllable by syllable, and returns how long it is.</summary>
    public static int Compose(ReadOnlySpan<char> text, Span<char> target)
    {
        var written = 0;
        for (var at = 0; at < text.Length;)
        {
            target[written++] = SyllableAt(text, at, out var length);
            at += length;
        }

        return written;
    }
}
