using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Files;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Seals each line on its way into a file. Here the order of the lines is the order of the bytes, whichever threads they
/// come from. The file sink calls it under its own lock.
/// </summary>
internal sealed class SealingStream : Stream
{
    private readonly LineStream _file;
    private readonly Chain _chain;
    private readonly DocumentPlan _plan;
    private readonly TimeProvider _clock;
    private readonly Func<ChainRole> _endRole;
    private readonly LineBuffer _line = new();
    private readonly LineBuffer _own = new();
    private bool _isClosed;

    /// <param name="file">The stream that the sealed lines are written to.</param>
    /// <param name="chain">The chain that they belong to.</param>
    /// <param name="plan">The layout of the chain's own lines.</param>
    /// <param name="clock">The time of the chain's own lines.</param>
    /// <param name="before">The line that the first one here continues.</param>
    /// <param name="endRole">Asked at the end whether the chain ends or goes on in another file.</param>
    public SealingStream(LineStream file, Chain chain, DocumentPlan plan, TimeProvider clock, ChainPosition before, Func<ChainRole> endRole)
    {
        _file = file;
        _file.Written = chain.Confirm;
        _chain = chain;
        _plan = plan;
        _clock = clock;
        _endRole = endRole;
        WriteStart(before);
    }

    public override bool CanRead => false;

    public override bool CanSeek => _file.CanSeek;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        int end;
        while ((end = buffer.IndexOf((byte)'\n')) >= 0)
        {
            _line.Append(buffer[..end]);
            buffer = buffer[(end + 1)..];
            try
            {
                WriteLine();
            }
            finally
            {
                _line.Clear();
            }
        }

        _line.Append(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isClosed)
        {
            _isClosed = true;
            try
            {
                if (!_file.HasFailed)
                {
                    WriteEnd();
                }
            }
            finally
            {
                CloseFile();
            }
        }

        base.Dispose(disposing);
    }

    private void CloseFile()
    {
        try
        {
            _file.Dispose();
        }
        finally
        {
            if (_file is { HasFailed: true, IsKept: false })
            {
                _chain.Rollback();
            }
            else
            {
                _chain.Confirm();
            }
        }
    }

    private void WriteStart(ChainPosition before)
    {
        ChainLine.WriteStart(_own, _plan, _clock.GetUtcNow(), before);
        Seal(_own, ChainRole.Start);
    }

    private void WriteLine()
    {
        if (_line.Written is [(byte)'{', .., (byte)'}'])
        {
            Seal(_line, ChainRole.Event);
        }
        else
        {
            // The formatter did not write this line; the verifier reports it.
            _line.Append("\n"u8);
            _file.Write(_line.Written);
        }
    }

    private void WriteEnd()
    {
        var role = _endRole();
        ChainLine.WriteEnd(_own, _plan, _clock.GetUtcNow(), role);
        Seal(_own, role);
    }

    private void Seal(LineBuffer line, ChainRole role)
    {
        _chain.Seal(line, role);
        _file.Write(line.Written);
        _chain.Commit();
    }
}
