using System.Collections.Concurrent;

namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>A pool of objects that one thread at a time may use.</summary>
internal sealed class WorkerPool<TWorker>(Func<TWorker> create)
    where TWorker : class
{
    private readonly ConcurrentBag<TWorker> _idle = [];

    public TResult Use<TResult>(Func<TWorker, TResult> work)
    {
        var worker = _idle.TryTake(out var idle) ? idle : create();
        try
        {
            return work(worker);
        }
        finally
        {
            _idle.Add(worker);
        }
    }
}
