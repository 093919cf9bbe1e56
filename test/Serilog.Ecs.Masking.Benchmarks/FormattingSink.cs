using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.Benchmarks;

/// <summary>A sink that renders each event and keeps nothing of it.</summary>
internal sealed class FormattingSink(ITextFormatter formatter) : ILogEventSink
{
    private readonly TextWriter _output = new ForgettingWriter();

    public long Events { get; private set; }

    public void Emit(LogEvent logEvent)
    {
        // The writer is one for all threads.
        lock (_output)
        {
            formatter.Format(logEvent, _output);
            Events++;
        }
    }
}
