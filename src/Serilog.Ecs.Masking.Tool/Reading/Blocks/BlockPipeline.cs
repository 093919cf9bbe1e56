namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Works on blocks on all cores and hands the results on in the order of the blocks.</summary>
internal static class BlockPipeline
{
    // With two blocks for each core in memory; more cores than this wait for the disk.
    private static readonly int Workers = Math.Min(Environment.ProcessorCount, 16);

    /// <summary>Reads <paramref name="source"/> to its end.</summary>
    /// <param name="source">The blocks; each is disposed after its work.</param>
    /// <param name="work">Called on several threads at once.</param>
    /// <param name="finish">Called on this thread, in the order of the blocks.</param>
    /// <param name="cancellation">Ends the reading; what was read is finished.</param>
    public static void Run<TResult>(IBlockSource source, Func<Block, TResult> work, Action<TResult> finish, CancellationToken cancellation)
    {
        var running = new Queue<Task<TResult>>(Workers + 1);
        try
        {
            while (!cancellation.IsCancellationRequested && source.Read() is { } block)
            {
                running.Enqueue(Task.Run(() => WorkOn(block, work), CancellationToken.None));
                while (running.Count > (source.IsLive ? 0 : Workers))
                {
                    finish(running.Dequeue().GetAwaiter().GetResult());
                }
            }
        }
        finally
        {
            // Also after a fault of the source: what came before it is shown.
            while (running.Count > 0)
            {
                finish(running.Dequeue().GetAwaiter().GetResult());
            }
        }
    }

    private static TResult WorkOn<TResult>(Block block, Func<Block, TResult> work)
    {
        using (block)
        {
            return work(block);
        }
    }
}
