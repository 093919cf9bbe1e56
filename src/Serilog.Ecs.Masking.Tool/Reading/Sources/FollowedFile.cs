using System.Buffers;
using Serilog.Ecs.Masking.Tool.Reading.Blocks;

namespace Serilog.Ecs.Masking.Tool.Reading.Sources;

/// <summary>Reads a file that grows, and the file that takes its place after a rotation.</summary>
internal sealed class FollowedFile : IDisposable
{
    private readonly string _path;
    private readonly ByteBuffer _partial = new();
    private readonly byte[] _buffer = new byte[BlockReader.DefaultBlockLength];
    private FileStream? _stream;
    private string? _openedAs;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path, which need not exist yet.</param>
    /// <param name="lines">How many lines of what is there already are read.</param>
    public FollowedFile(string path, int lines)
    {
        _path = path;
        if (File.Exists(path) || Directory.Exists(path))
        {
            Open();
            _stream!.Position = TailPosition.Find(_stream, lines);
        }
    }

    /// <summary>Returns the whole lines that were added, or <see langword="null"/> if there are none.</summary>
    public Block? Poll()
    {
        if (_stream is null && !TryOpen())
        {
            return null;
        }

        int read;
        while ((read = _stream!.Read(_buffer)) > 0 || HasRotated())
        {
            if (read == 0)
            {
                continue;
            }

            var end = _buffer.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
            if (end == 0)
            {
                _partial.Append(_buffer.AsSpan(0, read));
                continue;
            }

            return Take(end, read);
        }

        return null;
    }

    public void Dispose() => _stream?.Dispose();

    private Block Take(int end, int read)
    {
        var length = _partial.Length + end;
        var bytes = ArrayPool<byte>.Shared.Rent(length);
        _partial.Written.CopyTo(bytes);
        _buffer.AsSpan(0, end).CopyTo(bytes.AsSpan(_partial.Length));
        _partial.Rewind(0);
        _partial.Append(_buffer.AsSpan(end, read - end));
        return new Block(bytes, length, _path, 1);
    }

    private bool TryOpen()
    {
        if (!File.Exists(_path))
        {
            return false;
        }

        Open();
        return true;
    }

    private void Open()
    {
        _stream = InputStream.OpenFile(_path);
        _openedAs = TargetOf(_stream);
    }

    // Asked after everything was read. Linux reports the present name of an open file; elsewhere its length decides.
    private bool HasRotated()
    {
        var found = new FileInfo(_path);
        if (!found.Exists)
        {
            return false;
        }

        if (_stream!.Length < _stream.Position)
        {
            _partial.Rewind(0);
            _stream.Position = 0;
            return _stream.Length > 0;
        }

        if (TargetOf(_stream) != _openedAs || found.Length < _stream.Position)
        {
            _partial.Rewind(0);
            _stream.Dispose();
            Open();
            return _stream.Length > 0;
        }

        return false;
    }

    private static string? TargetOf(FileStream stream) =>
        OperatingSystem.IsLinux()
            ? File.ResolveLinkTarget($"/proc/self/fd/{stream.SafeFileHandle.DangerousGetHandle()}", returnFinalTarget: false)?.FullName
            : null;
}
