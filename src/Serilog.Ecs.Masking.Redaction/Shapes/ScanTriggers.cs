using System.Numerics;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes;

/// <summary>The few places of a block that a detector has to look at.</summary>
internal struct ScanTriggers
{
    private ulong _tokens;
    private ulong _numbers;
    private ulong _schemes;
    private ulong _specials;

    /// <summary>Chooses the places of a block that are worth a closer look, one bit for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Choose(in CharacterBlock block, ReadOnlySpan<char> text, ScanReach reach)
    {
        var starts = block.Places & block.Words & ~(block.Words << 1);

        // Every token has a long run of its characters but one, whose tail may be anything: "sk_".
        _tokens = starts & (LongRuns(block.Tokens) | (block.LettersK >> 1));
        _schemes = Schemes(block, starts);
        _specials = block.Places & (block.Specials | block.Dollars);
        _numbers = block.Digits == 0 ? 0 : Numbers(block, text, reach);
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
    // negotiate, token, apikey, kakaoak. And behind them what may be credentials, or before them the dash of "-----BEGIN".
    private static ulong Schemes(in CharacterBlock block, ulong starts)
    {
        var words = block.Words;
        var two = words & (words >> 1);
        var four = starts & two & (two >> 2);
        var five = four & (words >> 4);
        var six = five & (words >> 5);
        var nine = six & two >> 6 & (words >> 8) & ~(words >> 9);
        var isFour = four & ~(words >> 4) & block.LettersN;
        var isFive = five & ~(words >> 5) & (block.LettersB | (block.LettersK >> 2));
        var isSix = six & ~(words >> 6) & (block.LettersB | (block.LettersK >> 3));
        var isSeven = six & (words >> 6) & ~(words >> 7) & block.LettersK;
        nine &= block.LettersN;
        if ((isFour | isFive | isSix | isSeven | nine) == 0)
        {
            return 0;
        }

        var credentials = Credentials(block);
        return (isFour & Ahead(credentials, 5))
            | (isFive & (Ahead(credentials, 6) | (block.Names << 1)))
            | (isSix & Ahead(credentials, 7))
            | (isSeven & Ahead(credentials, 8))
            | (nine & Ahead(credentials, 10));
    }

    // Where credentials may begin, or what else may be before them: a word of less than eight characters is none, unless
    // there is something beyond ASCII that may have cut it off.
    private static ulong Credentials(in CharacterBlock block)
    {
        var tokens = block.Tokens | block.Specials;
        var two = tokens & Ahead(tokens, 1);
        var four = two & Ahead(two, 2);
        return block.IsAscii ? ~tokens | (four & Ahead(four, 4)) : ulong.MaxValue;
    }

    private static ulong Numbers(in CharacterBlock block, ReadOnlySpan<char> text, ScanReach reach)
    {
        var wordStarts = block.Words & ~(block.Words << 1);
        var numbers = block.Places & block.Digits & ~(block.Digits << 1);

        // Behind the two letters of a country, or the one of a passport, every number counts.
        var behindLetters = numbers & (wordStarts << 2) & (block.Words << 1) & ~(block.Digits << 2);
        if ((reach & ScanReach.Passports) != 0)
        {
            behindLetters |= numbers & (wordStarts << 1);
        }

        numbers &= wordStarts;
        return behindLetters | ((reach & ScanReach.ShortNumbers) != 0 ? numbers : WorthReading(block, text, numbers));
    }

    // Dates and times have eight digits at most in eleven characters, and all that is sought has nine, unless a
    // plus or a parenthesis opens it, its first group has six, or something invisible or the end of a cut is near.
    private static ulong WorthReading(in CharacterBlock block, ReadOnlySpan<char> text, ulong numbers)
    {
        const int FewestDigits = 9;
        var digits = block.Digits;
        var two = digits & (digits >> 1);
        var worth = numbers & two & (two >> 2) & (two >> 4);
        if (BitOperations.PopCount(digits) >= FewestDigits)
        {
            worth |= numbers & ~HaveThreeOthers(digits);
        }

        worth |= numbers & (block.Openers << 1);
        return block.IsAscii ? worth : worth | WorthReadingBeyondAscii(block, text, numbers & ~worth);
    }

    private static ulong WorthReadingBeyondAscii(in CharacterBlock block, ReadOnlySpan<char> text, ulong numbers)
    {
        const ulong Window = (1UL << CharacterBlock.Ahead) - 1;
        var worth = 0UL;
        for (var opened = numbers & (block.Specials << 1); opened != 0; opened &= opened - 1)
        {
            var bit = BitOperations.TrailingZeroCount(opened);
            worth |= text[block.Start + bit - 1] is '＋' or '（' ? 1UL << bit : 0;
        }

        for (var joined = block.Joiners == 0 ? 0 : numbers & ~worth; joined != 0; joined &= joined - 1)
        {
            var bit = BitOperations.TrailingZeroCount(joined);
            worth |= ((block.Joiners >> bit) & Window) != 0 ? 1UL << bit : 0;
        }

        return worth;
    }

    // Of the eleven characters from a place on, three or more are no digits: counted up to three for two, four and eight at once.
    private static ulong HaveThreeOthers(ulong digits)
    {
        var one = ~digits;
        var twoOne = one | Ahead(one, 1);
        var twoTwo = one & Ahead(one, 1);
        var fourOne = twoOne | Ahead(twoOne, 2);
        var fourTwo = twoTwo | Ahead(twoTwo, 2) | (twoOne & Ahead(twoOne, 2));
        var fourThree = (twoTwo & Ahead(twoOne, 2)) | (twoOne & Ahead(twoTwo, 2));
        var eightOne = fourOne | Ahead(fourOne, 4);
        var eightTwo = fourTwo | Ahead(fourTwo, 4) | (fourOne & Ahead(fourOne, 4));
        var eightThree = fourThree | Ahead(fourThree, 4) | (fourTwo & Ahead(fourOne, 4)) | (fourOne & Ahead(fourTwo, 4));
        var lastOne = Ahead(twoOne | Ahead(one, 2), 8);
        var lastTwo = Ahead(twoTwo | (twoOne & Ahead(one, 2)), 8);
        var lastThree = Ahead(twoTwo & Ahead(one, 2), 8);
        return eightThree | lastThree | (eightTwo & lastOne) | (eightOne & lastTwo);
    }

    // Beyond the block there is anything.
    private static ulong Ahead(ulong bits, int places) => (bits >> places) | (ulong.MaxValue << (64 - places));
}
