using Microsoft.Win32.SafeHandles;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Begins each event of a shared file on a line of its own. The sink formats while it holds the lock of all processes, with the file at
/// its end, and takes no hooks.
/// </summary>
internal sealed class SharedLines(bool isUtf8) : ITextFormatter
{
    private FileStream? _file;
    private SafeFileHandle? _reader;

    public void Format(LogEvent logEvent, TextWriter output)
    {
        if (output is StreamWriter { BaseStream: FileStream file })
        {
            Follow(file);
            if (isUtf8 && _reader is not null && LineEnd.IsMissing(_reader, file.Position))
            {
                output.Write('\n');
            }
        }

        RenderedLine.Formatter.Format(logEvent, output);
    }

    /// <summary>Returns whether the file at the path is another one than the sink writes to.</summary>
    public bool HasMoved()
    {
        if (_file is not { CanSeek: true } file || OperatingSystem.IsWindows())
        {
            return false;
        }

        // Other processes may write between the calls.
        var before = file.Length;
        var found = new FileInfo(file.Name);
        return !found.Exists || found.Length < before || found.Length > file.Length;
    }

    public void Close()
    {
        _reader?.Dispose();
        (_file, _reader) = (null, null);
    }

    private void Follow(FileStream file)
    {
        if (!ReferenceEquals(file, _file))
        {
            Close();
            _file = file;
            _reader = TryOpen(file.Name);
        }
    }

    private static SafeFileHandle? TryOpen(string path)
    {
        try
        {
            return LineEnd.Open(path);
        }
        catch (Exception fault) when (LineEnd.IsExpected(fault))
        {
            return null;
        }
    }
}
