namespace Serilog.Ecs.Masking.Integrity;

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

    /// <summary>The current line, without its line break. What is longer than a line can be is empty.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    public int StreamNumber { get; private set; }

    public long LineNumber { get; private set; }

    /// <summary>Whether the current line ends in a line break.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>Goes on to the next line, and to the next stream where this one has no more.</summary>
    public bool MoveNext()
    {
        while (true)
        {
            if (_stream is not null && ReadLine(_stream))
            {
                LineNumber++;
                return true;
            }

            if (!_streams.MoveNext())
            {
                return false;
            }

            _stream = _streams.Current;
            StreamNumber++;
            LineNumber = 0;
        }
    }

    public void Dispose() => _streams.Dispose();

    private bool ReadLine(Stream stream)
    {
        var searched = 0;
        var isTooLong = false;
        while (true)
        {
            var length = _buffer.AsSpan(_next + searched, _end - _next - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(isTooLong ? 0 : searched + length, searched + length + 1, isWhole: true);
                return true;
            }

            searched = _end - _next;
            if (searched > maxLineLength)
            {
                isTooLong = true;
                _next = _end = searched = 0;
            }

            if (!Fill(stream))
            {
                var isSomething = searched > 0 || isTooLong;
                Take(isTooLong ? 0 : searched, searched, isWhole: false);

                // A file that is being written may have more by now: the rest of this line would be taken for one of its own.
                _stream = null;
                return isSomething;
            }
        }
    }

    private void Take(int length, int consumed, bool isWhole)
    {
        _lineStart = _next;
        _lineLength = length;
        _next += consumed;
        IsWhole = isWhole;
    }

    private bool Fill(Stream stream)
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

        var read = stream.Read(_buffer.AsSpan(_end));
        _end += read;
        return read > 0;
    }
}
