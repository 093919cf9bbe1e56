using Serilog.Configuration;
using Serilog.Ecs.Masking.Files;
using Serilog.Ecs.Masking.Integrity;

namespace Serilog.Ecs.Masking;

/// <summary>
/// A destination for events: a file, the console or alert sinks. An event takes the first route whose condition it meets. Routes for personal
/// data are tried before all others.
/// </summary>
/// <remarks>
/// <para>
/// In settings, where named entries have no order, routes for personal data come first, then those with the higher level, then
/// those with the higher priority, then those for a topic, then the others; of equals, the first by name. One route must have no
/// condition, so that no event is lost. Where there are routes for personal data, one of these must have no other condition.
/// </para>
/// <para>
/// When a destination cannot be written, the line goes to the next route that takes the event, and then to any other file. Personal data
/// only goes to other routes for personal data. If all of these fail, a document without its content records that there was an event.
/// </para>
/// </remarks>
public sealed class EcsRoute
{
    private EcsRoute(EcsRouteCondition? when, string? name, bool also)
    {
        When = when ?? new EcsRouteCondition();
        Name = name ?? "";
        Also = also;
    }

    internal string Name { get; private set; }

    internal EcsRouteCondition When { get; }

    internal bool Also { get; }

    /// <summary>The file, or <see langword="null"/> for a route to another destination.</summary>
    internal FileSettings? File { get; private init; }

    internal UnixFileMode? UnixMode { get; private init; }

    /// <summary>Adds the alert sinks, or <see langword="null"/> for a route to another destination.</summary>
    internal Action<LoggerSinkConfiguration>? Alerts { get; private init; }

    internal bool PersonalData => When.PersonalData;

    /// <summary>Creates a route to a file.</summary>
    /// <param name="path">The file; with a <paramref name="rollingInterval"/> the date is put before its extension.</param>
    /// <param name="when">The events that it takes. The default is <see langword="null"/>: every event.</param>
    /// <param name="name">The name by which faults are reported. The default is <see langword="null"/>: the number of the route.</param>
    /// <param name="also">
    /// Whether the route gets all events that it takes in addition to their own route. The default is <see langword="false"/>: an event goes to one
    /// route.
    /// </param>
    /// <param name="unixMode">
    /// The permissions of the file: <c>UserRead | UserWrite</c> is its owner alone. A file is created with them, and so is each that it rolls to; an
    /// existing file gets them before a line is added. The default is <see langword="null"/>: those of the system. Windows has no such modes; there the
    /// folder's permissions count.
    /// </param>
    /// <param name="rollingInterval">The interval after which a new file is started. The default is <see cref="RollingInterval.Infinite"/>: never.</param>
    /// <param name="fileSizeLimitBytes">
    /// The size at which a file is full and followed by another, in bytes: at least 1, or 65,536 with a chain. The default is <see langword="null"/>: no limit.
    /// </param>
    /// <param name="retainedFileCountLimit">The number of files that are kept. The default is <see langword="null"/>: all.</param>
    /// <param name="integrity">Chains the lines of the file by their hashes. The default is <see langword="null"/>: no chain.</param>
    /// <returns>The route.</returns>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <example><code>EcsRoute.ToFile("logs/errors.jsonl", new() { Level = LogEventLevel.Error }, rollingInterval: RollingInterval.Day)</code></example>
    public static EcsRoute ToFile(
        string path,
        EcsRouteCondition? when = null,
        string? name = null,
        bool also = false,
        UnixFileMode? unixMode = null,
        RollingInterval rollingInterval = RollingInterval.Infinite,
        long? fileSizeLimitBytes = null,
        int? retainedFileCountLimit = null,
        EcsIntegrityOptions? integrity = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var file = new FileSettings
        {
            Path = path,
            Integrity = integrity,
            RollingInterval = rollingInterval,
            FileSizeLimitBytes = fileSizeLimitBytes,
            RollOnFileSizeLimit = true,
            RetainedFileCountLimit = retainedFileCountLimit,
            Modes = unixMode is { } mode ? new UnixModeHooks(mode) : null,
        };
        return new EcsRoute(when, name, also) { File = file, UnixMode = unixMode };
    }

    /// <summary>Creates a route to standard output, which is UTF-8 where it does not go to a terminal.</summary>
    /// <param name="when">The events that it takes. The default is <see langword="null"/>: every event.</param>
    /// <param name="name">The name by which faults are reported. The default is <see langword="null"/>: the number of the route.</param>
    /// <param name="also">
    /// Whether the route gets all events that it takes in addition to their own route. The default is <see langword="false"/>: an event goes to one
    /// route.
    /// </param>
    /// <returns>The route.</returns>
    public static EcsRoute ToConsole(EcsRouteCondition? when = null, string? name = null, bool also = false) => new(when, name, also);

    /// <summary>Creates a route to alert sinks, which get a masked copy of the event.</summary>
    /// <param name="alerts">Adds the sinks, as in <c>wt => wt.Sink(pager)</c>.</param>
    /// <param name="when">The events that it takes. The default is <see langword="null"/>: every event.</param>
    /// <param name="name">The name by which faults are reported. The default is <see langword="null"/>: the number of the route.</param>
    /// <param name="also">
    /// Whether the route gets all events that it takes in addition to their own route. The default is <see langword="false"/>: an event goes to one
    /// route.
    /// </param>
    /// <returns>The route.</returns>
    public static EcsRoute ToAlerts(Action<LoggerSinkConfiguration> alerts, EcsRouteCondition? when = null, string? name = null, bool also = false)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        return new EcsRoute(when, name, also) { Alerts = alerts };
    }

    /// <summary>Returns the same route with a name.</summary>
    internal EcsRoute Named(string name)
    {
        var copy = (EcsRoute)MemberwiseClone();
        copy.Name = name;
        return copy;
    }
}
