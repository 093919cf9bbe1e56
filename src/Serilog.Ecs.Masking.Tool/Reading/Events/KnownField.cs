namespace Serilog.Ecs.Masking.Tool.Reading.Events;

/// <summary>The fields that a command shows in a place of their own.</summary>
internal enum KnownField : byte
{
    /// <summary>Any other field.</summary>
    None,
    Timestamp,
    Level,
    Message,
    Logger,
    TraceId,
    ErrorType,
    ErrorMessage,
    StackTrace,

    /// <summary>The same in all events of a process, or a value that mostly only programs read.</summary>
    Minor,

    /// <summary><c>service.name</c>: minor where all lines are of one service.</summary>
    Service,
}
