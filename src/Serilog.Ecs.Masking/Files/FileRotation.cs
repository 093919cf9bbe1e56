namespace Serilog.Ecs.Masking.Files;

/// <summary>The changes that another program makes to an open log file.</summary>
internal enum FileRotation
{
    None,

    /// <summary>The file is no longer at its path.</summary>
    Moved,

    /// <summary>The file lost its contents.</summary>
    Truncated,
}
