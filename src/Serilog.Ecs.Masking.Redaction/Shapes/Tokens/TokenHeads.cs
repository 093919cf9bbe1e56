using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Serilog.Ecs.Masking.Redaction.Shapes.Tokens;

/// <summary>Tokens that are recognised by their first characters.</summary>
/// <remarks>
/// A bit for the first three letters rejects ordinary words; only a hit goes on to the
/// sequences that share the first two. The number of formats does not change the cost of a rejected word.
/// </remarks>
internal sealed class TokenHeads
{
    private const int FilterWords = 1 << 11;
    private const int Buckets = 1 << 11;

    private readonly ulong[] _filter = new ulong[FilterWords];
    private readonly TokenSequence[]?[] _buckets = new TokenSequence[]?[Buckets];

    public TokenHeads(List<TokenSequence> sequences)
    {
        var buckets = new List<TokenSequence>?[Buckets];
        foreach (var sequence in sequences)
        {
            var (firsts, seconds, thirds) = (sequence.SetAt(0), sequence.SetAt(1), sequence.SetAt(2));
            for (var first = firsts; first != default; first = first.WithoutFirst())
            {
                for (var second = seconds; second != default; second = second.WithoutFirst())
                {
                    Insert(buckets[Bucket(first.First, second.First)] ??= [], sequence);
                    for (var third = thirds; third != default; third = third.WithoutFirst())
                    {
                        var hash = Hash(first.First, second.First, third.First);
                        _filter[hash >> 6] |= 1UL << (hash & 63);
                    }
                }
            }
        }

        for (var index = 0; index < Buckets; index++)
        {
            _buckets[index] = buckets[index]?.ToArray();
        }
    }

    /// <summary>Returns whether one of them can start at a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayMatch(ReadOnlySpan<char> text, int at) => PassesFilter(text, at) && MayStartAny(text, at);

    /// <summary>Tries those that can start at a place, for one that is longer than what was found.</summary>
    public void TryLongest(ReadOnlySpan<char> text, int at, ref Finding finding)
    {
        if (!PassesFilter(text, at) || _buckets[Bucket(text[at], text[at + 1])] is not { } bucket)
        {
            return;
        }

        // Most are turned away by their first letters, read as one number.
        var four = FourAt(text, at);
        foreach (var sequence in bucket)
        {
            if ((four == 0 || sequence.MayStartWith(four)) && sequence.TryMatch(text, at, out var found) && found.Length > finding.Length)
            {
                finding = found;
            }
        }
    }

    // The longest heads first: of two that find the same, the one that says more of it is right.
    private static void Insert(List<TokenSequence> bucket, TokenSequence sequence)
    {
        var place = bucket.Count;
        while (place > 0 && bucket[place - 1].Head < sequence.Head)
        {
            place--;
        }

        if (place == 0 || bucket[place - 1] != sequence)
        {
            bucket.Insert(place, sequence);
        }
    }

    // Of the words that begin as a token does, most go on otherwise: "api/" is no "api_org_".
    private bool MayStartAny(ReadOnlySpan<char> text, int at)
    {
        if (_buckets[Bucket(text[at], text[at + 1])] is not { } bucket)
        {
            return false;
        }

        var four = FourAt(text, at);
        foreach (var sequence in bucket)
        {
            if (four == 0 || sequence.MayStartWith(four))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool PassesFilter(ReadOnlySpan<char> text, int at)
    {
        if (at + 3 > text.Length)
        {
            return false;
        }

        var hash = Hash(text[at], text[at + 1], text[at + 2]);
        return ((_filter[hash >> 6] >> (hash & 63)) & 1) != 0;
    }

    private static ulong FourAt(ReadOnlySpan<char> text, int at) =>
        at + TokenSequence.HeadLength <= text.Length ? MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text[at..])) : 0;

    // Upper and lower case of the first letter are kept apart, which is what sets tokens off from words, and letters and
    // digits of the third.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(char first, char second, char third) =>
        ((first & 63) << 11) | ((second & 31) << 6) | ((third & 64) >> 1) | (third & 31);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bucket(char first, char second) => ((first & 63) << 5) | (second & 31);
}
