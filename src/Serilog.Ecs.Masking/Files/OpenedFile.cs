using System.Globalization;
using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Serilog's file sink, which can be closed and opened again. For one thread at a time.</summary>
internal sealed class OpenedFile
{
    private readonly FileSettings _settings;
    private readonly LineHooks? _hooks;
    private readonly SharedLines? _shared;
    private ILogEventSink? _sink;

    public OpenedFile(FileSettings settings, LineHooks hooks)
    {
        _settings = settings;
        _hooks = settings.Shared ? null : hooks;
        _shared = settings.Shared ? new SharedLines(settings.IsUtf8) : null;
    }

    /// <summary>Opens the file if it is closed.</summary>
    public void Open()
    {
        if (_sink is not null)
        {
            return;
        }

        if (!_settings.Rolls)
        {
            // The sink would keep the fault to itself.
            _settings.Modes?.Prepare(_settings.Path);
            EnsureWritable(_settings.Path);
        }

        _sink = LoggerSinkConfiguration.CreateSink(to => to.File(
            (ITextFormatter?)_shared ?? RenderedLine.Formatter,
            _settings.Path,
            LevelAlias.Minimum,
            _settings.FileSizeLimitBytes,
            buffered: false,
            shared: _settings.Shared,
            flushToDiskInterval: _settings.FlushToDiskInterval,
            rollingInterval: _settings.RollingInterval,
            rollOnFileSizeLimit: _settings.RollsOnSize,
            retainedFileCountLimit: _settings.RetainedFileCountLimit,
            encoding: _settings.Encoding,
            hooks: (FileLifecycleHooks?)_hooks ?? _settings.Hooks,
            retainedFileTimeLimit: _settings.RetainedFileTimeLimit));
    }

    /// <summary>Writes a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="logEvent">Its event.</param>
    /// <param name="atOnce">Whether it is written although events are buffered.</param>
    /// <exception cref="IOException">The line is not in the file.</exception>
    public void Write(CharBuffer line, LogEvent logEvent, bool atOnce = false)
    {
        try
        {
            WriteOnce(line, logEvent, atOnce);
        }
        catch (FileReplacedException)
        {
            Close();
            Open();
            WriteOnce(line, logEvent, atOnce);
        }

        _hooks?.Rotation?.Measure();
    }

    /// <summary>Closes the file if it was moved or truncated, or if a timer of the sink could not write it.</summary>
    /// <returns>The number of events that were lost.</returns>
    public int FollowRotation()
    {
        if (_sink is null)
        {
            return 0;
        }

        if (_hooks?.Lines is { HasFailed: true })
        {
            CloseAfterFault(out var waitingEvents);
            return waitingEvents;
        }

        var rotation = _hooks is null
            ? _shared!.HasMoved() ? FileRotation.Moved : FileRotation.None
            : _hooks.Rotation?.Look() ?? FileRotation.None;
        if (rotation == FileRotation.Truncated)
        {
            _hooks!.Lines!.Abandon();
            Close();
        }
        else if (rotation == FileRotation.Moved)
        {
            // A chain goes on in the new file.
            SetRolls(true);
            CloseAfterFault(out var lostEvents);
            SetRolls(_settings.Rolls);
            return lostEvents;
        }

        return 0;
    }

    /// <summary>Closes the file after a write that failed.</summary>
    /// <param name="lostEvents">The number of earlier events that waited in memory and are lost.</param>
    /// <returns>Whether the write succeeded when the file was closed.</returns>
    public bool CloseAfterFault(out int lostEvents)
    {
        var lines = _hooks?.Lines;
        Close();
        var isKept = lines is { IsKept: true };
        lostEvents = isKept || lines is not { HasFailed: true } ? 0 : lines.WaitingEvents - (lines.FailedInEvent ? 1 : 0);
        return isKept;
    }

    /// <summary>Closes the file for good.</summary>
    /// <returns>The number of events that were lost.</returns>
    public int End()
    {
        SetRolls(false);
        CloseAfterFault(out var lostEvents);
        return lostEvents;
    }

    private static void EnsureWritable(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete).Dispose();
    }

    private void WriteOnce(CharBuffer line, LogEvent logEvent, bool atOnce)
    {
        _hooks?.BeginEvent(atOnce);
        try
        {
            if (_sink is null || !RenderedLine.Write(line, logEvent, _sink))
            {
                throw new IOException(_settings is { FileSizeLimitBytes: { } limit, RollsOnSize: false }
                    ? string.Create(CultureInfo.InvariantCulture, $"The file has reached its limit of {limit} bytes.")
                    : "The file is not open.");
            }
        }
        finally
        {
            _hooks?.EndEvent();
        }
    }

    private void Close()
    {
        try
        {
            (_sink as IDisposable)?.Dispose();
        }
        catch (Exception)
        {
            // The events that could not be written are counted. On a full disk the end of a chain cannot be written either.
        }

        _sink = null;
        _shared?.Close();
    }

    private void SetRolls(bool rolls)
    {
        if (_hooks is not null)
        {
            _hooks.Rolls = rolls;
        }
    }
}
