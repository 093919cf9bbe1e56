using System.Diagnostics;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// Detects that another program moved, removed or truncated an open log file, as logrotate does. Windows lets no program do that
/// while the file is open.
/// </summary>
/// <remarks>
/// It looks at most once in a millisecond: a look costs as much as a write, and makes Linux write the time of the file with the next line.
/// Until then events go to the file that was moved. Where lines are not appended, it looks before each event whether the file was
/// truncated, because a write behind the end would leave a hole.
/// </remarks>
/// <param name="path">The path at which the file was opened.</param>
/// <param name="file">The file, or <see langword="null"/> if its position is unrelated to its length.</param>
internal sealed class RotationDetector(string path, Stream? file)
{
    private static readonly long Pause = Stopwatch.Frequency / 1_000;

    private readonly FileInfo _found = new(path);
    private readonly DateTime _openedAt = File.GetLastWriteTimeUtc(path);
    private readonly bool _isAppended = AppendMode.TrySet(file);
    private bool? _isMeasured;
    private long _lookedAt;

    /// <summary>Returns what became of the file since it was opened.</summary>
    public FileRotation Look()
    {
        if (OperatingSystem.IsWindows())
        {
            return FileRotation.None;
        }

        var now = Stopwatch.GetTimestamp();
        var isSoon = now - _lookedAt < Pause;
        if (isSoon && _isAppended)
        {
            return FileRotation.None;
        }

        var position = file is { CanSeek: true } && _isMeasured is not false ? file.Position : -1;
        if (position > 0 && file!.Length < position)
        {
            return FileRotation.Truncated;
        }

        if (isSoon)
        {
            return FileRotation.None;
        }

        _lookedAt = now;
        _found.Refresh();
        if (!_found.Exists)
        {
            return FileRotation.Moved;
        }

        // Where nothing was written, only its time distinguishes the file from another empty one.
        var isOther = position == 0 ? _found.LastWriteTimeUtc != _openedAt || _found.Length != 0 : _found.Length < position;
        return isOther ? FileRotation.Moved : FileRotation.None;
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
