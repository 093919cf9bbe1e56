using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.DevConsole;

/// <summary>Writes events to standard output, and those of a level and above to standard error.</summary>
/// <param name="formatter">Writes an event in one call.</param>
/// <param name="standardErrorFromLevel">The least level that goes to standard error, or <see langword="null"/> if none does.</param>
internal sealed class ConsoleSink(ITextFormatter formatter, LogEventLevel? standardErrorFromLevel) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, logEvent.Level >= standardErrorFromLevel ? ConsoleLines.Error : ConsoleLines.Out);
}
