using System.Runtime.CompilerServices;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Tokens that begin like any other text, and are told by a character that stands a fixed distance behind their start.</summary>
internal sealed class TokenProbes
{
    private readonly Probe[] _probes;

    public TokenProbes(List<TokenSequence> sequences)
    {
        // The nearest first; of those that are as near, in the order of the table.
        _probes = new Probe[sequences.Count];
        for (var count = 0; count < _probes.Length; count++)
        {
            var sequence = sequences[count];
            var place = count;
            for (; place > 0 && _probes[place - 1].Distance > sequence.Anchor; place--)
            {
                _probes[place] = _probes[place - 1];
            }

            _probes[place] = new Probe(sequence.Anchor, TokenMatcher.Members(TokenMatcher.AnchorSet(sequence))[0], sequence);
        }
    }

    /// <summary>Whether one of them can start at a place from which so many characters of tokens follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text, int at, int length)
    {
        var probes = _probes;
        for (var index = 0; index < probes.Length; index++)
        {
            ref readonly var probe = ref probes[index];
            var place = at + probe.Distance;
            if (probe.Distance >= length || (uint)place >= (uint)text.Length)
            {
                return false;
            }

            if (text[place] == probe.Character)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tries all of them, for one that is longer than what was found.</summary>
    public void TryLongest(ReadOnlySpan<char> text, int at, ref Finding finding)
    {
        foreach (ref readonly var probe in _probes.AsSpan())
        {
            var place = at + probe.Distance;
            if (place >= text.Length)
            {
                return;
            }

            if (text[place] == probe.Character && probe.Sequence.TryMatch(text, at, out var found) && found.Length > finding.Length)
            {
                finding = found;
            }
        }
    }

    /// <summary>A character that tells a sequence, and how far behind its start it stands.</summary>
    private readonly record struct Probe(int Distance, char Character, TokenSequence Sequence);
}
