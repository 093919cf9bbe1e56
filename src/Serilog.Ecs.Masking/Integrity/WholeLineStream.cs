namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Begins a new line where the last one may have been broken off: by a process that was killed, or by a disk that was full. The next
/// event would otherwise be the end of a line that nobody can read.
/// </summary>
internal sealed class WholeLineStream(Stream file, bool endsInMidLine) : Stream
{
    private bool _isBroken = endsInMidLine;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var isBroken = _isBroken;
        _isBroken = true;
        if (isBroken)
        {
            file.WriteByte((byte)'\n');
        }

        file.Write(buffer);
        _isBroken = false;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        var isBroken = _isBroken;
        _isBroken = true;
        file.Flush();
        _isBroken = isBroken;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
