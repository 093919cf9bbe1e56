using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.Files;

/// <summary>Lets a sink write a line that is rendered already: the sink formats on the thread that hands it the event.</summary>
internal sealed class RenderedLine : ITextFormatter
{
    [ThreadStatic]
    private static CharBuffer? t_line;

    [ThreadStatic]
    private static bool t_isWritten;

    public static RenderedLine Formatter { get; } = new();

    /// <summary>
    /// Hands a sink an event whose line is known, and returns whether it took the line: a file that cannot be opened drops it without a word.
    /// </summary>
    public static bool Write(CharBuffer line, LogEvent logEvent, ILogEventSink sink)
    {
        var (outer, isOuterWritten) = (t_line, t_isWritten);
        t_line = line;
        t_isWritten = false;
        try
        {
            sink.Emit(logEvent);
            return t_isWritten;
        }
        finally
        {
            // What a sink logs while it writes may come here too.
            (t_line, t_isWritten) = (outer, isOuterWritten);
        }
    }

    public void Format(LogEvent logEvent, TextWriter output)
    {
        (t_line ?? throw new InvalidOperationException("The sink does not format where it gets its events.")).WriteTo(output);
        t_isWritten = true;
    }
}
