using Serilog.Core;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The alert sinks, which write in their own way what masked copies of events hold.</summary>
internal sealed class AlertDestination(ILogEventSink sinks) : RouteDestination
{
    public override void Write(CharBuffer line, LogEvent logEvent) => sinks.Emit(logEvent);
}
