using Serilog.Ecs.Masking.Tool.Filtering;
using Serilog.Ecs.Masking.Tool.Reading.Events;

namespace Serilog.Ecs.Masking.Tool.Viewing;

/// <summary>What is shown, and how. Compiled once, and read by all threads.</summary>
internal sealed record ViewOptions
{
    /// <summary>The table that gives numbers to the names of members.</summary>
    public required NameTable Names { get; init; }

    /// <summary>The condition, or <see langword="null"/> if every line is shown.</summary>
    public FilterNode? Filter { get; init; }

    /// <summary>The minimum level, or 0.</summary>
    public int MinimumLevel { get; init; }

    /// <summary>The first time that is shown, in ticks of UTC.</summary>
    public long Since { get; init; }

    /// <summary>The time before which events are shown.</summary>
    public long Until { get; init; } = long.MaxValue;

    /// <summary>The only fields shown below an event, or <see langword="null"/>.</summary>
    public IReadOnlyList<string>? Fields { get; init; }

    /// <summary>Whether fields are shown too that mostly only machines read.</summary>
    public bool ShowsAll { get; init; }

    public bool ShowsService { get; init; }

    /// <summary>Whether times are those of this machine and not as they are written.</summary>
    public bool IsLocalTime { get; init; }

    public EcsConsoleTheme Theme { get; init; } = EcsConsoleTheme.None;

    /// <summary>The width to which lines are cut, or 0.</summary>
    public int Width { get; init; }

    /// <summary>Whether lines are shown that are not events.</summary>
    public bool ShowsOther => Filter is null && MinimumLevel == 0 && Since == 0 && Until == long.MaxValue;

    public bool HasTimes => Since > 0 || Until < long.MaxValue;
}
