using Serilog.Configuration;
using Serilog.Core;
using Serilog.Ecs.Masking.DevConsole;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Json;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>Standard output.</summary>
internal sealed class ConsolePlace : RoutePlace
{
    private readonly ILogEventSink _console;

    public ConsolePlace()
    {
        ConsoleStreams.UseUtf8(withStandardError: false);
        _console = LoggerSinkConfiguration.CreateSink(static to => to.Console(RenderedLine.Formatter));
    }

    public override void Write(CharBuffer line, LogEvent logEvent) => RenderedLine.Write(line, logEvent, _console);
}
