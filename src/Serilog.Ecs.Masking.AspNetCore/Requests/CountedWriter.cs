using System.IO.Pipelines;

namespace Serilog.Ecs.Masking.AspNetCore;

/// <summary>Counts what is written through a response's pipe.</summary>
internal sealed class CountedWriter(PipeWriter writer, CountedResponse response) : PipeWriter
{
    public override bool CanGetUnflushedBytes => writer.CanGetUnflushedBytes;

    public override long UnflushedBytes => writer.UnflushedBytes;

    public override void Advance(int bytes)
    {
        writer.Advance(bytes);
        response.Add(bytes);
    }

    public override Memory<byte> GetMemory(int sizeHint = 0) => writer.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => writer.GetSpan(sizeHint);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => writer.FlushAsync(cancellationToken);

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        response.Add(source.Length);
        return writer.WriteAsync(source, cancellationToken);
    }

    public override void CancelPendingFlush() => writer.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => writer.Complete(exception);

    public override ValueTask CompleteAsync(Exception? exception = null) => writer.CompleteAsync(exception);
}
