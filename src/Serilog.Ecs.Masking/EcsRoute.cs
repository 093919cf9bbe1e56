using Serilog.Events;

namespace Serilog.Ecs.Masking;

/// <summary>
/// One way of an event to where it is kept. An event takes the first route all of whose conditions it meets; a route without a
/// condition takes every event. Routes for personal data are tried before all others.
/// </summary>
/// <remarks>
/// <para>
/// In settings, where named entries have no order, routes for personal data come first, then those with the higher level, then
/// those with the higher priority, then those for a topic, then the others; of equals, the first by name. One route must have no
/// condition, so that no event is lost, and where there are routes for personal data one of these must have no other.
/// </para>
/// <para>
/// Where a place cannot be written, the line goes to the next route that takes the event, and then to any other file. Personal data
/// only goes to other routes for personal data; if all of these fail, a document stands elsewhere that says no more than that there was an event.
/// </para>
/// </remarks>
public sealed class EcsRoute
{
    /// <summary>The name by which faults are reported. The default is empty.</summary>
    public string Name { get; set; } = "";

    /// <summary>
    /// Whether it takes only events in which personal data was masked, wherever it stood, or which could not be judged. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool PersonalData { get; set; }

    /// <summary>The lowest level that it takes. The default is <see langword="null"/>: every level.</summary>
    public LogEventLevel? Level { get; set; }

    /// <summary>The lowest <c>Priority</c> that it takes. The default is <see langword="null"/>: every one, and none.</summary>
    public int? Priority { get; set; }

    /// <summary>The topic that it takes, whatever its casing. The default is <see langword="null"/>: every one, and none.</summary>
    public string? Topic { get; set; }

    /// <summary>
    /// Whether it gets every event that it takes, besides the one place that the event has otherwise; personal data too, masked as
    /// everywhere. The default is <see langword="false"/>: no event is in two places.
    /// </summary>
    public bool Also { get; set; }

    /// <summary>The file that it leads to; with a <see cref="RollingInterval"/> the date is put before its extension. The default is <see langword="null"/>.</summary>
    public string? Path { get; set; }

    /// <summary>Whether it leads to standard output, which is UTF-8 where it goes to no terminal. The default is <see langword="false"/>.</summary>
    public bool Console { get; set; }

    /// <summary>Whether it leads to the alert sinks, which get a masked copy of the event. The default is <see langword="false"/>.</summary>
    public bool Alert { get; set; }

    /// <summary>
    /// Who may read and write the file, as in <c>chmod</c>: <c>0600</c> is its owner alone. A file is created with it, and so is
    /// each that it rolls to; one that is there already gets it before a line is added. The default is <see langword="null"/>: as the system has it. Windows has no such modes; there
    /// the folder's permissions count.
    /// </summary>
    public string? UnixMode { get; set; }

    /// <summary>When a new file is begun. The default is <see cref="RollingInterval.Infinite"/>: never.</summary>
    public RollingInterval RollingInterval { get; set; } = RollingInterval.Infinite;

    /// <summary>The size at which a file is full and followed by another, in bytes: at least 1, or 65,536 with a chain. The default is <see langword="null"/>: no limit.</summary>
    public long? FileSizeLimitBytes { get; set; }

    /// <summary>How many files are kept. The default is <see langword="null"/>: all.</summary>
    public int? RetainedFileCountLimit { get; set; }

    /// <summary>Chains the lines of the file. The default is <see langword="null"/>: no chain.</summary>
    public EcsIntegrityOptions? Integrity { get; set; }

    internal bool HasCondition => PersonalData || Level is not null || Priority is not null || Topic is not null;
}
