using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Serilog.Ecs.Masking.Tests.Support;

/// <summary>Any sink that takes a formatter.</summary>
internal sealed class FormattedSink(ITextFormatter formatter, TextWriter output) : ILogEventSink
{
    public void Emit(LogEvent logEvent) => formatter.Format(logEvent, output);
}
