using Serilog.Configuration;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Ecs.Masking.Document;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>
/// A file, or the files that it rolls to. Serilog's file sink drops events without a word where its file could not be opened, some
/// of them for ever; that no line was asked of the formatter gives it away, and the file is opened again.
/// </summary>
internal sealed class FilePlace : RoutePlace, IDisposable
{
    private readonly object _gate = new();
    private readonly EcsRoute _route;
    private readonly UnixModeHooks? _modes;
    private readonly SealingHooks? _sealing;
    private readonly WholeLineHooks _lines;
    private readonly TimeSpan _pause;
    private readonly TimeProvider _clock;
    private ILogEventSink? _file;
    private long? _failedAt;
    private bool _isDisposed;

    /// <param name="route">The route that leads here.</param>
    /// <param name="options">What the documents look like, and how the lines of this file are chained.</param>
    /// <param name="plan">The same, compiled.</param>
    /// <param name="pause">How long after a fault the file is left alone: each try costs the event's thread.</param>
    /// <param name="clock">The time.</param>
    public FilePlace(EcsRoute route, EcsOptions options, DocumentPlan plan, TimeSpan pause, TimeProvider clock)
    {
        _route = route;
        _pause = pause;
        _clock = clock;
        _modes = route.UnixMode is null ? null : new UnixModeHooks(UnixModeText.Parse(route.UnixMode)!.Value);
        _lines = new WholeLineHooks(_modes, hasUsers: false);
        _sealing = SealedFiles.IsWanted(options)
            ? SealedFiles.Hooks(options, plan, route.Path!, route.RollingInterval, RollsOnSize, shared: false, encoding: null, _modes)
            : null;
        Open();
    }

    private bool RollsOnSize => _route.FileSizeLimitBytes is not null;

    public override void Write(CharBuffer line, LogEvent logEvent)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_failedAt is { } failed && _clock.GetElapsedTime(failed) < _pause)
            {
                throw new IOException("The file could not be written a moment ago.");
            }

            try
            {
                if (!TryWrite(line, logEvent))
                {
                    Open();
                    _ = TryWrite(line, logEvent) ? true : throw new IOException("The file is not open.");
                }

                _failedAt = null;
            }
            catch
            {
                _failedAt = _clock.GetTimestamp();
                throw;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            if (_sealing is not null)
            {
                _sealing.Rolls = false;
            }

            (_file as IDisposable)?.Dispose();
            _file = null;
        }
    }

    private bool TryWrite(CharBuffer line, LogEvent logEvent)
    {
        try
        {
            return _file is not null && RenderedLine.Write(line, logEvent, _file);
        }
        catch (FileReplacedException)
        {
            return false;
        }
    }

    private void Open()
    {
        (_file as IDisposable)?.Dispose();
        _file = null;
        try
        {
            if (!RollsOnSize && _route.RollingInterval == RollingInterval.Infinite)
            {
                _modes?.Prepare(_route.Path!);
            }

            _file = LoggerSinkConfiguration.CreateSink(to => to.File(
                RenderedLine.Formatter, _route.Path!, LevelAlias.Minimum, _route.FileSizeLimitBytes, rollingInterval: _route.RollingInterval, rollOnFileSizeLimit: RollsOnSize,
                retainedFileCountLimit: _route.RetainedFileCountLimit, hooks: (FileLifecycleHooks?)_sealing ?? _lines));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            SelfLog.WriteLine("The file of the route '{0}' could not be opened: {1}.", _route.Name, ExceptionText.TypeName(fault));
        }
    }
}
