using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Collects the bytes of events and hands them to a file in one write. After a write that failed it takes no more bytes: the file is
/// closed and opened again.
/// </summary>
/// <remarks>
/// <see cref="FileStream"/> keeps the bytes of a failed flush and writes them with the next one. An event that was already written
/// elsewhere, or counted as lost, would then be in the file too. Closing the file at once settles it: <see cref="IsKept"/>.
/// A timer of the file sink may flush while another thread ends an event.
/// </remarks>
/// <param name="file">The stream of the file.</param>
/// <param name="endsInMidLine">Whether the file ends without a line break, because a process was killed or the disk was full.</param>
/// <param name="isBuffered">Whether events wait for others.</param>
internal sealed class LineStream(Stream file, bool endsInMidLine, bool isBuffered) : Stream
{
    private const int BufferedLength = 32 * 1024;

    private readonly LineBuffer _bytes = new();
    private bool _needsLineBreak = endsInMidLine;
    private bool _isHandedOver;
    private bool _isClosed;
    private int _lastEventEnd;

    /// <summary>Called after each write that succeeded.</summary>
    public Action? Written { get; set; }

    /// <summary>Whether an event is being written; a flush then is the end of the event.</summary>
    public bool IsInEvent { get; set; }

    /// <summary>The number of events that are not in the file, including those of a write that failed.</summary>
    public int WaitingEvents { get; private set; }

    /// <summary>Whether the end of the event is written although the stream is buffered.</summary>
    public bool WritesAtOnce { get; set; }

    public bool HasFailed { get; private set; }

    /// <summary>Whether the write that failed was at the end of an event.</summary>
    public bool FailedInEvent { get; private set; }

    /// <summary>Whether the write that failed succeeded when the file was closed.</summary>
    public bool IsKept { get; private set; }

    /// <summary>Whether a part of a line may be at the end of the file.</summary>
    public bool IsTorn { get; private set; }

    public override bool CanRead => false;

    // A writer that appends asks this and the position, and leaves out the byte-order mark.
    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => true;

    public override long Length => file.Length;

    public override long Position
    {
        get => file.Position + _bytes.Length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_bytes)
        {
            if (HasFailed)
            {
                throw new IOException("An earlier write to the file failed.");
            }

            if (_needsLineBreak)
            {
                _bytes.Append("\n"u8);
                _needsLineBreak = false;
            }

            _bytes.Append(buffer);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        lock (_bytes)
        {
            if (HasFailed)
            {
                return;
            }

            var endsEvent = IsInEvent && _bytes.Length > _lastEventEnd;
            WaitingEvents += endsEvent ? 1 : 0;
            _lastEventEnd = _bytes.Length;
            if (!isBuffered || WritesAtOnce || !IsInEvent || _bytes.Length >= BufferedLength)
            {
                FailedInEvent = endsEvent;
                WriteToFile();
            }
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>Drops what was not written. The file was truncated, and a write at the old position would leave a hole before it.</summary>
    public void Abandon() => HasFailed = true;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lock (_bytes)
            {
                CloseFile();
            }
        }

        base.Dispose(disposing);
    }

    private void CloseFile()
    {
        if (_isClosed)
        {
            return;
        }

        _isClosed = true;
        try
        {
            if (!HasFailed)
            {
                WriteToFile();
            }
        }
        finally
        {
            file.Dispose();
            IsKept = IsTorn && _isHandedOver;
            IsTorn &= !IsKept;
        }
    }

    private void WriteToFile()
    {
        try
        {
            _isHandedOver = false;
            file.Write(_bytes.Written);
            _isHandedOver = true;
            file.Flush();
        }
        catch
        {
            HasFailed = true;
            IsTorn = true;
            _bytes.Clear();
            throw;
        }

        _bytes.Clear();
        _lastEventEnd = 0;
        WaitingEvents = 0;
        Written?.Invoke();
    }
}
