using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Finds the parts of the names that a policy knows. Their stems, short runs of letters, are found in one vectorised pass; only where
/// one may be is the part looked at, and only around a part is there a name to read.
/// </summary>
internal sealed class StemSet
{
    /// <summary>The longest stretch that is searched at once.</summary>
    public const int ChunkLength = 1_024;

    /// <summary>The longest stem.</summary>
    public const int LongestStem = StemTable.Features;

    private const int MaskBits = 32;
    private const int Padding = 64;
    private const int ShortestInner = 3;

    private readonly StemTable _ascii = new();
    private readonly ForeignStems _foreign = new();
    private readonly StemIndex _index;

    /// <summary>Compiles parts.</summary>
    public StemSet(IEnumerable<StemPart> parts)
    {
        var stems = new HashSet<string>(StringComparer.Ordinal);
        var ascii = new List<StemPart>();
        var features = new List<uint[]>();
        foreach (var part in parts.OrderByDescending(static part => part.Length).ThenBy(static part => part.Text, StringComparer.Ordinal))
        {
            var stem = part.Stem.ToString();
            if (!Ascii.IsValid(stem))
            {
                _foreign.Add(part);
                continue;
            }

            ascii.Add(part);
            if (stems.Add(stem))
            {
                features.Add(FeaturesOf(stem));
            }
        }

        _index = new StemIndex(ascii);
        var chosen = StemBuckets.Choose(features);
        for (var index = 0; index < chosen.Length; index++)
        {
            _ascii.Add(features[index], chosen[index]);
        }
    }

    /// <summary>Finds where stems may begin in a stretch of text.</summary>
    /// <param name="text">The stretch, at most <see cref="ChunkLength"/> characters and the <see cref="LongestStem"/> after them.</param>
    /// <param name="masks">One bit for each of the first <see cref="ChunkLength"/> characters.</param>
    /// <returns>Whether any bit is set.</returns>
    [SkipLocalsInit]
    public bool Match(ReadOnlySpan<char> text, Span<uint> masks)
    {
        Span<byte> low = stackalloc byte[ChunkLength + LongestStem + Padding];
        var isAscii = StemReader.ReadAscii(text, low);
        var used = masks[..((Math.Min(text.Length, ChunkLength) + MaskBits - 1) / MaskBits)];
        ref var first = ref MemoryMarshal.GetReference(low);
        _ascii.Match(new StemFeatures(ref first, ref low[1], ref low[2], ref low[3], ref low[4], ref low[5]), used);
        var any = _index.Confirm(ref first, used);
        if (!isAscii && !_foreign.IsEmpty && ForeignStems.MayBeIn(text))
        {
            _foreign.Match(text, used);
            any = used.ContainsAnyExcept(0U);
        }

        return any;
    }

    /// <summary>Finds the part of which the stem is at an offset.</summary>
    /// <returns>The part, or <see langword="null"/> if only its bits are alike.</returns>
    public StemPart? FindAt(ReadOnlySpan<char> text, int at) => text[at] < 0x80 ? _index.FindAt(text, at) : _foreign.FindAt(text, at);

    // After a stem of two letters or less, its word ends.
    private static uint[] FeaturesOf(string stem)
    {
        var features = new uint[LongestStem];
        Array.Fill(features, uint.MaxValue);
        for (var index = 0; index < stem.Length; index++)
        {
            features[index] = 1U << StemReader.FeatureOf(stem[index]);
        }

        if (stem.Length < ShortestInner)
        {
            features[stem.Length] = 1U | (1U << StemReader.FeatureOf('s'));
        }

        return features;
    }
}
