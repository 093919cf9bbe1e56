using System.Diagnostics;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>
/// What code allocates once it is compiled to the end: until then the runtime boxes on its own account, for as long as a busy machine lets it.
/// </summary>
internal static class Allocated
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Runs the code again and again, until it allocates no more than it may or patience ends, and returns the least that it allocated.</summary>
    public static long AtLeast(Action run, long mayBe = 0)
    {
        var least = long.MaxValue;
        for (var start = Stopwatch.GetTimestamp(); least > mayBe && Stopwatch.GetElapsedTime(start) < Patience;)
        {
            least = Math.Min(least, ByOne(run));
        }

        return least;
    }

    /// <summary>Runs the code so many times and returns the least that it allocated.</summary>
    public static long Least(Action run, int times)
    {
        var least = long.MaxValue;
        for (var count = 0; count < times; count++)
        {
            least = Math.Min(least, ByOne(run));
        }

        return least;
    }

    private static long ByOne(Action run)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
