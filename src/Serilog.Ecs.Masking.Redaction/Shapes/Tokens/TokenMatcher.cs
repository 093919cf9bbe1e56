using System.Buffers;
using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Finds vendor tokens: all sequences of the enabled rules, indexed by what tells them.</summary>
internal sealed class TokenMatcher
{
    private const int ShortestName = 4;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_");

    private readonly TokenHeads _heads;
    private readonly TokenProbes _probes;
    private readonly TokenLengths _lengths;
    private readonly TokenSequence[] _aroundTilde;
    private readonly TokenSequence[] _digitLed;

    /// <summary>Compiles the formats whose rule is in <paramref name="rules"/>.</summary>
    /// <param name="rules">The rules, by id.</param>
    /// <param name="minimum">The least confidence of what is found; a token of less is found where its vendor's name is its key.</param>
    public TokenMatcher(Dictionary<string, DetectorRule> rules, Confidence minimum)
    {
        var byStart = new List<TokenSequence>[] { [], [], [], [], [] };
        foreach (var format in TokenFormats.All)
        {
            var needsKey = format.Confidence < minimum;
            if (!rules.TryGetValue(format.Rule, out var rule) || format.HighestConfidence < minimum)
            {
                continue;
            }

            // The rule as this format gives it: its findings have the confidence of the format.
            var confidence = needsKey ? format.HighestConfidence : format.Confidence;
            rule = rule.Confidence == confidence ? rule : rule with { Confidence = confidence };

            foreach (var parts in TokenPattern.Expand(format.Pattern))
            {
                var sequence = new TokenSequence(rule, format, [.. parts], needsKey);
                byStart[(int)sequence.Anchor.Start].Add(sequence);
            }
        }

        _heads = new TokenHeads(byStart[(int)TokenStart.Head]);
        _probes = new TokenProbes(byStart[(int)TokenStart.Marker]);
        _lengths = new TokenLengths(byStart[(int)TokenStart.Length]);
        _aroundTilde = [.. byStart[(int)TokenStart.Tilde]];
        _digitLed = [.. byStart[(int)TokenStart.Number]];
    }

    /// <summary>Returns by what a token can be told that starts with the word at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="block">The block that the place is in.</param>
    /// <param name="bit">The place in the block.</param>
    /// <remarks>
    /// Tokens that are recognised by their length alone, or by a character far from their start, are long random strings and contain a digit.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScanKinds MayMatch(ReadOnlySpan<char> text, int at, in CharacterBlock block, int bit)
    {
        var kinds = _heads.MayMatch(text, at) ? ScanKinds.TokenHead : ScanKinds.None;
        if (!block.MayHaveDigit(bit))
        {
            return kinds;
        }

        var length = block.TokenLength(bit);
        return kinds
            | (_probes.MayMatch(text, at, length, block.WordLength(bit)) ? ScanKinds.TokenMarker : 0)
            | (_lengths.MayMatch(text, at, length) ? ScanKinds.TokenLength : 0);
    }

    /// <summary>Tries every token that can start with the word at <paramref name="at"/>, by what may tell it.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int floor, int at, ScanKinds kinds, out Finding finding)
    {
        finding = default;
        if ((kinds & ScanKinds.TokenHead) != 0)
        {
            _heads.TryLongest(text, at, ref finding);
        }

        if ((kinds & ScanKinds.TokenMarker) != 0)
        {
            _probes.TryLongest(text, floor, at, ref finding);
        }

        if ((kinds & ScanKinds.TokenLength) != 0 && _lengths.MayMatch(text, at, int.MaxValue))
        {
            _lengths.TryLongest(text, at, ref finding);
        }

        return finding.Length > 0;
    }

    /// <summary>
    /// Tries the tokens that start with the dollar sign at <paramref name="at"/>; the name of a scheme may be directly before: <c>argon2$argon2id$…</c>.
    /// </summary>
    public bool TryMatchDollarLed(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (TextBoundary.IsStart(text, at) || IsBehindName(text, at))
        {
            _heads.TryLongest(text, at, ref finding);
        }

        return finding.Length > 0;
    }

    // "argon2$argon2id$…": the name of a scheme.
    private static bool IsBehindName(ReadOnlySpan<char> text, int at) =>
        at >= ShortestName && !text[(at - ShortestName)..at].ContainsAnyExcept(NameCharacters);

    /// <summary>Tries the tokens that have a tilde at <paramref name="at"/>.</summary>
    public bool TryMatchAroundTilde(ReadOnlySpan<char> text, int floor, int at, out Finding finding) =>
        TryLongest(_aroundTilde, text, floor, at, out finding);

    /// <summary>Tries the tokens that start with a number, which is at <paramref name="at"/>.</summary>
    public bool TryMatchDigitLed(ReadOnlySpan<char> text, int at, out Finding finding) =>
        TryLongest(_digitLed, text, at, at, out finding);

    private static bool TryLongest(TokenSequence[] sequences, ReadOnlySpan<char> text, int floor, int at, out Finding finding)
    {
        finding = default;
        foreach (var sequence in sequences)
        {
            var start = at - sequence.Anchor.Distance;
            var isApart = start == at || (start >= floor && sequence.SetBeforeAnchor.Contains(text[at - 1]) && TextBoundary.IsStart(text, start));
            if (isApart && sequence.TryMatch(text, start, out var found) && found.Length > finding.Length)
            {
                finding = found;
            }
        }

        return finding.Length > 0;
    }
}
