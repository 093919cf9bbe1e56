using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redacted;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Files;

/// <summary>
/// A log file that outlives what happens to it: it is opened again after a fault and after another program moved it, and reports how many
/// events it lacks.
/// </summary>
internal sealed class LogFile : IDisposable
{
    private static readonly LogEvent Probe = new(DateTimeOffset.UnixEpoch, LogEventLevel.Information, null, MessageTemplate.Empty, []);

    private readonly object _gate = new();
    private readonly string _path;
    private readonly OpenedFile _file;
    private readonly EcsTextFormatter _formatter;
    private readonly TimeProvider _clock;
    private readonly RetryPause _pause;
    private readonly FileOutage _outage = new();
    private bool _isBusy;
    private bool _isDisposed;

    private LogFile(string path, OpenedFile file, EcsTextFormatter formatter, TimeProvider clock)
    {
        _path = path;
        _file = file;
        _formatter = formatter;
        _clock = clock;
        _pause = new RetryPause(clock);
    }

    /// <summary>The file, as the settings name it.</summary>
    public string Path => _path;

    /// <summary>Opens a file when the logger is built.</summary>
    /// <param name="owner">The subject of the error message.</param>
    /// <param name="settings">The file.</param>
    /// <param name="hooks">The hooks of a file that is not shared.</param>
    /// <param name="formatter">Renders the events that report lost ones.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public static LogFile Open(string owner, FileSettings settings, LineHooks hooks, EcsTextFormatter formatter, TimeProvider clock)
    {
        var file = new OpenedFile(settings, hooks);
        try
        {
            file.Open();

            // A rolling sink opens its file with the first event. This one has no text.
            file.Write(new CharBuffer(1), Probe);
            _ = DiskSpace.IsUsedUp(settings.Path) ? throw new IOException("There is no space left on its disk.") : true;
            return new LogFile(settings.Path, file, formatter, clock);
        }
        catch (Exception fault)
        {
            file.End();
            if (LineEnd.IsExpected(fault))
            {
                throw new IOException($"{owner} cannot write the file '{System.IO.Path.GetFullPath(settings.Path)}': {fault.Message}", fault);
            }

            throw;
        }
    }

    /// <summary>Writes a line.</summary>
    /// <exception cref="Exception">The line is not in the file. The caller reports by <see cref="Miss"/> what became of the event.</exception>
    public void Write(CharBuffer line, LogEvent logEvent)
    {
        int? reported;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isBusy)
            {
                throw new InvalidOperationException("The event was logged by a hook of the file that it is for.");
            }

            if (_pause.IsActive)
            {
                throw new IOException("The file could not be written a moment ago.");
            }

            _isBusy = true;
            try
            {
                reported = WriteAfterReport(line, logEvent);
            }
            finally
            {
                _isBusy = false;
            }
        }

        if (reported is not null)
        {
            SelfLog.WriteLine("The log file {0} is written again. Events lost: {1}.", _path, reported);
        }
    }

    /// <summary>Counts an event that <see cref="Write"/> did not take.</summary>
    public void Miss(LogEvent logEvent, Exception fault, bool isElsewhere)
    {
        bool isTold;
        lock (_gate)
        {
            _outage.Add(1, isElsewhere, logEvent, fault, _clock.GetUtcNow());
            isTold = _outage.IsTold;
            _outage.IsTold = true;
        }

        // Not under the lock: a listener of the SelfLog may log.
        if (!isTold)
        {
            SelfLog.WriteLine("The log file {0} cannot be written: {1}. Events are counted until it can.", _path, ExceptionText.TypeName(fault));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            TryReport();
            CountLost(_file.End());
        }

        if (_outage.HasEvents)
        {
            SelfLog.WriteLine("The log file {0} is closed. Events lost since it could not be written: {1}.", _path, _outage.LostEvents);
        }
    }

    /// <summary>Returns the number of lost events that were reported before this one, or <see langword="null"/> where there was no outage.</summary>
    private int? WriteAfterReport(CharBuffer line, LogEvent logEvent)
    {
        var triedAt = _clock.GetTimestamp();
        var isReported = false;
        try
        {
            CountLost(_file.FollowRotation());
            _file.Open();
            var reported = Report();
            isReported = true;
            _file.Write(line, logEvent);
            _pause.End();
            return reported;
        }
        catch
        {
            var isKept = _file.CloseAfterFault(out var lostEvents);
            CountLost(lostEvents);
            if (isReported && isKept)
            {
                return null;
            }

            _pause.Begin(triedAt);
            throw;
        }
    }

    private int? Report()
    {
        if (!_outage.HasEvents)
        {
            return null;
        }

        var writer = DocumentWriter.Take();
        try
        {
            var logEvent = _outage.ToEvent(_path, _clock.GetUtcNow());
            _formatter.Render(writer, logEvent);

            // A report that waits in memory could be lost itself.
            _file.Write(writer.Line, logEvent, atOnce: true);
        }
        finally
        {
            writer.Return();
        }

        var lost = _outage.LostEvents;
        _outage.Clear();
        return lost;
    }

    private void TryReport()
    {
        try
        {
            if (_outage.HasEvents)
            {
                _file.Open();
                Report();
            }
        }
        catch (Exception)
        {
            // The count goes to the SelfLog.
        }
    }

    private void CountLost(int events)
    {
        if (events > 0)
        {
            _outage.Add(events, isElsewhere: false, null, new IOException(), _clock.GetUtcNow());
        }
    }
}
