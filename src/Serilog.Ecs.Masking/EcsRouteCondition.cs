using Serilog.Events;

namespace Serilog.Ecs.Masking;

/// <summary>The events that an <see cref="EcsRoute"/> takes: those that meet all conditions. Without a condition it takes every event.</summary>
public sealed class EcsRouteCondition
{
    /// <summary>
    /// Whether only events match in which personal data was masked, in whatever part, or which could not be judged. The default is
    /// <see langword="false"/>.
    /// </summary>
    public bool PersonalData { get; init; }

    /// <summary>The lowest level that matches. The default is <see langword="null"/>: every level.</summary>
    public LogEventLevel? Level { get; init; }

    /// <summary>The lowest <c>Priority</c> that matches. The default is <see langword="null"/>: every one, and none.</summary>
    public int? Priority { get; init; }

    /// <summary>The topic that matches, whatever its casing. The default is <see langword="null"/>: every one, and none.</summary>
    public string? Topic { get; init; }

    internal bool IsEmpty => !PersonalData && IsEmptyButForPersonalData;

    internal bool IsEmptyButForPersonalData => Level is null && Priority is null && Topic is null;
}
