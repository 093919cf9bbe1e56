namespace Serilog.Ecs.Masking;

/// <summary>How <c>WriteTo.EcsConsole</c> writes events.</summary>
public enum EcsConsoleFormat
{
    /// <summary>
    /// The value of the environment variable <c>LOG_FORMAT</c>, <c>json</c> or <c>text</c>. Without it, <see cref="Text"/> in
    /// the environments Development and local, and <see cref="Json"/> in all others.
    /// </summary>
    Auto,

    /// <summary>ECS documents, one line each, for a collector.</summary>
    Json,

    /// <summary>Masked text for a terminal.</summary>
    Text,
}
