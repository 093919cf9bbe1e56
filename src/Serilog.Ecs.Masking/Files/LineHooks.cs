using System.Text;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Puts a <see cref="LineStream"/> before each file that a sink opens, and calls the hooks of the user.</summary>
internal class LineHooks(FileSettings settings) : FileLifecycleHooks
{
    private bool _isInEvent;
    private bool _writesAtOnce;

    /// <summary>Gets the lines of the file that is open, or was open last.</summary>
    public LineStream? Lines { get; private set; }

    /// <summary>Gets what detects that the open file was moved or truncated, or <see langword="null"/> if nothing can.</summary>
    public RotationDetector? Rotation { get; private set; }


    /// <summary>Whether another file follows the one that is closed next.</summary>
    public bool Rolls { get; set; }

    /// <summary>Begins an event, in whichever file the sink writes it to.</summary>
    public void BeginEvent(bool writesAtOnce) => SetEvent(isInEvent: true, writesAtOnce);

    public void EndEvent() => SetEvent(isInEvent: false, writesAtOnce: false);

    public sealed override Stream OnFileOpened(string path, Stream underlyingStream, Encoding encoding)
    {
        settings.Modes?.OnFileOpened(path, underlyingStream, encoding);
        IsTorn = settings.Hooks is not null && Lines is { IsTorn: true };

        // The hooks of the user may compress or encrypt; the lines are complete before that.
        var stream = settings.Hooks is null ? underlyingStream : settings.Hooks.OnFileOpened(path, underlyingStream, encoding)
            ?? throw new InvalidOperationException("A hook returned no stream for an opened file.");
        try
        {
            Lines = new LineStream(stream, EndsInMidLine(path), settings.Buffered) { IsInEvent = _isInEvent, WritesAtOnce = _writesAtOnce };
            Rotation = settings.Hooks is null ? new RotationDetector(path, underlyingStream) : new RotationDetector(path, null);
            return Seal(path, Lines);
        }
        catch
        {
            // The sink that opened the stream does not know it.
            stream.Dispose();
            throw;
        }
    }

    public sealed override void OnFileDeleting(string path) => settings.Hooks?.OnFileDeleting(path);

    /// <summary>Whether the last write through the hooks of the user may have left a part of a line.</summary>
    protected bool IsTorn { get; private set; }

    /// <summary>Returns the stream that the sink writes to.</summary>
    protected virtual Stream Seal(string path, LineStream lines) => lines;

    private void SetEvent(bool isInEvent, bool writesAtOnce)
    {
        (_isInEvent, _writesAtOnce) = (isInEvent, writesAtOnce);
        if (Lines is not null)
        {
            (Lines.IsInEvent, Lines.WritesAtOnce) = (isInEvent, writesAtOnce);
        }
    }

    // A single line break is none in other encodings.
    private bool EndsInMidLine(string path) =>
        settings.IsUtf8 && (settings.Hooks is null ? LineEnd.IsMissing(path) : IsTorn);
}
