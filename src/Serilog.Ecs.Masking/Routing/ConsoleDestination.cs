using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Standard output.</summary>
internal sealed class ConsoleDestination : RouteDestination
{
    public ConsoleDestination() => ConsoleStreams.UseUtf8(withStandardError: false);

    public override void Write(CharBuffer line, LogEvent logEvent) => line.WriteTo(ConsoleLines.Out);
}
