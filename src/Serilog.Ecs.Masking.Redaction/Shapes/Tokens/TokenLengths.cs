using System.Runtime.CompilerServices;
using Serilog.Ecs.Masking.Redaction.Shapes.Characters;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>
/// Tokens without a prefix. They are recognised by their length, together with a checksum or the vendor's name before them.
/// </summary>
internal sealed class TokenLengths
{
    private const int Longest = 128;

    private readonly TokenSequence[]?[] _byLength = new TokenSequence[]?[Longest + 1];

    // One bit for the last two letters of each vendor's name.
    private readonly ulong[] _nameEnds = new ulong[16];

    // Those that need no name are longer than this, by the ASCII character that they start with.
    private readonly int[] _longerThan = new int[128];
    private readonly bool _areAllTried;

    public TokenLengths(List<TokenSequence> sequences)
    {
        _longerThan.AsSpan().Fill(int.MaxValue);
        foreach (var sequence in sequences)
        {
            var (least, most) = LengthOf(sequence);
            for (var length = least; length <= Math.Min(most, Longest); length++)
            {
                _byLength[length] = [.. _byLength[length] ?? [], sequence];
            }

            _areAllTried |= !sequence.NeedsKey && sequence.Near.Length > 0;
            for (var first = sequence.Near.Length == 0 ? sequence.SetAt(0) : default; first != default; first = first.WithoutFirst())
            {
                _longerThan[first.First] = Math.Min(_longerThan[first.First], least - 1);
            }

            foreach (var name in sequence.Near)
            {
                var end = EndOf(name[^2], name[^1]);
                _nameEnds[end >> 6] |= 1UL << (end & 63);
            }
        }
    }

    /// <summary>Returns whether one of them can start at a place from which so many characters of tokens follow one another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text, int at, int length) =>
        (text[at] < 128 && length > _longerThan[text[at]])
        || _areAllTried
        || (at > 2 && text[at - 1] is '=' or ':' or ' ' or '"' or '\'' or '-' && IsBehindName(text, StartOf(text, at)));

    /// <summary>Tries those of the length of what starts at a place, for one that is longer than what was found.</summary>
    public void TryLongest(ReadOnlySpan<char> text, int at, ref Finding finding)
    {
        at = StartOf(text, at);
        var end = CharacterSet.Base64Url.EndOfRun(text[..Math.Min(text.Length, at + Longest + 1)], at);
        if (end - at > Longest || _byLength[end - at] is not { } sequences)
        {
            return;
        }

        var isBehindName = IsBehindName(text, at);
        foreach (var sequence in sequences)
        {
            if ((isBehindName || !sequence.NeedsKey) && sequence.TryMatch(text, at, out var found) && found.Length > finding.Length)
            {
                finding = found;
            }
        }
    }

    private bool IsBehindName(ReadOnlySpan<char> text, int at)
    {
        var name = NearKey.EndBefore(text, at);
        if (name < 2)
        {
            return false;
        }

        var end = EndOf(text[name - 2], text[name - 1]);
        return ((_nameEnds[end >> 6] >> (end & 63)) & 1) != 0;
    }

    // A dash that a value begins with is of no word.
    private static int StartOf(ReadOnlySpan<char> text, int at) => at > 0 && text[at - 1] == '-' && TextBoundary.IsStart(text, at - 1) ? at - 1 : at;

    private static int EndOf(char first, char second) => ((first & 31) << 5) | (second & 31);

    // All parts of the alphabet that lengths are measured in; the next part ends it.
    private static (int Least, int Most) LengthOf(TokenSequence sequence)
    {
        var (least, most) = (0, 0);
        foreach (var part in sequence.Parts)
        {
            if ((part.Set & ~CharacterSet.Base64Url) != default)
            {
                break;
            }

            (least, most) = (least + part.Min, (int)Math.Min((long)most + part.Max, Longest));
        }

        return (least, most);
    }
}
