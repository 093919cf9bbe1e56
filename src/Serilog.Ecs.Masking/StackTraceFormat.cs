namespace Serilog.Ecs.Masking;

/// <summary>How <c>error.stack_trace</c> is written.</summary>
public enum StackTraceFormat
{
    /// <summary>One text with line breaks, as ECS and Kibana's error view expect it.</summary>
    Text,

    /// <summary>An array with one element a line.</summary>
    Array,

    /// <summary>No stack trace; <c>error.type</c> and <c>error.message</c> are still written.</summary>
    Off,
}
