using System.Text;
using Serilog.Ecs.Masking.Integrity;
using Serilog.Sinks.File;

namespace Serilog.Ecs.Masking.Files;

/// <summary>The path of a log file, and how Serilog's file sink writes it.</summary>
internal sealed record FileSettings
{
    public required string Path { get; init; }

    /// <summary>How the lines are chained, or <see langword="null"/> for no chain.</summary>
    public EcsIntegrityOptions? Integrity { get; init; }

    /// <summary>Whether the lines are chained.</summary>
    public bool HasChain => Integrity is { Algorithm: not EcsIntegrityAlgorithm.Off };

    public RollingInterval RollingInterval { get; init; } = RollingInterval.Infinite;

    public long? FileSizeLimitBytes { get; init; }

    public bool RollOnFileSizeLimit { get; init; }

    public int? RetainedFileCountLimit { get; init; }

    public TimeSpan? RetainedFileTimeLimit { get; init; }

    /// <summary>Whether events wait in memory until there are enough of them for one write.</summary>
    public bool Buffered { get; init; }

    /// <summary>Whether other processes write to the same file.</summary>
    public bool Shared { get; init; }

    public TimeSpan? FlushToDiskInterval { get; init; }

    public Encoding? Encoding { get; init; }

    /// <summary>The hooks of the user.</summary>
    public FileLifecycleHooks? Hooks { get; init; }

    /// <summary>The mode of each file from its first moment.</summary>
    public UnixModeHooks? Modes { get; init; }

    public bool RollsOnSize => RollOnFileSizeLimit && FileSizeLimitBytes is not null;

    /// <summary>Whether the sink chooses the name of the file.</summary>
    public bool Rolls => RollsOnSize || RollingInterval != RollingInterval.Infinite;

    public bool IsUtf8 => Encoding is null or UTF8Encoding;
}
