using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Ecs.Masking.Redaction.Buffers;
using Serilog.Events;

namespace Serilog.Ecs.Masking.Routing;

/// <summary>The file of a route, or the files that it rolls to.</summary>
internal sealed class FilePlace : RoutePlace, IDisposable
{
    private readonly LogFile _file;

    /// <param name="route">The route that leads here.</param>
    /// <param name="options">The options of the documents, and how the lines of this file are chained.</param>
    /// <param name="formatter">The formatter of the documents.</param>
    /// <param name="clock">The time.</param>
    /// <exception cref="IOException">The file cannot be written; the message names it.</exception>
    public FilePlace(EcsRoute route, EcsOptions options, EcsTextFormatter formatter, TimeProvider clock)
    {
        var settings = new FileSettings
        {
            Path = route.Path!,
            RollingInterval = route.RollingInterval,
            FileSizeLimitBytes = route.FileSizeLimitBytes,
            RollOnFileSizeLimit = true,
            RetainedFileCountLimit = route.RetainedFileCountLimit,
            Modes = route.UnixMode is null ? null : new UnixModeHooks(UnixModeText.Parse(route.UnixMode)!.Value),
        };
        _file = LogFile.Open($"The route '{route.Name}' of EcsRouted", settings, SealedFiles.HooksFor(options, formatter.Plan, settings), formatter, clock);
    }

    public override void Write(CharBuffer line, LogEvent logEvent) => _file.Write(line, logEvent);

    public override void Miss(LogEvent logEvent, Exception fault, bool isElsewhere) => _file.Miss(logEvent, fault, isElsewhere);

    public void Dispose() => _file.Dispose();
}
