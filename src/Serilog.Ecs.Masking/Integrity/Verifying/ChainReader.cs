namespace Serilog.Ecs.Masking.Integrity.Verifying;

/// <summary>Reads the lines of several streams as one row of lines, in constant memory.</summary>
internal sealed class ChainReader(IEnumerable<Stream> streams, int maxLineLength = ChainReader.MaxLineLength) : IDisposable
{
    private const int MaxLineLength = 128 * 1024 * 1024;
    private readonly IEnumerator<Stream> _streams = streams.GetEnumerator();
    private byte[] _buffer = new byte[128 * 1024];
    private Stream? _stream;
    private int _lineStart;
    private int _lineLength;
    private int _next;
    private int _end;

    // Of the line that is being read: how much of it has no line break, and whether a part of it was dropped.
    private int _searched;
    private bool _isTooLong;

    /// <summary>The current line, without its line break. What is longer than a line can be is empty.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    public int StreamNumber { get; private set; }

    public long LineNumber { get; private set; }

    /// <summary>Whether the current line ends in a line break.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Goes on to the next line, and to the next stream after the last line of this one.</summary>
    /// <returns>Whether there is a line.</returns>
    public ValueTask<bool> MoveNextAsync(CancellationToken cancellationToken) =>
        _stream is not null && TryTakeLine() ? new ValueTask<bool>(true) : ReadAsync(cancellationToken);

    public void Dispose() => _streams.Dispose();

    private async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_stream is null)
            {
                if (!_streams.MoveNext())
                {
                    return false;
                }

                _stream = _streams.Current;
                StreamNumber++;
                LineNumber = 0;
            }

            if (TryTakeLine())
            {
                return true;
            }

            if (_searched > maxLineLength)
            {
                _isTooLong = true;
                _next = _end = _searched = 0;
            }

            if (!await FillAsync(_stream, cancellationToken).ConfigureAwait(false) && TryTakeRest())
            {
                return true;
            }
        }
    }

    private bool TryTakeLine()
    {
        var length = _buffer.AsSpan(_next + _searched, _end - _next - _searched).IndexOf((byte)'\n');
        if (length < 0)
        {
            _searched = _end - _next;
            return false;
        }

        Take(_searched + length, isWhole: true);
        return true;
    }

    /// <summary>
    /// Takes what follows the last line break of the stream. A file that is being written may have more by now: the rest of this line would be taken for one of
    /// its own.
    /// </summary>
    private bool TryTakeRest()
    {
        _stream = null;
        var isSomething = _searched > 0 || _isTooLong;
        if (isSomething)
        {
            Take(_searched, isWhole: false);
        }

        return isSomething;
    }

    private void Take(int length, bool isWhole)
    {
        _lineStart = _next;
        _lineLength = _isTooLong ? 0 : length;
        _next += isWhole ? length + 1 : length;
        IsWhole = isWhole;
        LineNumber++;
        _searched = 0;
        _isTooLong = false;
    }

    private async ValueTask<bool> FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            _end -= _next;
            _next = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
