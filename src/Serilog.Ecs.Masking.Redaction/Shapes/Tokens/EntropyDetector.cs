using Serilog.Ecs.Masking.Redaction.Shapes.Characters;
using Serilog.Ecs.Masking.Redaction.Words;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Recognises a long random string next to a word that speaks of secrets. Off by default: digests look the same.</summary>
internal static class EntropyDetector
{
    private const int Shortest = 32;
    private const int Sample = 128;

    // Bits for each character: hexadecimal has 4 at most, and 32 random digits of it show at least 3.
    private const double LeastBits = 3;

    private static readonly CharacterSet Alphabet =
        CharacterSet.Base64Url | CharacterSet.Of('+') | CharacterSet.Of('/');

    private static readonly CharacterSet Padding = CharacterSet.Of('=');

    private static readonly string[] WordsNearSecrets = WordLists.PhrasesOf("near-secret");

    /// <summary>Returns where the random string at <paramref name="at"/> ends, or -1.</summary>
    public static int FindEnd(ReadOnlySpan<char> text, int at)
    {
        // Only the start of a run is looked at, or a long run would be read again and again.
        if (at > 0 && Alphabet.Contains(text[at - 1]))
        {
            return -1;
        }

        var end = Alphabet.EndOfRun(text, at);
        if (end - at < Shortest || BitsOf(text[at..Math.Min(end, at + Sample)]) < LeastBits || PlainWords.Covers(text[at..end]))
        {
            return -1;
        }

        return NearWords.Around(text, at, at, WordsNearSecrets) ? Padding.EndOfRun(text, end) : -1;
    }

    private static double BitsOf(ReadOnlySpan<char> text)
    {
        Span<byte> counts = stackalloc byte[128];
        foreach (var value in text)
        {
            counts[value]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            if (count > 0)
            {
                var share = (double)count / text.Length;
                bits -= share * Math.Log2(share);
            }
        }

        return bits;
    }
}
