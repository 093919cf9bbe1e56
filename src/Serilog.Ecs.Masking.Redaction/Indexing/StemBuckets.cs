using System.Numerics;

namespace Serilog.Ecs.Masking.Redaction.Indexing;

/// <summary>
/// Divides stems among the buckets of a <see cref="StemTable"/> so that the buckets together match as few places of ordinary text as possible: a
/// bucket knows which letters its stems have at each place, and not which of them belong together.
/// </summary>
internal sealed class StemBuckets
{
    // What more of them gain is not worth their time.
    private const int Passes = 3;

    private const int Values = 32;
    private const int Features = StemTable.Features;

    // How many characters of a text are not letters.
    private const double NoLetter = 0.25;

    // How often a letter occurs in English text, in percent, from a to z.
    private static readonly double[] LetterFrequencies =
        [8.2, 1.5, 2.8, 4.3, 12.7, 2.2, 2.0, 6.1, 7.0, 0.2, 0.8, 4.0, 2.4, 6.7, 7.5, 1.9, 0.1, 6.0, 6.3, 9.1, 2.8, 1.0, 2.4, 0.2, 2.0, 0.1];

    private readonly double[] _frequencies = new double[Values];

    // For each bucket and feature: how many stems have each value, how many have any, and how often one of the values occurs.
    private readonly short[] _counts = new short[StemTable.Buckets * Features * Values];
    private readonly short[] _anyCounts = new short[StemTable.Buckets * Features];
    private readonly double[] _sums = new double[StemTable.Buckets * Features];

    private StemBuckets()
    {
        _frequencies[0] = NoLetter;
        for (var letter = 0; letter < LetterFrequencies.Length; letter++)
        {
            _frequencies[letter + 1] = LetterFrequencies[letter] / 100 * (1 - NoLetter);
        }
    }

    /// <summary>Chooses a bucket for each stem.</summary>
    /// <param name="stems">The values that each feature of a stem may have, one bit each; all bits for one that it does not have.</param>
    public static int[] Choose(IReadOnlyList<uint[]> stems)
    {
        var buckets = new StemBuckets();
        var chosen = new int[stems.Count];
        for (var stem = 0; stem < stems.Count; stem++)
        {
            chosen[stem] = buckets.AddToBest(stems[stem]);
        }

        for (var pass = 0; pass < Passes; pass++)
        {
            for (var stem = 0; stem < stems.Count; stem++)
            {
                buckets.Change(chosen[stem], stems[stem], -1);
                chosen[stem] = buckets.AddToBest(stems[stem]);
            }
        }

        return chosen;
    }

    private int AddToBest(uint[] stem)
    {
        var best = 0;
        var least = double.MaxValue;
        for (var bucket = 0; bucket < StemTable.Buckets; bucket++)
        {
            var added = ProbabilityOfMore(bucket, stem);
            (best, least) = added < least ? (bucket, added) : (best, least);
        }

        Change(best, stem, 1);
        return best;
    }

    // How much likelier a bucket matches a place once it has one more stem.
    private double ProbabilityOfMore(int bucket, uint[] stem)
    {
        var before = 1.0;
        var after = 1.0;
        for (var feature = 0; feature < Features; feature++)
        {
            var place = (bucket * Features) + feature;
            var sum = _anyCounts[place] > 0 ? 1 : _sums[place];
            before *= sum;
            after *= stem[feature] == uint.MaxValue ? 1 : sum + (_anyCounts[place] > 0 ? 0 : FrequencyOfNew(place, stem[feature]));
        }

        return after - before;
    }

    private double FrequencyOfNew(int place, uint values)
    {
        var sum = 0.0;
        for (; values != 0; values &= values - 1)
        {
            var value = BitOperations.TrailingZeroCount(values);
            sum += _counts[(place * Values) + value] == 0 ? _frequencies[value] : 0;
        }

        return sum;
    }

    private void Change(int bucket, uint[] stem, short by)
    {
        for (var feature = 0; feature < Features; feature++)
        {
            var place = (bucket * Features) + feature;
            if (stem[feature] == uint.MaxValue)
            {
                _anyCounts[place] += by;
                continue;
            }

            for (var values = stem[feature]; values != 0; values &= values - 1)
            {
                var value = BitOperations.TrailingZeroCount(values);
                ref var count = ref _counts[(place * Values) + value];
                count += by;
                _sums[place] += by > 0 && count == 1 ? _frequencies[value] : by < 0 && count == 0 ? -_frequencies[value] : 0;
            }
        }
    }
}
