namespace Serilog.Ecs.Masking.Tool.Progress;

/// <summary>Counts how far a long command is. Any thread may add and read.</summary>
internal sealed class ProgressMeter(long totalBytes)
{
    private long _bytes;
    private long _lines;

    /// <summary>The bytes of all inputs as they are on disk, or 0 if that is not known.</summary>
    public long TotalBytes { get; } = totalBytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public long Lines => Interlocked.Read(ref _lines);

    public void AddBytes(long count) => Interlocked.Add(ref _bytes, count);

    public void AddLines(long count) => Interlocked.Add(ref _lines, count);

    /// <summary>Returns a stream that counts what is read from another one.</summary>
    public Stream Count(Stream stream) => new CountedStream(stream, this);
}
