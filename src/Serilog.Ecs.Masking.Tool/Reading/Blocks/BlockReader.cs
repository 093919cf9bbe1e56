using System.Buffers;
using Serilog.Ecs.Masking.Tool.Reading.Sources;

namespace Serilog.Ecs.Masking.Tool.Reading.Blocks;

/// <summary>Reads a stream in blocks that end with a line.</summary>
internal sealed class BlockReader : IBlockSource
{
    /// <summary>The longest line, in bytes; longer ones are left out and reported.</summary>
    public const int MaxLineLength = 16 * 1024 * 1024;

    public const int DefaultBlockLength = 512 * 1024;

    private readonly Stream _stream;
    private readonly string _name;
    private readonly Action<string> _report;
    private readonly int _blockLength;
    private readonly BlockCut? _cut;
    private byte[] _rest = [];
    private int _restLength;
    private long _line = 1;
    private bool _isAtEnd;
    private bool _isSkipping;

    public BlockReader(Stream stream, string name, bool isLive, Action<string> report, BlockCut? cut = null, int blockLength = DefaultBlockLength)
    {
        _stream = stream;
        _name = name;
        IsLive = isLive;
        _report = report;
        _blockLength = blockLength;
        _cut = cut;
    }

    public bool IsLive { get; }

    public Block? Read()
    {
        while (!_isAtEnd)
        {
            var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(_blockLength, _restLength + (_blockLength / 2)));
            _rest.AsSpan(0, _restLength).CopyTo(buffer);
            var length = Fill(ref buffer, _restLength, out var end);
            _isAtEnd = end < 0;
            var whole = _isAtEnd ? length : _cut?.Invoke(buffer.AsSpan(0, end)) ?? end;
            KeepRest(buffer.AsSpan(whole, length - whole));
            var start = 0;
            if (_isSkipping && (whole > 0 || _isAtEnd))
            {
                start = EndOfSkipped(buffer.AsSpan(0, whole));
            }

            if (whole > start)
            {
                return Take(buffer, start, whole);
            }

            ArrayPool<byte>.Shared.Return(buffer);
        }

        return null;
    }

    public void Dispose() => _stream.Dispose();

    // Reads until the buffer is full, or until a live stream has given a whole line.
    private int Fill(ref byte[] buffer, int length, out int end)
    {
        var searched = length;
        end = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                if (end > 0)
                {
                    return length;
                }

                if (buffer.Length >= MaxLineLength)
                {
                    // The head of a line that is too long: forget it, and go on to its end.
                    _isSkipping = true;
                    length = searched = 0;
                    continue;
                }

                Grow(ref buffer, length);
            }

            var read = ReadSome(buffer.AsSpan(length));
            if (read == 0)
            {
                end = -1;
                return length;
            }

            length += read;
            var last = buffer.AsSpan(searched, length - searched).LastIndexOf((byte)'\n');
            end = last < 0 ? end : searched + last + 1;
            searched = length;
            if (IsLive && end > 0)
            {
                return length;
            }
        }
    }

    private int ReadSome(Span<byte> buffer)
    {
        try
        {
            return _stream.Read(buffer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw InputException.For(_name, fault);
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 2, MaxLineLength));
        buffer.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    private void KeepRest(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > _rest.Length)
        {
            _rest = new byte[Math.Max(rest.Length, 64 * 1024)];
        }

        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    private int EndOfSkipped(ReadOnlySpan<byte> text)
    {
        _report($"{_name}: line {_line} is over 16 MB and was left out");
        _isSkipping = false;
        _line++;
        var end = text.IndexOf((byte)'\n');
        return end < 0 ? text.Length : end + 1;
    }

    private Block Take(byte[] buffer, int start, int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
        }

        var block = new Block(buffer, end - start, _name, _line);
        _line += block.Text.Count((byte)'\n');
        return block;
    }
}
