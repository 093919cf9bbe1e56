using Serilog.Ecs.Masking.Tests.Support;

namespace Serilog.Ecs.Masking.Quality.Speed;

/// <summary>What masking a set of texts costs.</summary>
/// <param name="Nanoseconds">The time of the thread for each character.</param>
/// <param name="Bytes">The memory for each text.</param>
internal readonly record struct SpeedFigure(double Nanoseconds, long Bytes)
{
    private const double NanosecondsPerTick = 100;

    // Methods are compiled a second time, and better, in the background, once no new ones are called for a while.
    private const int WarmUpRounds = 20;
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(30);
    private static readonly TimeSpan PauseForCompiler = TimeSpan.FromMilliseconds(30);

    private static readonly TimeSpan ShortestRound = TimeSpan.FromMilliseconds(20);

    /// <summary>Masks all texts again and again and takes the fastest round: what else the machine does only ever adds to a round.</summary>
    public static SpeedFigure Measure(string[] texts, int rounds)
    {
        for (var round = 0; round < WarmUpRounds; round++)
        {
            var begun = ThreadTime.Now;
            while (ThreadTime.Now - begun < WarmUp)
            {
                MaskAll(texts);
            }

            Thread.Sleep(PauseForCompiler);
        }

        var start = ThreadTime.Now;
        MaskAll(texts);
        var passes = (int)Math.Max(1, ShortestRound.Ticks / Math.Max(1, (ThreadTime.Now - start).Ticks));
        var shortest = Enumerable.Range(0, rounds).Min(_ => Round(texts, passes));
        var before = GC.GetAllocatedBytesForCurrentThread();
        MaskAll(texts);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return new SpeedFigure(shortest.Ticks * NanosecondsPerTick / passes / texts.Sum(text => (long)text.Length), bytes / texts.Length);
    }

    private static TimeSpan Round(string[] texts, int passes)
    {
        var start = ThreadTime.Now;
        for (var pass = 0; pass < passes; pass++)
        {
            MaskAll(texts);
        }

        return ThreadTime.Now - start;
    }

    // As if none had been seen before.
    private static void MaskAll(string[] texts)
    {
        Engine.Forget();
        foreach (var text in texts)
        {
            Engine.Mask(text);
        }
    }
}
