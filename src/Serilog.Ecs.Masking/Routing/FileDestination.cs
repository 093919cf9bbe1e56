using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The file of a route, or the files that it rolls to.</summary>
internal sealed class FileDestination : RouteDestination, IDisposable
{
    private readonly LogFile _file;

    /// <param name="route">The route that leads here.</param>
    /// <param name="formatter">The formatter of the documents.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public FileDestination(EcsRoute route, EcsTextFormatter formatter, TimeProvider clock)
    {
        var settings = route.File!;
        _file = LogFile.Open($"The route '{route.Name}' of EcsRouted", settings, SealedFiles.HooksFor(formatter.Plan, settings), formatter, clock);
    }

    public override void Write(CharBuffer line, LogEvent logEvent) => _file.Write(line, logEvent);

    public override void Miss(LogEvent logEvent, Exception fault, bool isElsewhere) => _file.Miss(logEvent, fault, isElsewhere);

    public void Dispose() => _file.Dispose();
}
