using System.Buffers;

namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Whole lines of one input, in a buffer that is pooled.</summary>
internal sealed class Block(byte[] buffer, int length, string source, long firstLine) : IDisposable
{
    private byte[]? _buffer = buffer;

    public byte[] Buffer => _buffer ?? throw new ObjectDisposedException(nameof(Block));

    public int Length { get; } = length;

    /// <summary>The name of the input.</summary>
    public string Source { get; } = source;

    /// <summary>The number of the first line, counted from 1.</summary>
    public long FirstLine { get; } = firstLine;

    public ReadOnlySpan<byte> Text => Buffer.AsSpan(0, Length);

    public BlockLines Lines => new(Text);

    /// <summary>Returns the buffer to the pool. What it held is not cleared: it is the input as it is.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _buffer, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
