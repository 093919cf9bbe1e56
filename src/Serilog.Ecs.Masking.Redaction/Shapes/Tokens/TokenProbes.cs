using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Tokens that begin like any other text, but have a literal at a fixed distance from their start.</summary>
internal sealed class TokenProbes
{
    // A key in Base64 may begin with characters that are of no word.
    private const int MostSigns = 2;

    // A marker so far from the start follows letters, digits and what Base64 has besides: in a name or a path, a full
    // stop or an equals sign comes sooner.
    private const int Far = 32;

    // The nearest first.
    private readonly Probe[] _probes;

    public TokenProbes(List<TokenSequence> sequences)
    {
        var probes = new SortedDictionary<int, Probe>();
        foreach (var sequence in sequences)
        {
            var distance = sequence.Anchor.Distance;
            var probe = probes.TryGetValue(distance, out var other) ? other : new Probe(distance, default, []);
            probes[distance] = probe with { Characters = probe.Characters | sequence.AnchorSet, Sequences = [.. probe.Sequences, sequence] };
        }

        _probes = [.. probes.Values];
    }

    /// <summary>Returns whether one of them can start at a place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The place.</param>
    /// <param name="length">How many characters of tokens follow one another from there.</param>
    /// <param name="word">How many letters, digits and underscores do.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text, int at, int length, int word)
    {
        var probes = _probes;
        var signs = SignsBefore(text, at);
        for (var index = 0; index < probes.Length; index++)
        {
            ref readonly var probe = ref probes[index];
            var least = probe.Distance - signs;
            if (least >= length || at + least >= text.Length)
            {
                return false;
            }

            if (probe.Distance >= Far && !IsDense(text, at, word))
            {
                return false;
            }

            for (var place = at + least; place <= at + probe.Distance && place < text.Length; place++)
            {
                if (probe.Characters.Contains(text[place]))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Tries all of them, for one that is longer than what was found.</summary>
    public void TryLongest(ReadOnlySpan<char> text, int floor, int at, ref Finding finding)
    {
        var signs = Math.Min(SignsBefore(text, at), at - floor);
        for (var start = at - signs; start <= at; start++)
        {
            foreach (ref readonly var probe in _probes.AsSpan())
            {
                var place = start + probe.Distance;
                if (place >= text.Length)
                {
                    break;
                }

                if (probe.Characters.Contains(text[place]))
                {
                    TryAt(probe.Sequences, text, start, ref finding);
                }
            }
        }
    }

    private static void TryAt(TokenSequence[] sequences, ReadOnlySpan<char> text, int start, ref Finding finding)
    {
        foreach (var sequence in sequences)
        {
            if (sequence.AnchorSet.Contains(text[start + sequence.Anchor.Distance])
                && sequence.TryMatch(text, start, out var found)
                && found.Length > finding.Length)
            {
                finding = found;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDense(ReadOnlySpan<char> text, int at, int word)
    {
        var end = at + Math.Min(word, Far);
        return end >= text.Length || text[end] is not ('.' or '=');
    }

    // The signs that a value begins with.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SignsBefore(ReadOnlySpan<char> text, int at) =>
        at == 0 || text[at - 1] is not ('+' or '/' or '-') ? 0 : CountSigns(text, at);

    private static int CountSigns(ReadOnlySpan<char> text, int at)
    {
        var signs = 1;
        while (signs < at && signs <= MostSigns && text[at - signs - 1] is '+' or '/' or '-')
        {
            signs++;
        }

        return signs <= MostSigns && (signs == at || TextBoundary.IsStart(text, at - signs)) ? signs : 0;
    }

    /// <summary>The sequences with an identifying character at one distance from their start.</summary>
    private readonly record struct Probe(int Distance, CharacterSet Characters, TokenSequence[] Sequences);
}
