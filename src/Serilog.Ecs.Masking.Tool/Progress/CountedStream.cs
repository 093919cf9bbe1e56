using Serilog.Ecs.Masking.Tool.Streams;

namespace Serilog.Ecs.Masking.Tool.Progress;

/// <summary>Counts what is read from a stream, before it is decompressed.</summary>
internal sealed class CountedStream(Stream inner, ProgressMeter meter) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        meter.AddBytes(read);
        return read;
    }
}
