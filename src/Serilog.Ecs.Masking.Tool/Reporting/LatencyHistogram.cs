namespace Serilog.Ecs.Masking.Tool.Reporting;

/// <summary>Counts durations in buckets that grow by 9 %, which is as exact as a percentile needs to be.</summary>
internal sealed class LatencyHistogram
{
    private const int BucketsPerOctave = 8;
    private const int Buckets = 42 * BucketsPerOctave;

    private readonly long[] _counts = new long[Buckets];

    public long Count { get; private set; }

    public void Add(long nanoseconds)
    {
        _counts[BucketOf(nanoseconds)]++;
        Count++;
    }

    public void Add(LatencyHistogram other)
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }

        Count += other.Count;
    }

    /// <summary>The buckets that are not empty, as pairs of an upper bound in milliseconds and a count.</summary>
    public IEnumerable<(double Milliseconds, long Count)> Filled()
    {
        for (var bucket = 0; bucket < Buckets; bucket++)
        {
            if (_counts[bucket] > 0)
            {
                yield return (Math.Round(Math.Pow(2, (bucket + 0.5) / BucketsPerOctave) / 1_000, 4), _counts[bucket]);
            }
        }
    }

    // In microseconds, from 1 to 50 days.
    private static int BucketOf(long nanoseconds) =>
        Math.Clamp((int)(Math.Log2(Math.Max(1, nanoseconds / 1_000.0)) * BucketsPerOctave), 0, Buckets - 1);
}
