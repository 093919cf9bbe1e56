namespace Serilog.Ecs.Masking;

/// <summary>How <c>WriteTo.EcsConsole</c> writes events.</summary>
public enum EcsConsoleFormat
{
    /// <summary>
    /// As the environment variable <c>LOG_FORMAT</c> says, <c>json</c> or <c>text</c>. Where it is not set, as <see cref="Text"/> in
    /// the environments Development and local, and as <see cref="Json"/> in all others.
    /// </summary>
    Auto,

    /// <summary>As ECS documents, one line each, for a collector.</summary>
    Json,

    /// <summary>As text for a person at a terminal, masked like the documents.</summary>
    Text,
}
