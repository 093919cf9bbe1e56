namespace Serilog.Ecs.Masking.Tool.Streams;

/// <summary>Reads bytes that were taken from a stream already, then the rest of the stream.</summary>
internal sealed class ConcatenatedStream(ReadOnlyMemory<byte> first, Stream rest) : ForwardStream(rest)
{
    private ReadOnlyMemory<byte> _first = first;

    public override int Read(Span<byte> buffer)
    {
        if (_first.IsEmpty)
        {
            return Inner.Read(buffer);
        }

        var count = Math.Min(buffer.Length, _first.Length);
        _first.Span[..count].CopyTo(buffer);
        _first = _first[count..];
        return count;
    }
}
