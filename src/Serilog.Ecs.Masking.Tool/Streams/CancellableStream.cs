namespace Serilog.Ecs.Masking.Tool.Streams;

/// <summary>Stops reading when the command is cancelled.</summary>
internal sealed class CancellableStream(Stream inner, CancellationToken cancellation) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        cancellation.ThrowIfCancellationRequested();
        return Inner.Read(buffer);
    }
}
