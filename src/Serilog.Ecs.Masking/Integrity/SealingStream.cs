using System.Runtime.ExceptionServices;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;

namespace Serilog.Ecs.Masking.Integrity;

/// <summary>
/// Seals each line on its way into a file. Here the order of the lines is the order of the bytes, whichever threads they
/// come from. The file sink calls it under its own lock.
/// </summary>
internal sealed class SealingStream : Stream
{
    private readonly Stream _file;
    private readonly Chain _chain;
    private readonly DocumentPlan _plan;
    private readonly TimeProvider _clock;
    private readonly Func<ChainRole> _endRole;
    private readonly LineBuffer _line = new();
    private readonly LineBuffer _own = new();
    private bool _isBroken;
    private bool _isClosed;

    /// <param name="file">Where the sealed lines go.</param>
    /// <param name="chain">The chain that they belong to.</param>
    /// <param name="plan">What the chain's own lines look like.</param>
    /// <param name="clock">The time of the chain's own lines.</param>
    /// <param name="before">The line that the first one here continues.</param>
    /// <param name="endsInMidLine">Whether the file ends without a line break.</param>
    /// <param name="endRole">Asked at the end whether the chain ends or goes on in another file.</param>
    public SealingStream(Stream file, Chain chain, DocumentPlan plan, TimeProvider clock, ChainPosition before, bool endsInMidLine, Func<ChainRole> endRole)
    {
        _file = file;
        _chain = chain;
        _plan = plan;
        _clock = clock;
        _endRole = endRole;
        Begin(before, endsInMidLine);
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        // A line that fails must not take the beginning of the next with it.
        ExceptionDispatchInfo? fault = null;
        int end;
        while ((end = buffer.IndexOf((byte)'\n')) >= 0)
        {
            _line.Append(buffer[..end]);
            buffer = buffer[(end + 1)..];
            try
            {
                WriteLine();
            }
            catch (Exception exception)
            {
                fault ??= ExceptionDispatchInfo.Capture(exception);
            }
            finally
            {
                _line.Clear();
            }
        }

        _line.Append(buffer);
        fault?.Throw();
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
                End();
            }
            catch (Exception exception)
            {
                SelfLog.WriteLine("The end line of an integrity chain could not be written: {0}.", exception.GetType().FullName);
            }
            finally
            {
                _file.Dispose();
            }
        }

        base.Dispose(disposing);
    }

    private void Begin(ChainPosition before, bool endsInMidLine)
    {
        ChainLine.WriteStart(_own, _plan, _clock.GetUtcNow(), before);
        _chain.Seal(_own, ChainRole.Start);
        if (endsInMidLine)
        {
            _file.WriteByte((byte)'\n');
        }

        Write(_own);
    }

    private void WriteLine()
    {
        if (_isBroken)
        {
            // Some of the line that failed may stand in the file; the chain goes on behind it.
            Begin(_chain.Position with { IsTorn = true }, endsInMidLine: true);
            _isBroken = false;
        }

        if (_line.Written is [(byte)'{', .., (byte)'}'])
        {
            _chain.Seal(_line, ChainRole.Event);
            Write(_line);
        }
        else
        {
            // No line of the formatter: passed on for what it is, and seen by the verifier.
            _line.Append("\n"u8);
            _file.Write(_line.Written);
        }
    }

    private void End()
    {
        if (_isBroken)
        {
            return;
        }

        var role = _endRole();
        ChainLine.WriteEnd(_own, _plan, _clock.GetUtcNow(), role);
        _chain.Seal(_own, role);
        Write(_own);
    }

    private void Write(LineBuffer line)
    {
        try
        {
            _file.Write(line.Written);
            _chain.Commit();
        }
        catch
        {
            _isBroken = true;
            throw;
        }
    }
}
