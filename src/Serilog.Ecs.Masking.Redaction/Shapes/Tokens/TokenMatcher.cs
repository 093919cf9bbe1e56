using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Finds vendor tokens: all sequences of the enabled rules, indexed by how they start.</summary>
/// <remarks>
/// Ordinary words are turned away by one bit, chosen by their first three letters; only a hit goes on to the
/// sequences of that letter. Few words of any language start like a token.
/// </remarks>
internal sealed class TokenMatcher
{
    private const char Tilde = '~';
    private const int TrigramWords = 1 << 11;

    private readonly ulong[] _trigrams = new ulong[TrigramWords];
    private readonly TokenSequence[][] _byFirst = new TokenSequence[128][];
    private readonly TokenSequence[] _aroundTilde;
    private readonly TokenSequence[] _digitLed;
    private readonly TokenProbes _probes;

    /// <summary>Compiles the formats whose rule is in <paramref name="rules"/>.</summary>
    public TokenMatcher(Dictionary<string, DetectorRule> rules)
    {
        var byFirst = new List<TokenSequence>?[_byFirst.Length];
        var aroundTilde = new List<TokenSequence>();
        var digitLed = new List<TokenSequence>();
        var probed = new List<TokenSequence>();
        foreach (var format in TokenFormats.All)
        {
            if (!rules.TryGetValue(format.Id, out var rule))
            {
                continue;
            }

            foreach (var parts in TokenPattern.Expand(format.Pattern))
            {
                var sequence = new TokenSequence(rule, format, [.. parts]);
                var isAroundTilde = AnchorSet(sequence) == CharacterSet.Of(Tilde);
                var isDigitLed = sequence.SetAt(0) == CharacterSet.Digits;
                var isProbed = !isAroundTilde && sequence.Anchor > 0 && !StartsWord(sequence);
                AddIf(isAroundTilde, aroundTilde, sequence);
                AddIf(isDigitLed, digitLed, sequence);
                AddIf(isProbed, probed, sequence);
                if (!isAroundTilde && !isDigitLed && !isProbed)
                {
                    AddFirsts(byFirst, sequence);
                    AddTrigrams(sequence);
                }
            }
        }

        _aroundTilde = [.. aroundTilde];
        _digitLed = [.. digitLed];
        _probes = new TokenProbes(probed);
        for (var first = 0; first < _byFirst.Length; first++)
        {
            _byFirst[first] = byFirst[first]?.ToArray() ?? [];
        }
    }

    /// <summary>Whether a token can start with the word at <paramref name="at"/>, in a run of token characters that is so long.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text, int at, int length)
    {
        if (at + 3 <= text.Length && MayStart(text[at], text[at + 1], text[at + 2]) && MayStartAny(text, at))
        {
            return true;
        }

        return _probes.MayMatch(text, at, length);
    }

    /// <summary>Tries every token that can start with the word at <paramref name="at"/>.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        if (at + 3 <= text.Length && MayStart(text[at], text[at + 1], text[at + 2]) && text[at] < 128)
        {
            TryLongest(_byFirst[text[at]], text, floor, at, out finding);
        }

        _probes.TryLongest(text, at, ref finding);
        return finding.Length > 0;
    }

    /// <summary>Tries the tokens that have a tilde at <paramref name="at"/>.</summary>
    public bool TryMatchAroundTilde(ReadOnlySpan<char> text, int floor, int at, out Finding finding) =>
        TryLongest(_aroundTilde, text, floor, at, out finding);

    /// <summary>Tries the tokens that start with a number, which is at <paramref name="at"/>.</summary>
    public bool TryMatchDigitLed(ReadOnlySpan<char> text, int at, out Finding finding) =>
        TryLongest(_digitLed, text, at, at, out finding);

    // Of the words that begin as a token does, most go on otherwise: "api/" is no "api_org_".
    private bool MayStartAny(ReadOnlySpan<char> text, int at)
    {
        if (at + TokenSequence.HeadLength > text.Length || text[at] >= 128)
        {
            return true;
        }

        var four = MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[at..]));
        foreach (var sequence in _byFirst[text[at]])
        {
            if (sequence.Anchor > 0 || sequence.MayStartWith(four))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TryLongest(
        TokenSequence[] sequences, ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        var four = at + TokenSequence.HeadLength <= text.Length ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[at..])) : 0;
        foreach (var sequence in sequences)
        {
            // Most are turned away by their first letters, read as one number.
            if (four != 0 && sequence.Anchor == 0 && !sequence.MayStartWith(four))
            {
                continue;
            }

            var start = at - sequence.Anchor;
            var isApart = sequence.Anchor == 0
                || (start >= floor && TextBoundary.IsStart(text, start));
            if (isApart && sequence.TryMatch(text, start, out var found) && found.Length > finding.Length)
            {
                finding = found;
            }
        }

        return finding.Length > 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayStart(char first, char second, char third)
    {
        var hash = Trigram(first, second, third);
        return ((_trigrams[hash >> 6] >> (hash & 63)) & 1) != 0;
    }

    // Upper and lower case of the first letter are kept apart, which is what sets tokens off from words, and letters and
    // digits of the third.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Trigram(char first, char second, char third) =>
        ((first & 63) << 11) | ((second & 31) << 6) | ((third & 64) >> 1) | (third & 31);

    private static void AddIf(bool belongs, List<TokenSequence> sequences, TokenSequence sequence)
    {
        if (belongs)
        {
            sequences.Add(sequence);
        }
    }

    private static void AddFirsts(List<TokenSequence>?[] byFirst, TokenSequence sequence)
    {
        foreach (var first in Members(AnchorSet(sequence)))
        {
            (byFirst[first] ??= []).Add(sequence);
        }
    }

    private void AddTrigrams(TokenSequence sequence)
    {
        var seconds = Members(sequence.SetAt(sequence.Anchor + 1));
        var thirds = Members(sequence.SetAt(sequence.Anchor + 2));
        foreach (var first in Members(sequence.SetAt(sequence.Anchor)))
        {
            foreach (var second in seconds)
            {
                foreach (var third in thirds)
                {
                    var hash = Trigram(first, second, third);
                    _trigrams[hash >> 6] |= 1UL << (hash & 63);
                }
            }
        }
    }

    /// <summary>What may stand at the place that tells a sequence.</summary>
    public static CharacterSet AnchorSet(TokenSequence sequence) => sequence.SetAt(sequence.Anchor);

    private static bool StartsWord(TokenSequence sequence) =>
        CharacterSet.Word.Contains(Members(AnchorSet(sequence))[0])
        && (sequence.SetAt(sequence.Anchor - 1) & CharacterSet.Word) == default;

    /// <summary>The characters of a set.</summary>
    public static string Members(CharacterSet set)
    {
        Span<char> members = stackalloc char[128];
        var count = 0;
        for (var bits = set.Low; bits != 0; bits &= bits - 1)
        {
            members[count++] = (char)BitOperations.TrailingZeroCount(bits);
        }

        for (var bits = set.High; bits != 0; bits &= bits - 1)
        {
            members[count++] = (char)(64 + BitOperations.TrailingZeroCount(bits));
        }

        return new string(members[..count]);
    }
}
