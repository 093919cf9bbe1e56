namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Detects that another program moved, removed or truncated an open log file, as logrotate does. Windows lets no program do that
/// while the file is open.
/// </summary>
/// <param name="path">The path at which the file was opened.</param>
/// <param name="file">The file, or <see langword="null"/> if its position is unrelated to its length.</param>
internal sealed class RotationDetector(string path, Stream? file)
{
    private readonly FileInfo _found = new(path);
    private readonly DateTime _openedAt = File.GetLastWriteTimeUtc(path);
    private bool? _isMeasured;

    public FileRotation Look()
    {
        if (OperatingSystem.IsWindows())
        {
            return FileRotation.None;
        }

        _found.Refresh();
        if (!_found.Exists)
        {
            return FileRotation.Moved;
        }

        if (file is not { CanSeek: true } || _isMeasured is false)
        {
            return FileRotation.None;
        }

        var position = file.Position;
        if (position == 0)
        {
            // Nothing was written, so only its time distinguishes the file from another empty one.
            return _found.LastWriteTimeUtc == _openedAt && _found.Length == 0 ? FileRotation.None : FileRotation.Moved;
        }

        return _found.Length >= position ? FileRotation.None
            : file.Length < position ? FileRotation.Truncated
            : FileRotation.Moved;
    }

    /// <summary>Finds out, after the first write, whether the file has a length at all; a device has none.</summary>
    public void Measure()
    {
        if (_isMeasured is null && file is { CanSeek: true })
        {
            _found.Refresh();
            _isMeasured = _found.Exists && _found.Length >= file.Position;
        }
    }
}
