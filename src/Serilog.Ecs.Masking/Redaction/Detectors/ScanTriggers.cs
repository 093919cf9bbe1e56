using System.Numerics;
using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Redaction;

/// <summary>The few places of a block that a detector has to look at.</summary>
internal struct ScanTriggers
{
    private ulong _tokens;
    private ulong _numbers;
    private ulong _schemes;
    private ulong _specials;

    /// <summary>Chooses among the places of a block, which is about <paramref name="at"/>.</summary>
    /// <returns>All places, one bit for each.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Choose(in CharacterBlock block, ReadOnlySpan<char> text, int at, bool isLast, ScanReach reach)
    {
        var places = isLast ? ulong.MaxValue : (1UL << (CharacterBlock.Behind + CharacterBlock.Step)) - 1;
        places &= ulong.MaxValue << CharacterBlock.Behind;
        var starts = places & block.Words & ~(block.Words << 1);

        // Every token has a long run of its characters but one, whose tail may be anything: "sk_".
        _tokens = starts & (LongRuns(block.Tokens) | (block.LettersK >> 1));
        _schemes = Schemes(block, starts);
        _specials = places & block.Specials;
        _numbers = Numbers(block, text, at, places, reach);
        return _tokens | _numbers | _schemes | _specials;
    }

    /// <summary>Returns what a place was chosen for.</summary>
    public readonly ScanKinds KindsAt(int bit) =>
        (((_tokens >> bit) & 1) != 0 ? ScanKinds.Token : 0)
        | (((_numbers >> bit) & 1) != 0 ? ScanKinds.Number : 0)
        | (((_schemes >> bit) & 1) != 0 ? ScanKinds.Scheme : 0)
        | (((_specials >> bit) & 1) != 0 ? ScanKinds.Special : 0);

    // Where eleven characters in a row begin.
    private static ulong LongRuns(ulong tokens)
    {
        var two = tokens & (tokens >> 1);
        var four = two & (two >> 2);
        return four & (four >> 4) & (four >> 7);
    }

    // Words as long as the name of a scheme, with its rarest letter where it belongs: bearer, basic, BEGIN, ntlm,
    // negotiate, token, apikey, kakaoak.
    private static ulong Schemes(in CharacterBlock block, ulong starts)
    {
        var words = block.Words;
        var two = words & (words >> 1);
        var four = starts & two & (two >> 2);
        var five = four & (words >> 4);
        var six = five & (words >> 5);
        var nine = six & two >> 6 & (words >> 8) & ~(words >> 9);
        var isFive = five & ~(words >> 5);
        var isSix = six & ~(words >> 6);
        var isSeven = six & (words >> 6) & ~(words >> 7);
        return (block.LettersB & (isFive | isSix))
            | (block.LettersN & ((four & ~(words >> 4)) | nine))
            | ((block.LettersK >> 2) & isFive)
            | ((block.LettersK >> 3) & isSix)
            | (block.LettersK & isSeven);
    }

    private static ulong Numbers(in CharacterBlock block, ReadOnlySpan<char> text, int at, ulong places, ScanReach reach)
    {
        var wordStarts = block.Words & ~(block.Words << 1);
        var numbers = places & block.Digits & ~(block.Digits << 1);

        // Behind the two letters of a country, or the one of a passport, every number counts.
        var behindLetters = numbers & (wordStarts << 2) & ~(block.Digits << 2);
        if ((reach & ScanReach.Passports) != 0)
        {
            behindLetters |= numbers & (wordStarts << 1);
        }

        numbers &= wordStarts;
        return numbers == 0 ? behindLetters : behindLetters
            | ((reach & ScanReach.ShortNumbers) != 0 ? numbers : WorthReading(block, text, at, numbers));
    }

    // Dates and times have eight digits at most in eleven characters, and all that is sought has nine, unless a
    // plus or a parenthesis opens it, its first group has six, or something invisible or the end of a cut is near.
    private static ulong WorthReading(in CharacterBlock block, ReadOnlySpan<char> text, int at, ulong numbers)
    {
        const ulong Window = (1UL << CharacterBlock.Ahead) - 1;
        const int FewestDigits = 9;
        var digits = block.Digits;
        var two = digits & (digits >> 1);
        var worth = numbers & two & (two >> 2) & (two >> 4);
        for (var rest = numbers & ~worth; rest != 0; rest &= rest - 1)
        {
            var bit = BitOperations.TrailingZeroCount(rest);
            var before = at + bit - CharacterBlock.Behind - 1;
            if (BitOperations.PopCount((digits >> bit) & Window) >= FewestDigits
                || ((block.Joiners >> bit) & Window) != 0
                || (before >= 0 && (text[before] is '+' or '(' or '＋' or '（')))
            {
                worth |= 1UL << bit;
            }
        }

        return worth;
    }
}
